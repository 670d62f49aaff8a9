import { join } from 'node:path';
import type { Connection, WorkflowService } from '@temporalio/client';
import { z } from 'zod';
import { eventTypes } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { snakeName } from '#libs/ids';
import {
  PlatformSettings,
  kafkaSecurityFaults,
  kafkaSecurityShape,
  loadSettings,
  postgresTlsFaults,
  settingsOf,
  temporalSecurityFaults,
  temporalSecurityShape,
  type Environment,
} from './config/index.js';
import { migrate } from './db/index.js';
import { demandServices, servicesFolder } from './launch.js';
import { createAskingKafka, withAdmin } from './messaging/kafka.js';
import { ensureTopics, topicOf } from './messaging/topics.js';
import type { Logger } from './observability/logger.js';
import { asMessagingLogger } from './observability/messaging-logger.js';
import { ensureNamespace } from './temporal/namespace.js';
import { temporalSecurityOf } from './temporal/temporal-security.js';

const answerWithinMs = 10_000;

const { postgresUrl, postgresOwnerUrl, clockMode, clockStart } = PlatformSettings.shape;
const { kafkaBrokers, kafkaTopicPrefix, kafkaPartitions, kafkaReplicationFactor } = PlatformSettings.shape;
const { temporalAddress, temporalNamespace } = PlatformSettings.shape;

/** What a migration needs of the platform's settings. */
export class MigrationSettings extends settingsOf(
  {
    postgresUrl,
    ownerUrl: { ...postgresOwnerUrl, schema: z.url({ protocol: /^postgres(ql)?$/ }) },
    clockMode,
    clockStart,
  },
  (values) => [
    ...(values.clockMode === 'test' && !values.clockStart
      ? [
          {
            variable: clockStart.variable,
            problem: 'is not set, but the clock is a test clock',
            remedy: clockStart.doc,
          },
        ]
      : []),
    ...postgresTlsFaults(postgresOwnerUrl, values.ownerUrl),
  ],
) {}

/** What the making of topics needs of the platform's settings. */
export class TopicSettings extends settingsOf(
  {
    brokers: { ...kafkaBrokers, schema: kafkaBrokers.schema.refine((list) => list.length > 0, 'is empty') },
    kafkaTopicPrefix,
    kafkaPartitions,
    kafkaReplicationFactor,
    ...kafkaSecurityShape,
  },
  kafkaSecurityFaults,
) {}

/** What the making of the namespace needs of the platform's settings. */
export class NamespaceSettings extends settingsOf(
  {
    address: { ...temporalAddress, schema: z.string().min(1) },
    temporalNamespace,
    ...temporalSecurityShape,
  },
  temporalSecurityFaults,
) {}

/** Brings the databases of services up to date, one after the other. */
export async function migrateServices(names: readonly string[], env: Environment, logger: Logger): Promise<void> {
  await demandServices(names);
  for (const name of names) {
    const settings = loadSettings([MigrationSettings], ownEnvironment(name, env)).get(MigrationSettings);
    const { applied } = await migrate({
      ownerUrl: settings.ownerUrl,
      serviceRole: decodeURIComponent(new URL(settings.postgresUrl).username),
      folder: join(servicesFolder, name, 'migrations'),
      clock: settings.clockMode === 'test' ? { mode: 'test', start: new Date(settings.clockStart!) } : { mode: 'real' },
    });
    logger.info(`The database of ${name} is up to date.`, { applied });
  }
}

/** Makes the topics of all services of the contracts; a present one stays as it is. */
export async function createTopics(env: Environment, logger: Logger): Promise<void> {
  const settings = loadSettings([TopicSettings], env).get(TopicSettings);
  const topics = topicsOf(settings.kafkaTopicPrefix);
  const told = asMessagingLogger(logger);
  const kafka = createAskingKafka({ brokers: settings.brokers, security: settings }, 'topics', told);
  const { kafkaPartitions: partitions, kafkaReplicationFactor: replicationFactor } = settings;
  await withAdmin(kafka, (admin) => ensureTopics(admin, topics, { partitions, replicationFactor }, told));
  logger.info('The topics are there.', { topics });
}

/** The topics of all services of the contracts. */
export function topicsOf(prefix: string): string[] {
  return [...new Set(eventTypes.map((type) => topicOf(prefix, type)))];
}

/** Makes the Temporal namespace of this release; a present one stays as it is. */
export async function createNamespace(env: Environment, logger: Logger): Promise<void> {
  const settings = loadSettings([NamespaceSettings], env).get(NamespaceSettings);
  const { temporalNamespace: namespace } = settings;
  await withTemporal(settings, (workflowService) => ensureNamespace(workflowService, namespace));
  logger.info('The Temporal namespace is there.', { namespace });
}

/**
 * Uses a Temporal connection of its own.
 * @throws DomainError TEMPORAL_UNAVAILABLE, or the client's error when Temporal does not answer what was asked
 */
export async function withTemporal<Answer>(
  settings: NamespaceSettings,
  use: (workflowService: WorkflowService) => Promise<Answer>,
): Promise<Answer> {
  const connection = await connectTemporal(settings);
  try {
    return await connection.withDeadline(Date.now() + answerWithinMs, () => use(connection.workflowService));
  } finally {
    await connection.close();
  }
}

async function connectTemporal(settings: NamespaceSettings): Promise<Connection> {
  const { address } = settings;
  // Loaded here, so that the other commands do without its memory.
  const { Connection } = await import('@temporalio/client');
  try {
    return await Connection.connect({ address, connectTimeout: answerWithinMs, ...temporalSecurityOf(settings) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `Temporal cannot be reached at ${address}: ${reason}.`;
    throw new DomainError('TEMPORAL_UNAVAILABLE', 'unavailable', message);
  }
}

/** One process may serve several services, each with DUNLIN_POSTGRES_URL_<SERVICE> of its own. */
function ownEnvironment(name: string, env: Environment): Environment {
  const suffix = `_${snakeName(name).toUpperCase()}`;
  const own = [postgresUrl.variable, postgresOwnerUrl.variable].map((variable) => [
    variable,
    env[variable + suffix] || env[variable],
  ]);
  return { ...env, ...(Object.fromEntries(own) as Environment) };
}
