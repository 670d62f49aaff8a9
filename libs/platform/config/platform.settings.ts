import { z } from 'zod';
import { callersFaults, callersShape } from './callers.settings.js';
import { clockFaults, clockShape } from './clock.settings.js';
import { crashFaults, crashShape } from './crash.settings.js';
import { rpcServerFaults, rpcServerShape, rpcShape } from './rpc.settings.js';
import {
  kafkaSecurityFaults,
  kafkaSecurityShape,
  postgresTlsFaults,
  rpcSecurityFaults,
  temporalSecurityFaults,
  temporalSecurityShape,
} from './security.settings.js';
import { form, setting, type SettingsFault, settingsOf, type SettingsValues } from './setting.js';
import { tracesShape } from './traces.settings.js';

/** What a process does for its service; one image, chosen by configuration. */
export const roles = ['server', 'consumer', 'relay', 'worker'] as const;
export type Role = (typeof roles)[number];

const day = 86_400_000;

const shape = {
  serviceName: setting(
    'DUNLIN_SERVICE_NAME',
    z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is no kebab-case name'),
    'Name of the service that runs in this process, such as dca-handoff.',
  ),
  roles: setting(
    'DUNLIN_ROLES',
    form.list().pipe(z.array(z.enum(roles)).min(1)),
    'What this process does: server, consumer, relay, worker; several are separated by commas.',
    roles,
    { chart: 'defaults.deployments' },
  ),
  bindHost: setting('DUNLIN_BIND_HOST', z.string(), 'Address to listen on.', '0.0.0.0', { chart: 'bindHost' }),
  grpcPort: setting('DUNLIN_GRPC_PORT', form.port(), 'Port of the rpc server; 0 takes a free one.', 50051, {
    chart: 'defaults.grpcPort',
  }),
  httpPort: setting('DUNLIN_HTTP_PORT', form.port(), 'Port of health, metrics and web; 0 takes a free one.', 8080, {
    chart: 'defaults.httpPort',
  }),
  postgresUrl: setting(
    'DUNLIN_POSTGRES_URL',
    z.url({ protocol: /^postgres(ql)?$/ }),
    "The service's own database under the service's own role, postgresql://user:password@host:port/database; ?sslmode=verify-full&sslrootcert=<file> after it reaches it by TLS, and &sslcert=<file>&sslkey=<file> shows a certificate.",
    undefined,
    {
      chart: 'postgresql.host',
      secret: true,
      password: { variable: 'DUNLIN_POSTGRES_PASSWORD', chart: 'postgresql.existingSecret' },
    },
  ),
  postgresOwnerUrl: setting(
    'DUNLIN_POSTGRES_OWNER_URL',
    z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    'The same database under the role that owns its tables; only migrations use it.',
    undefined,
    {
      chart: 'postgresql.owner.user',
      secret: true,
      password: { variable: 'DUNLIN_POSTGRES_OWNER_PASSWORD', chart: 'postgresql.owner.existingSecret' },
    },
  ),
  postgresPoolMax: setting('DUNLIN_POSTGRES_POOL_MAX', form.integer(2, 200), 'Most connections of one process.', 10, {
    chart: 'postgresql.poolMax',
  }),
  postgresStatementTimeoutMs: setting(
    'DUNLIN_POSTGRES_STATEMENT_TIMEOUT_MS',
    form.integer(100, day),
    'The longest a statement may run, in milliseconds.',
    30_000,
    { chart: 'postgresql.statementTimeoutMs' },
  ),
  postgresIdleTransactionTimeoutMs: setting(
    'DUNLIN_POSTGRES_IDLE_TRANSACTION_TIMEOUT_MS',
    form.integer(1_000, day),
    'After how long the server ends a transaction whose process says nothing, with the locks that it holds, in milliseconds.',
    20_000,
    { chart: 'postgresql.idleTransactionTimeoutMs' },
  ),
  postgresTransactionTimeoutMs: setting(
    'DUNLIN_POSTGRES_TRANSACTION_TIMEOUT_MS',
    form.integer(10_000, day),
    'The longest a transaction that changes something may take, in milliseconds; PostgreSQL 17 and newer keep to it.',
    300_000,
    { chart: 'postgresql.transactionTimeoutMs' },
  ),
  requestsKeepDays: setting(
    'DUNLIN_REQUESTS_KEEP_DAYS',
    form.integer(2, 3650),
    'How many days a repeated request id is known at least; whole months are dropped.',
    60,
    { chart: 'postgresql.requestsKeepDays' },
  ),
  kafkaBrokers: setting(
    'DUNLIN_KAFKA_BROKERS',
    form.list(),
    'Kafka bootstrap servers, host:port, separated by commas; the roles consumer and relay need them.',
    '',
    { chart: 'kafka.bootstrapServers' },
  ),
  kafkaTopicPrefix: setting(
    'DUNLIN_KAFKA_TOPIC_PREFIX',
    z.string().regex(/^[a-zA-Z0-9._-]{0,100}$/, 'has characters that a topic may not have'),
    'Stands before every topic and consumer group of this release.',
    'dunlin.',
    { chart: 'kafka.topicPrefix' },
  ),
  kafkaPartitions: setting(
    'DUNLIN_KAFKA_PARTITIONS',
    form.integer(1, 1000),
    'Partitions of a topic that is made.',
    12,
    {
      chart: 'kafka.partitions',
    },
  ),
  kafkaReplicationFactor: setting(
    'DUNLIN_KAFKA_REPLICATION_FACTOR',
    form.integer(-1, 10),
    "Replicas of a topic that is made; -1 takes the broker's own default.",
    -1,
    { chart: 'kafka.replicationFactor' },
  ),
  kafkaCreateTopics: setting(
    'DUNLIN_KAFKA_CREATE_TOPICS',
    form.flag(),
    'Whether topics that are missing are made; otherwise they are waited for.',
    true,
    { chart: 'topics.create' },
  ),
  eventsFormat: setting(
    'DUNLIN_EVENTS_FORMAT',
    z.enum(['protobuf', 'json']),
    'How published events are written: protobuf, or json for canonical ProtoJSON.',
    'protobuf',
    { chart: 'kafka.eventsFormat' },
  ),
  ...kafkaSecurityShape,
  redisUrl: setting(
    'DUNLIN_REDIS_URL',
    z.url({ protocol: /^rediss?$/ }).optional(),
    'Redis for rate limits and caches, redis://host:port; without it work continues at a fixed local rate.',
    undefined,
    {
      chart: 'redis.host',
      secret: true,
      password: { variable: 'DUNLIN_REDIS_PASSWORD', chart: 'redis.existingSecret' },
    },
  ),
  temporalAddress: setting(
    'DUNLIN_TEMPORAL_ADDRESS',
    z.string().optional(),
    'Temporal frontend, host:port; needed by the service that has workflows.',
    undefined,
    { chart: 'temporal.address' },
  ),
  temporalNamespace: setting('DUNLIN_TEMPORAL_NAMESPACE', z.string().min(1), 'Temporal namespace.', 'dunlin', {
    chart: 'temporal.namespace',
  }),
  ...temporalSecurityShape,
  ...rpcShape,
  ...rpcServerShape,
  ...callersShape,
  rpcConnectionAgeMs: setting(
    'DUNLIN_RPC_CONNECTION_AGE_MS',
    form.integer(1_000, day),
    'After how long a caller is made to connect again, so that added replicas get work, in milliseconds.',
    300_000,
    { chart: 'rpc.connectionAgeMs' },
  ),
  ...clockShape,
  ...crashShape,
  importMaxBytes: setting(
    'DUNLIN_IMPORT_MAX_BYTES',
    form.integer(1_048_576, 1_099_511_627_776),
    'Maximum size of an uploaded file of invoices or payments, in bytes.',
    4_294_967_296,
    { chart: 'import.maxBytes' },
  ),
  logLevel: setting(
    'DUNLIN_LOG_LEVEL',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    'Least severe line that is written: fatal, error, warn, info, debug, trace or silent.',
    'info',
    { chart: 'logLevel' },
  ),
  ...tracesShape,
  shutdownTimeoutMs: setting(
    'DUNLIN_SHUTDOWN_TIMEOUT_MS',
    form.integer(100, 600_000),
    'How long a process may take to finish its work after SIGTERM, in milliseconds.',
    10_000,
    { chart: 'shutdownTimeoutMs' },
  ),
};

/** What every service process needs, whatever service it runs. */
export class PlatformSettings extends settingsOf(shape, (values) => [
  ...missingBrokers(values),
  ...postgresTlsFaults(shape.postgresUrl, values.postgresUrl),
  ...kafkaSecurityFaults(values),
  ...temporalSecurityFaults(values),
  ...rpcSecurityFaults(values),
  ...rpcServerFaults(values),
  ...callersFaults(values),
  ...clockFaults(values),
  ...crashFaults(values),
]) {}

function missingBrokers({ roles: chosen, kafkaBrokers }: SettingsValues<typeof shape>): SettingsFault[] {
  const needs = chosen.filter((role) => role === 'consumer' || role === 'relay');
  if (needs.length === 0 || kafkaBrokers.length > 0) return [];
  const fault: SettingsFault = {
    variable: shape.kafkaBrokers.variable,
    problem: `is not set, but the roles ${needs.join(' and ')} need it`,
    remedy: shape.kafkaBrokers.doc,
    chart: shape.kafkaBrokers.chart,
  };
  return [fault];
}
