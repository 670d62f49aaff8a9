import type { Admin, ITopicMetadata } from 'kafkajs';
import { placeOf, PlatformSettings } from '../../config/index.js';
import { errors } from '../../errors.js';
import { defaultRetentionDays, type MessagingLogger, type MessagingSettings } from './access.js';

const { kafkaPartitions, kafkaReplicationFactor, kafkaCreateTopics } = PlatformSettings.shape;

/** Configuration of a topic that is made here. */
export function topicConfig(retentionDays = defaultRetentionDays): {
  'cleanup.policy': string;
  'retention.ms': string;
} {
  return { 'cleanup.policy': 'delete', 'retention.ms': String(retentionDays * 86_400_000) };
}

export type TopicWishes = Pick<
  MessagingSettings,
  'partitions' | 'replicationFactor' | 'createTopics' | 'retentionDays'
>;

/**
 * Creates the topics that are missing, where that is wanted, and says plainly where a present one falls short.
 * A broker that forbids creating is no error as long as the topics are there.
 * @returns a sentence for each topic that falls short of the settings; it is used as it is
 * @throws TOPICS_MISSING that says of each what stands in the way and what to do
 */
export async function ensureTopics(
  admin: Admin,
  topics: readonly string[],
  wishes: TopicWishes,
  logger: MessagingLogger,
): Promise<string[]> {
  const present = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !present.has(topic));
  if (missing.length > 0) await createMissing(admin, missing, wishes, logger);
  const known = topics.filter((topic) => present.has(topic));
  if (known.length === 0) return [];
  const { topics: described } = await admin.fetchTopicMetadata({ topics: known });
  const shortfalls = described.flatMap((topic) => shortfallsOf(topic, wishes));
  if (shortfalls.length > 0) logger.warn({ shortfalls }, `Topics fall short of the settings. ${shortfalls.join(' ')}`);
  return shortfalls;
}

async function createMissing(
  admin: Admin,
  missing: readonly string[],
  wishes: TopicWishes,
  logger: MessagingLogger,
): Promise<void> {
  const { partitions, replicationFactor = -1, createTopics = true, retentionDays } = wishes;
  if (!createTopics) throw topicsMissing(missing, `Make them, or set ${placeOf(kafkaCreateTopics)} to true`, wishes);
  const configEntries = Object.entries(topicConfig(retentionDays)).map(([name, value]) => ({ name, value }));
  const shape = { numPartitions: partitions, replicationFactor, configEntries };
  try {
    await admin.createTopics({ waitForLeaders: true, topics: missing.map((topic) => ({ topic, ...shape })) });
    logger.info({ topics: missing, partitions }, 'Topics created.');
  } catch (error) {
    // Others that start at the same time make the same topics.
    const refused = ((error as { errors?: CreateError[] }).errors ?? []).filter(
      ({ type }) => type !== 'TOPIC_ALREADY_EXISTS',
    );
    if (refused.length === 0) throw error;
    const [{ type, message }] = refused as [CreateError];
    throw topicsMissing(
      refused.map(({ topic }) => topic),
      `The broker refuses to make them (${type}: ${message}). ${remedyOf(type)}`,
      wishes,
    );
  }
}

interface CreateError {
  readonly topic: string;
  readonly type: string;
  readonly message: string;
}

function remedyOf(type: string): string {
  if (type === 'INVALID_REPLICATION_FACTOR')
    return `Set ${placeOf(kafkaReplicationFactor)} to what the brokers can hold`;
  return 'Make them and grant Describe on them, or grant Create';
}

function topicsMissing(topics: readonly string[], why: string, { partitions, replicationFactor }: TopicWishes) {
  const copies = replicationFactor && replicationFactor > 0 ? ` and ${replicationFactor} replicas` : '';
  const shape = `with ${partitions} partitions${copies} each`;
  const message = `The broker shows no topics ${topics.join(', ')} to this user. ${why}, ${shape}.`;
  return errors.TOPICS_MISSING(message);
}

function shortfallsOf(
  { name, partitions }: ITopicMetadata,
  { partitions: wanted, replicationFactor = -1 }: TopicWishes,
) {
  const shortfalls: string[] = [];
  const count = partitions.length;
  if (count < wanted) {
    shortfalls.push(
      `${name} has ${count} partitions, and ${wanted} are asked for: at most ${count} processes consume it. ` +
        `Set ${placeOf(kafkaPartitions)} to ${count}, or add partitions while nothing is published or behind, since keys move.`,
    );
  }
  const copies = Math.min(...partitions.map(({ replicas }) => replicas.length));
  if (copies < replicationFactor) {
    shortfalls.push(
      `${name} has ${copies} replicas, and ${replicationFactor} are asked for. ` +
        `Reassign its partitions, or set ${placeOf(kafkaReplicationFactor)} to ${copies}.`,
    );
  }
  return shortfalls;
}
