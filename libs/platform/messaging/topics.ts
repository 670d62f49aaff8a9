import type { Admin } from 'kafkajs';
import { defaultRetentionDays, type MessagingLogger, type MessagingSettings } from './ports.js';

/** `dunlin.dca_handoff.v1.PlacementSent` is published on `{prefix}dca-handoff.events.v1`. */
export function topicOf(prefix: string, type: string): string {
  const { service, major } = partsOf(type);
  return `${prefix}${service}.events.v${major}`;
}

/** The service that owns an event type: `dca-handoff` for `dunlin.dca_handoff.v1.PlacementSent`. */
export function serviceOf(type: string): string {
  return partsOf(type).service;
}

/** The consumer group of a service. It carries the prefix, as releases that share a broker must not share groups. */
export function groupOf(prefix: string, service: string): string {
  return `${prefix}${service}`;
}

/** Configuration of a topic that is made here. */
export function topicConfig(retentionDays = defaultRetentionDays): {
  'cleanup.policy': string;
  'retention.ms': string;
} {
  return { 'cleanup.policy': 'delete', 'retention.ms': String(retentionDays * 86_400_000) };
}

/**
 * Creates the topics that are missing and says plainly where a present one differs from the settings.
 * A broker that forbids creating is no error as long as the topics are there.
 */
export async function ensureTopics(
  admin: Admin,
  topics: readonly string[],
  settings: Pick<MessagingSettings, 'partitions' | 'replicationFactor' | 'retentionDays'>,
  logger: MessagingLogger,
): Promise<void> {
  const present = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !present.has(topic));
  const configEntries = Object.entries(topicConfig(settings.retentionDays)).map(([name, value]) => ({ name, value }));
  if (missing.length > 0) {
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((topic) => ({
        topic,
        numPartitions: settings.partitions,
        replicationFactor: settings.replicationFactor ?? -1,
        configEntries,
      })),
    });
    logger.info({ topics: missing, partitions: settings.partitions }, 'Topics created.');
  }
  const known = topics.filter((topic) => present.has(topic));
  if (known.length === 0) return;
  const { topics: described } = await admin.fetchTopicMetadata({ topics: known });
  for (const { name, partitions } of described) {
    if (partitions.length === settings.partitions) continue;
    logger.warn(
      { topic: name, partitions: partitions.length, wanted: settings.partitions },
      'A topic has another number of partitions than the settings say. It is used as it is.',
    );
  }
}

const parts = new Map<string, { service: string; major: string }>();

function partsOf(type: string): { service: string; major: string } {
  let found = parts.get(type);
  if (!found) {
    const match = /^dunlin\.([a-z][a-z0-9_]*)\.v([1-9][0-9]*)\.[A-Z][A-Za-z0-9]*$/.exec(type);
    if (!match) throw new Error(`${type} is no event type: dunlin.<service>.v<major>.<Fact> is.`);
    found = { service: match[1]!.replaceAll('_', '-'), major: match[2]! };
    parts.set(type, found);
  }
  return found;
}
