import type { ServiceError } from '@grpc/grpc-js';
import { serviceNames } from '#libs/contracts';
import { type Environment, loadSettings, PlatformSettings, rpcAddressKey, RpcSettings } from '../config/index.js';
import { createAskingKafka, createKafka, withAdmin } from '../messaging/broker/kafka.js';
import { roundTrip } from '../messaging/broker/round-trip.js';
import { ensureTopics } from '../messaging/broker/topics.js';
import type { Logger } from '../observability/logger.js';
import { asMessagingLogger } from '../observability/messaging-logger.js';
import { askHealth } from '../rpc/client/ask-health.js';
import { callerCredentials, certificateFailure } from '../rpc/credentials.js';
import { programErrors } from './errors.js';
import { NamespaceSettings, TopicSettings, topicsOf, withTemporal } from './provision.js';

const responseTimeoutMs = 5_000;
const roundTripWithinMs = 30_000;

/** One thing that must hold of a running release. */
export interface Check {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/**
 * Looks at a running release from outside: the health of services, the topics and a round trip through the broker, and
 * the namespace where Temporal is configured.
 * @throws RELEASE_UNHEALTHY that names everything that is wrong
 */
export async function verifyRelease(names: readonly string[], env: Environment, logger: Logger): Promise<void> {
  const withNamespace = Boolean(env[PlatformSettings.shape.temporalAddress.variable]);
  const classes = [RpcSettings, TopicSettings, ...(withNamespace ? [NamespaceSettings] : [])];
  const loaded = loadSettings(classes, env);
  const checks = [
    ...names.map((name) => healthCheck(name, loaded.get(RpcSettings))),
    ...brokerChecks(loaded.get(TopicSettings), logger),
    ...(withNamespace ? [namespaceCheck(loaded.get(NamespaceSettings))] : []),
  ];
  await runChecks(checks, logger);
}

/** Runs all checks at once, so that one run reports every fault. */
export async function runChecks(checks: readonly Check[], logger: Pick<Logger, 'info' | 'error'>): Promise<void> {
  const wrong: string[] = [];
  await Promise.all(
    checks.map(async ({ name, run }) => {
      try {
        await run();
        logger.info(`${name}: as it should be.`);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        wrong.push(`${name}: ${reason}`);
        logger.error(`${name}: wrong.`, { reason });
      }
    }),
  );
  if (wrong.length === 0) return;
  const what = `${wrong.length} of ${checks.length} checks found something wrong.`;
  throw programErrors.RELEASE_UNHEALTHY([what, ...wrong.sort()].join('\n  '));
}

function healthCheck(name: string, settings: RpcSettings): Check {
  return {
    name: `service ${name}`,
    run: async () => {
      const known = serviceNames.find((service) => service === name);
      if (!known) throw new Error(`This release has no service ${name}.`);
      const address = settings[rpcAddressKey(known)];
      const by = callerCredentials(name, settings);
      const status = await askHealth(address, responseTimeoutMs, by).catch((error: ServiceError) => {
        throw certificateFailure(name, address, error) ?? error;
      });
      if (status !== 'SERVING') throw new Error(`It returns ${status} at ${address}.`);
    },
  };
}

function brokerChecks(settings: TopicSettings, logger: Logger): Check[] {
  const told = asMessagingLogger(logger);
  const access = { brokers: settings.brokers, security: settings };
  const asking = createAskingKafka(access, 'verify', told);
  const names = topicsOf(settings.kafkaTopicPrefix);
  const { kafkaPartitions: partitions, kafkaReplicationFactor: replicationFactor } = settings;
  const wishes = { partitions, replicationFactor, createTopics: false };
  const topics = async (): Promise<void> => {
    const shortfalls = await withAdmin(asking, (admin) => ensureTopics(admin, names, wishes, told));
    if (shortfalls.length > 0) throw new Error(shortfalls.join(' '));
  };
  const trip = (): Promise<void> =>
    roundTrip({ asking, working: createKafka(access, 'verify', told) }, settings.kafkaTopicPrefix, roundTripWithinMs);
  return [
    { name: 'topics', run: topics },
    { name: 'round trip through the broker', run: trip },
  ];
}

function namespaceCheck(settings: NamespaceSettings): Check {
  const { temporalNamespace: namespace } = settings;
  return {
    name: `Temporal namespace ${namespace}`,
    run: () => withTemporal(settings, async (service) => void (await service.describeNamespace({ namespace }))),
  };
}
