import { Kafka, logLevel, Partitioners, type Admin, type Consumer, type LogEntry, type Producer } from 'kafkajs';
import type { MessagingLogger, MessagingSettings } from './ports.js';

/** The client of one service; its retries outlast a broker that is away for about a minute. */
export function createKafka(settings: MessagingSettings, service: string, logger: MessagingLogger): Kafka {
  return new Kafka({
    clientId: service,
    brokers: [...settings.brokers],
    connectionTimeout: 3000,
    requestTimeout: 30_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2000, retries: 30 },
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => forward(entry, logger),
  });
}

/** Idempotent with one request in flight: what the client sends again on its own stays in order and is not doubled. */
export function createProducer(kafka: Kafka): Producer {
  return kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
}

export function createConsumer(kafka: Kafka, groupId: string): Consumer {
  return kafka.consumer({
    groupId,
    allowAutoTopicCreation: false,
    sessionTimeout: 6000,
    heartbeatInterval: 1000,
    rebalanceTimeout: 15_000,
    maxWaitTimeInMs: 200,
    maxBytesPerPartition: 1_048_576,
    metadataMaxAge: 60_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2000, retries: 30, restartOnFailure: async () => true },
  });
}

/** Asks the broker something that must be answered soon: that it is away is an answer too. */
export async function withAdmin<Answer>(kafka: Kafka, ask: (admin: Admin) => Promise<Answer>): Promise<Answer> {
  const admin = createAdmin(kafka);
  await admin.connect();
  try {
    return await ask(admin);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

export function createAdmin(kafka: Kafka): Admin {
  return kafka.admin({ retry: { initialRetryTime: 50, maxRetryTime: 300, retries: 3 } });
}

/** Whether the group has moved on without this member, so that its work in hand is to be let go. */
export function isLostMembership(error: unknown): boolean {
  return lostMembership.has((error as { type?: string }).type ?? '');
}

/** The wire errors after which a member must join again. */
const lostMembership = new Set([
  'REBALANCE_IN_PROGRESS',
  'NOT_COORDINATOR_FOR_GROUP',
  'ILLEGAL_GENERATION',
  'UNKNOWN_MEMBER_ID',
  'FENCED_INSTANCE_ID',
]);

/** The client reports as errors much that it then retries by itself; what ends a consumer is reported by its owner. */
function forward({ level, namespace, log }: LogEntry, logger: MessagingLogger): void {
  const { message, timestamp: _timestamp, logger: _logger, ...fields } = log;
  if (/TimeoutNegativeWarning/.test(message)) return;
  if (level <= logLevel.WARN) logger.warn({ ...fields, client: namespace }, `kafka client: ${message}`);
  else logger.debug({ ...fields, client: namespace }, `kafka client: ${message}`);
}
