import type { Admin, Kafka } from 'kafkajs';

/** Where a partition begins and ends on the broker. */
export interface PartitionEnd {
  readonly topic: string;
  readonly partition: number;
  /** Offset of the oldest record that is kept. */
  readonly firstOffset: bigint;
  /** Offset that the next record will get. */
  readonly nextOffset: bigint;
}

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

  /** @throws the client's error when the broker does not respond; no response is never 0 */
  async lag(): Promise<number> {
    return this.behind(await this.ends(this.topics()));
  }

  /** @throws as `lag` does */
  async ends(topics: readonly string[]): Promise<PartitionEnd[]> {
    if (topics.length === 0) return [];
    return this.ask(async (admin) => {
      const ends = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
      return ends.flatMap((partitions, index) =>
        partitions.map(({ partition, low, high }) => ({
          topic: topics[index]!,
          partition,
          firstOffset: BigInt(low),
          nextOffset: BigInt(high),
        })),
      );
    });
  }

  /**
   * Number of events of the group's own topics that are not handled up to given ends.
   * @throws as `lag` does
   */
  async behind(ends: readonly PartitionEnd[]): Promise<number> {
    const subscribed = new Set(this.topics());
    const concerned = ends.filter(({ topic, nextOffset }) => subscribed.has(topic) && nextOffset > 0n);
    if (concerned.length === 0) return 0;
    const topics = [...new Set(concerned.map(({ topic }) => topic))];
    const committed = await this.ask((admin) => admin.fetchOffsets({ groupId: this.group, topics }));
    const done = new Map(
      committed.flatMap(({ topic, partitions }) =>
        partitions.map(({ partition, offset }) => [`${topic}/${partition}`, BigInt(offset)] as const),
      ),
    );
    const left = concerned.reduce(
      (sum, end) => sum + leftOf(end, done.get(`${end.topic}/${end.partition}`) ?? -1n),
      0n,
    );
    return Number(left);
  }

  /** @throws the client's error when the broker does not respond */
  async reach(): Promise<void> {
    await this.ask((admin) => admin.describeCluster());
  }

  async close(): Promise<void> {
    const { admin } = this;
    this.admin = undefined;
    await (await admin?.catch(() => undefined))?.disconnect().catch(() => undefined);
  }

  private async ask<Result>(question: (admin: Admin) => Promise<Result>): Promise<Result> {
    try {
      return await question(await (this.admin ??= this.connect()));
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  private async connect(): Promise<Admin> {
    const admin = this.asking.admin();
    await admin.connect();
    return admin;
  }
}

/** A partition without a commit, or whose commit is older than what the broker still has, starts at its low end. */
function leftOf({ firstOffset, nextOffset }: PartitionEnd, committed: bigint): bigint {
  const position = committed > firstOffset ? committed : firstOffset;
  return nextOffset > position ? nextOffset - position : 0n;
}
