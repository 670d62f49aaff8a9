import type { Admin, Kafka } from 'kafkajs';

/**
 * How far a group is behind on its topics: the sum over all partitions of end offset less committed offset.
 * Offsets are committed only after the transaction, so an event that was published before the call and is not handled
 * counts; it is the group's lag, whichever members there are.
 */
export class LagGauge {
  private admin: Promise<Admin> | undefined;

  constructor(
    private readonly asking: Kafka,
    private readonly group: string,
    private readonly topics: () => string[],
  ) {}

  /** @throws the client's error when the broker does not answer; no answer is never 0 */
  async lag(): Promise<number> {
    const topics = this.topics();
    if (topics.length === 0) return 0;
    try {
      const admin = await (this.admin ??= this.connect());
      const [committed, ...ends] = await Promise.all([
        admin.fetchOffsets({ groupId: this.group, topics }),
        ...topics.map((topic) => admin.fetchTopicOffsets(topic)),
      ]);
      const done = new Map(committed.map(({ topic, partitions }) => [topic, offsetsOf(partitions)]));
      return topics.reduce((sum, topic, index) => sum + behind(ends[index]!, done.get(topic)), 0);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { admin } = this;
    this.admin = undefined;
    await (await admin?.catch(() => undefined))?.disconnect().catch(() => undefined);
  }

  private async connect(): Promise<Admin> {
    const admin = this.asking.admin();
    await admin.connect();
    return admin;
  }
}

function offsetsOf(partitions: readonly { partition: number; offset: string }[]): Map<number, number> {
  return new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
}

/** A partition without a commit, or whose commit is older than what the broker still has, starts at its low end. */
function behind(
  ends: readonly { partition: number; high: string; low: string }[],
  done: ReadonlyMap<number, number> | undefined,
): number {
  return ends.reduce((sum, { partition, high, low }) => {
    const position = Math.max(Number(low), done?.get(partition) ?? -1);
    return sum + Math.max(0, Number(high) - position);
  }, 0);
}
