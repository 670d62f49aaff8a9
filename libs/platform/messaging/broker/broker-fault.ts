import { kafkaSecurityShape, placeOf, PlatformSettings } from '../../config/index.js';
import { tlsFault } from '../../config/tls-fault.js';
import { errors } from '../../errors.js';
import type { BrokerAccess } from './access.js';

const { kafkaTls, kafkaTlsCaFile, kafkaTlsCertFile } = kafkaSecurityShape;
const { kafkaSaslMechanism, kafkaSaslUsername, kafkaSaslPassword } = kafkaSecurityShape;

/** Operation that was attempted at the broker. */
export interface BrokerUse {
  readonly act: 'see' | 'read' | 'write';
  readonly topics: readonly string[];
  readonly group?: string;
}

const rights = { see: 'Describe', read: 'Read and Describe', write: 'Write and Describe' } as const;

/** Message of `brokerFault`, or of the client where there is no better one. */
export function brokerFaultText(error: unknown, access: BrokerAccess, use: BrokerUse): string {
  const fault = brokerFault(error, access, use);
  return fault instanceof Error ? fault.message : String(fault);
}

/**
 * Says plainly what keeps us out: the broker, the cause and what to set or to grant; any other error is left as it is.
 * @returns BROKER_UNAVAILABLE, or the error
 */
export function brokerFault(
  error: unknown,
  { brokers, security }: BrokerAccess,
  use: BrokerUse = { act: 'see', topics: [] },
): unknown {
  const causes = causesOf(error);
  const broker = causes.find((cause) => cause.broker)?.broker ?? brokers.join(', ');
  const server = `The broker at ${broker}`;
  const end = {
    server,
    authority: kafkaTlsCaFile,
    certificate: kafkaTlsCertFile,
    showsCertificate: Boolean(security?.kafkaTlsCertFile),
    name: PlatformSettings.shape.kafkaBrokers,
    enabled: kafkaTls,
  };
  for (const cause of causes) {
    const text =
      tlsFault(cause, end) ??
      signInFault(cause, server, security?.kafkaSaslUsername) ??
      rightsFault(cause, security?.kafkaSaslUsername, use);
    if (text) return errors.BROKER_UNAVAILABLE(text);
  }
  const away = causes.find(({ name = '' }) => awayNames.test(name));
  if (!away) return error;
  const missing = [security?.kafkaTls ? [] : kafkaTls, security?.kafkaSaslMechanism ? [] : kafkaSaslMechanism].flat();
  const what = missing.map(placeOf).join(' or ');
  const text =
    away.name === 'KafkaJSConnectionClosedError' && missing.length > 0
      ? `${server} closed the connection. Where it wants TLS or a sign-in, set ${what}.`
      : `${server} cannot be reached: ${away.message}. Look at ${placeOf(PlatformSettings.shape.kafkaBrokers)}.`;
  return errors.BROKER_UNAVAILABLE(text);
}

const awayNames = /^KafkaJS(Connection|RequestTimeout|BrokerNotFound)/;

/** An error of the client, as far as it is looked at. */
interface Cause {
  readonly name?: string;
  /** Of an error that the broker returned. */
  readonly type?: string;
  readonly message?: string;
  readonly broker?: string;
  readonly cause?: unknown;
}

function signInFault({ name, type }: Cause, server: string, user = ''): string | undefined {
  if (type === 'UNSUPPORTED_SASL_MECHANISM')
    return `${server} knows no sign-in of this kind. Set ${placeOf(kafkaSaslMechanism)} to one that it knows.`;
  if (name !== 'KafkaJSSASLAuthenticationError') return undefined;
  return `${server} refuses the sign-in of ${user}. Set ${placeOf(kafkaSaslUsername)} and ${placeOf(kafkaSaslPassword)}.`;
}

/** Rights that a user must be granted, one at a time, since the broker reports only one. */
function rightsFault({ name, type }: Cause, username: string | undefined, use: BrokerUse): string | undefined {
  const user = username ? `User ${username}` : 'Who has not signed in';
  const topics = use.topics.join(', ') || 'the topics';
  if (type === 'TOPIC_AUTHORIZATION_FAILED')
    return `${user} may not ${use.act} ${topics} (${type}). Grant ${rights[use.act]} on these topics.`;
  if (type === 'GROUP_AUTHORIZATION_FAILED')
    return `${user} may not use the consumer group ${use.group} (${type}). Grant Read on this group.`;
  if (type === 'CLUSTER_AUTHORIZATION_FAILED')
    return `${user} may not publish idempotently (${type}). Grant Write on ${topics}; before Kafka 2.8 also IdempotentWrite on the cluster.`;
  // The client does not say why no broker names it.
  if (name === 'KafkaJSGroupCoordinatorNotFound')
    return `${user} finds no coordinator of the consumer group ${use.group}. Grant Read on this group, unless the brokers have only just started.`;
  return undefined;
}

function causesOf(error: unknown): Cause[] {
  const causes: Cause[] = [];
  for (let next = error as Cause | undefined; next && causes.length < 5; next = next.cause as Cause) causes.push(next);
  return causes;
}
