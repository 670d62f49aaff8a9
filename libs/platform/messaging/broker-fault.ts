import { DomainError } from '#libs/errors';
import { PlatformSettings, kafkaSecurityShape } from '../config/index.js';
import { named, tlsFault } from '../tls-fault.js';
import type { BrokerAccess } from './ports.js';

const { kafkaTls, kafkaTlsCaFile, kafkaTlsCertFile } = kafkaSecurityShape;
const { kafkaSaslMechanism, kafkaSaslUsername, kafkaSaslPassword } = kafkaSecurityShape;

/** Says plainly how the settings keep us out: the broker, the cause and what to set; any other error is left as it is. */
export function brokerFault(error: unknown, { brokers, security }: BrokerAccess): unknown {
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
    const text = tlsFault(cause, end) ?? signInFault(cause, server, security?.kafkaSaslUsername);
    if (text) return new DomainError('BROKER_UNAVAILABLE', 'unavailable', text);
  }
  if (!causes.some(({ name }) => name === 'KafkaJSConnectionClosedError')) return error;
  const missing = [security?.kafkaTls ? [] : kafkaTls, security?.kafkaSaslMechanism ? [] : kafkaSaslMechanism].flat();
  if (missing.length === 0) return error;
  const what = missing.map(named).join(' or ');
  const text = `${server} closed the connection. Where it wants TLS or a sign-in, set ${what}.`;
  return new DomainError('BROKER_UNAVAILABLE', 'unavailable', text);
}

/** An error of the client, as far as it is looked at. */
interface Cause {
  readonly name?: string;
  /** Of an error that the broker answered. */
  readonly type?: string;
  readonly message?: string;
  readonly broker?: string;
  readonly cause?: unknown;
}

function signInFault({ name, type }: Cause, server: string, user = ''): string | undefined {
  if (type === 'UNSUPPORTED_SASL_MECHANISM')
    return `${server} knows no sign-in of this kind. Set ${named(kafkaSaslMechanism)} to one that it knows.`;
  if (name !== 'KafkaJSSASLAuthenticationError') return undefined;
  return `${server} refuses the sign-in of ${user}. Set ${named(kafkaSaslUsername)} and ${named(kafkaSaslPassword)}.`;
}

function causesOf(error: unknown): Cause[] {
  const causes: Cause[] = [];
  for (let next = error as Cause | undefined; next && causes.length < 5; next = next.cause as Cause) causes.push(next);
  return causes;
}
