import { join } from 'node:path';
import type { Connection, WorkflowService } from '@temporalio/client';
import { z } from 'zod';
import { eventTypes } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { snakeName } from '#libs/ids';
import {
  clockFaults,
  clockShape,
  clockSourceOf,
  clockStartFaults,
  type Environment,
  kafkaSecurityFaults,
  kafkaSecurityShape,
  loadSettings,
  placeOf,
  PlatformSettings,
  postgresTlsFaults,
  SettingsError,
  type SettingsFault,
  settingsOf,
  temporalSecurityFaults,
  temporalSecurityShape,
} from '../config/index.js';
import { migrate } from '../db/index.js';
import { errors } from '../errors.js';
import { createAskingKafka, withAdmin } from '../messaging/broker/kafka.js';
import { ensureTopics } from '../messaging/broker/topics.js';
import { topicOf } from '../messaging/wire/topic-names.js';
import type { Logger } from '../observability/logger.js';
import { asMessagingLogger } from '../observability/messaging-logger.js';
import { ensureNamespace } from '../temporal/namespace.js';
import { temporalFault } from '../temporal/temporal-faults.js';
import { temporalSecurityOf } from '../temporal/temporal-security.js';
import { demandServices, servicesFolder } from './launch.js';

const responseTimeoutMs = 10_000;

const { postgresUrl, postgresOwnerUrl } = PlatformSettings.shape;
const { kafkaBrokers, kafkaTopicPrefix, kafkaPartitions, kafkaReplicationFactor } = PlatformSettings.shape;
const { temporalAddress, temporalNamespace } = PlatformSettings.shape;

/** Platform settings that migrations need. */
export class MigrationSettings extends settingsOf(
  {
    postgresUrl,
    ownerUrl: { ...postgresOwnerUrl, schema: z.url({ protocol: /^postgres(ql)?$/ }) },
    ...clockShape,
  },
  (values) => [
    ...clockFaults(values),
    ...clockStartFaults(values),
    ...postgresTlsFaults(postgresOwnerUrl, values.ownerUrl),
  ],
) {}

/** Platform settings that the creation of topics needs. */
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

/** Platform settings that the creation of the namespace needs. */
export class NamespaceSettings extends settingsOf(
  {
    address: { ...temporalAddress, schema: z.string().min(1) },
    temporalNamespace,
    ...temporalSecurityShape,
  },
  temporalSecurityFaults,
) {}

/**
 * Brings the databases of services up to date, one after the other.
 * @throws SettingsError before anything is done, MIGRATION_LOCKED
 */
export async function migrateServices(names: readonly string[], env: Environment, logger: Logger): Promise<void> {
  await demandServices(names);
  for (const [name, settings] of migrationSettings(names, env)) {
    const { applied } = await migrate({
      ownerUrl: settings.ownerUrl,
      serviceRole: decodeURIComponent(new URL(settings.postgresUrl).username),
      folder: join(servicesFolder, name, 'migrations'),
      clock: clockSourceOf(settings),
      waits: (reason) => logger.oncePerMinute('warn', `migrate ${name}`, `The database of ${name} waits: ${reason}`),
    });
    logger.info(`The database of ${name} is up to date.`, { applied });
  }
}

/**
 * Makes the topics of all services of the contracts. A present one stays as it is: one that falls short of the settings
 * is warned of and used, so that raising them never fails an upgrade; `helm test` fails on it.
 * @throws TOPICS_MISSING, BROKER_UNAVAILABLE, each with what is there, needed and to be done
 */
export async function createTopics(env: Environment, logger: Logger): Promise<void> {
  const settings = loadSettings([TopicSettings], env).get(TopicSettings);
  const topics = topicsOf(settings.kafkaTopicPrefix);
  const told = asMessagingLogger(logger);
  const access = { brokers: settings.brokers, security: settings };
  const kafka = createAskingKafka(access, 'topics', told);
  const { kafkaPartitions: partitions, kafkaReplicationFactor: replicationFactor } = settings;
  const wishes = { partitions, replicationFactor };
  await withAdmin(kafka, (admin) => ensureTopics(admin, topics, wishes, told));
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
 * @throws TEMPORAL_UNAVAILABLE, TEMPORAL_NAMESPACE_MISSING, TEMPORAL_REFUSED, or the client's error
 */
export async function withTemporal<Result>(
  settings: NamespaceSettings,
  use: (workflowService: WorkflowService) => Promise<Result>,
): Promise<Result> {
  const connection = await connectTemporal(settings);
  try {
    return await connection.withDeadline(Date.now() + responseTimeoutMs, () => use(connection.workflowService));
  } catch (error) {
    throw temporalFault(error, { address: settings.address, namespace: settings.temporalNamespace });
  } finally {
    await connection.close();
  }
}

async function connectTemporal(settings: NamespaceSettings): Promise<Connection> {
  const { address } = settings;
  // Loaded here, so that the other commands do without its memory.
  const { Connection } = await import('@temporalio/client');
  try {
    return await Connection.connect({ address, connectTimeout: responseTimeoutMs, ...temporalSecurityOf(settings) });
  } catch (error) {
    const known = temporalFault(error, { address, namespace: settings.temporalNamespace });
    if (known instanceof DomainError && known.code !== 'TEMPORAL_UNAVAILABLE') throw known;
    const reason = error instanceof Error ? error.message : String(error);
    const message = `Temporal cannot be reached at ${address}: ${reason}. Look at ${placeOf(temporalAddress)}.`;
    throw errors.TEMPORAL_UNAVAILABLE(message);
  }
}

function migrationSettings(names: readonly string[], env: Environment): [string, MigrationSettings][] {
  const faults: SettingsFault[] = [];
  const read = names.map((name): [string, MigrationSettings] | undefined => {
    try {
      return [name, loadSettings([MigrationSettings], ownEnvironment(name, env)).get(MigrationSettings)];
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      faults.push(...error.faults.map((fault) => ({ ...fault, problem: `${fault.problem}, for ${name}` })));
      return undefined;
    }
  });
  if (faults.length > 0) throw new SettingsError(faults);
  return read.filter((one) => one !== undefined);
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
