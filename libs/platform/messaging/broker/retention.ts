import type { Admin, ConfigResourceTypes } from 'kafkajs';

/** How long topics keep their events at most. */
export interface Retention {
  /** Infinity where one of them keeps events for ever. */
  readonly days: number;
  /** The topics that do so. */
  readonly endless: readonly string[];
}

const day = 86_400_000;
/** A topic, among what the broker has settings for; the client exports only the type of it. */
const topicResource: ConfigResourceTypes = 2;

/** @throws the client's error, as where the user may not read the settings of topics */
export async function retentionOf(admin: Admin, topics: readonly string[]): Promise<Retention> {
  if (topics.length === 0) return { days: 0, endless: [] };
  const configNames = ['retention.ms', 'cleanup.policy'];
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map((name) => ({ type: topicResource, name, configNames })),
  });
  const kept = resources.map(({ resourceName, configEntries }) => {
    const valueOf = (name: string) => configEntries.find(({ configName }) => configName === name)?.configValue ?? '';
    const keptMs = Number(valueOf('retention.ms'));
    const isEndless = keptMs < 0 || !valueOf('cleanup.policy').includes('delete');
    return { topic: resourceName, days: isEndless ? Infinity : Math.ceil(keptMs / day) };
  });
  return {
    days: Math.max(...kept.map(({ days }) => days)),
    endless: kept.filter(({ days }) => days === Infinity).map(({ topic }) => topic),
  };
}
