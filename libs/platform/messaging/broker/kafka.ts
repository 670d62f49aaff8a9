import './kafkajs-mended.js';
import fs from 'node:fs';
import {
  type Admin,
  type Consumer,
  type ICustomPartitioner,
  Kafka,
  type KafkaConfig,
  type LogEntry,
  logLevel,
  Partitioners,
  type Producer,
  type SASLOptions,
} from 'kafkajs';
import type { KafkaSecuritySettings } from '../../config/index.js';
import type { BrokerAccess, MessagingLogger } from './access.js';
import { brokerFault } from './broker-fault.js';

/** The clients of one service. */
export interface KafkaClients {
  /** For work: its retries outlast a broker that cannot be reached for about a minute. */
  readonly working: Kafka;
  /** For requests that need a response soon: an unreachable broker is a response too. */
  readonly asking: AskingKafka;
}

/** Carries the settings of the brokers, so that an error can name the one to change. */
export class AskingKafka extends Kafka {
  constructor(
    readonly access: BrokerAccess,
    config: KafkaConfig,
  ) {
    super(config);
  }
}

/** For work. */
export function createKafka(settings: BrokerAccess, service: string, logger: MessagingLogger): Kafka {
  return new Kafka({
    ...common(settings, service, logger),
    connectionTimeout: 3000,
    // So long it takes to notice that the node of a broker has vanished.
    requestTimeout: 15_000,
    retry: patient,
  });
}

/** For questions. */
export function createAskingKafka(settings: BrokerAccess, service: string, logger: MessagingLogger): AskingKafka {
  return new AskingKafka(settings, {
    ...common(settings, service, logger),
    connectionTimeout: 2000,
    requestTimeout: 5000,
    retry: brief,
  });
}

function common({ brokers, security }: BrokerAccess, clientId: string, logger: MessagingLogger): KafkaConfig {
  return {
    clientId,
    brokers: [...brokers],
    ...(security ? securityOf(security) : {}),
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => forward(entry, logger),
  };
}

/** Certificates are read when a client is made; a renewed one counts from the next start. */
export function securityOf(settings: KafkaSecuritySettings): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  const { kafkaSaslMechanism: mechanism, kafkaSaslUsername: username, kafkaSaslPassword: password } = settings;
  const read = (name: string | undefined): string | undefined => (name ? fs.readFileSync(name, 'utf8') : undefined);
  const ca = read(settings.kafkaTlsCaFile);
  const cert = read(settings.kafkaTlsCertFile);
  const key = read(settings.kafkaTlsKeyFile);
  return {
    ssl: settings.kafkaTls ? { ...(ca ? { ca } : {}), ...(cert && key ? { cert, key } : {}) } : false,
    ...(mechanism ? { sasl: { mechanism, username, password } as SASLOptions } : {}),
  };
}

const patient = { initialRetryTime: 100, maxRetryTime: 2000, retries: 30 };
const brief = { initialRetryTime: 50, maxRetryTime: 300, retries: 2 };

/** Idempotent with one request in flight: what the client sends again on its own stays in order and is not doubled. */
export function createProducer(
  kafka: Kafka,
  createPartitioner: ICustomPartitioner = Partitioners.DefaultPartitioner,
): Producer {
  return kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner,
  });
}

export function createConsumer(kafka: Kafka, groupId: string): Consumer {
  return kafka.consumer({
    groupId,
    allowAutoTopicCreation: false,
    sessionTimeout: 6000,
    heartbeatInterval: 1000,
    rebalanceTimeout: 15_000,
    // A fetch that finds nothing waits so long at the broker, and so long a stop may wait for it.
    maxWaitTimeInMs: 500,
    maxBytesPerPartition: 1_048_576,
    metadataMaxAge: 60_000,
    retry: { ...patient, restartOnFailure: async () => true },
  });
}

/**
 * Asks one question with a connection of its own.
 * @param asking the client for questions
 * @throws BROKER_UNAVAILABLE where settings keep us out; otherwise the client's error
 */
export async function withAdmin<Result>(asking: AskingKafka, ask: (admin: Admin) => Promise<Result>): Promise<Result> {
  const admin = asking.admin();
  try {
    await admin.connect();
    return await ask(admin);
  } catch (error) {
    throw brokerFault(error, asking.access);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

/** Whether the group has moved on without this member, so that its work in progress must stop. */
export function isLostMembership(error: unknown): boolean {
  return lostMembership.has((error as { type?: string }).type ?? '');
}

/** The wire errors after which a member must join again. */
const lostMembership = new Set([
  'REBALANCE_IN_PROGRESS',
  'ILLEGAL_GENERATION',
  'UNKNOWN_MEMBER_ID',
  'FENCED_INSTANCE_ID',
]);

/** The client reports every attempt of what it retries automatically; the caller reports their outcome. */
function forward({ namespace, log }: LogEntry, logger: MessagingLogger): void {
  const { message, timestamp: _timestamp, logger: _logger, ...fields } = log;
  logger.debug({ ...fields, client: namespace }, `kafka client: ${message}`);
}
