import { setTimeout as pause } from 'node:timers/promises';
import type { OffsetsByTopicPartition } from 'kafkajs';
import { isLostMembership } from '../broker/kafka.js';

/** The client's own way to commit from within a batch. */
export type Commit = (offsets: OffsetsByTopicPartition) => Promise<void>;

/**
 * Commits offsets beside the work, so that fetching on does not wait for it: one request at a time, each with all that
 * has come up since, and few of them under load. Until it is through the inbox absorbs what a crash makes the broker
 * deliver again.
 *
 * What waits is forgotten whenever the group is joined again: a partition may be another member's now, and to commit an
 * older offset for it would make the group look behind for ever.
 */
export class OffsetCommitter {
  private waiting = new Map<string, { topic: string; partition: number; offset: string }>();
  private isWorking = false;
  private commit: Commit | undefined;
  private era = 0;
  /** The request on its way, with the rest after it. */
  private round: Promise<void> = Promise.resolve();
  private rest = new AbortController();

  /** @param offset of the next record to read */
  note(topic: string, partition: number, offset: string, commit: Commit): void {
    this.waiting.set(`${topic}/${partition}`, { topic, partition, offset });
    this.commit = commit;
    // Not when the promise has settled: what is noted between the last look and then would wait for the next note.
    if (!this.isWorking) void this.work();
  }

  forget(): void {
    this.era += 1;
    this.waiting.clear();
  }

  /** Settles when nothing waits any more. */
  async settled(): Promise<void> {
    while (this.isWorking) await this.endRound();
  }

  /** Commits what was noted so far without a rest, for whoever asks how far the group is; tries it once. */
  async flush(): Promise<void> {
    // What was noted while a request is on its way goes with the one after it.
    for (let round = 0; round < 2 && this.isWorking; round += 1) await this.endRound();
  }

  private endRound(): Promise<void> {
    this.rest.abort();
    return this.round;
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    while (this.waiting.size > 0) {
      this.rest = new AbortController();
      this.round = this.commitWaiting(this.rest.signal);
      await this.round;
    }
    this.isWorking = false;
  }

  private async commitWaiting(rest: AbortSignal): Promise<void> {
    const { waiting: batch, era } = this;
    this.waiting = new Map();
    try {
      await this.commit!(byTopic([...batch.values()]));
      if (this.waiting.size > 0) await pause(betweenCommitsMs, undefined, { signal: rest }).catch(() => undefined);
    } catch (error) {
      // What was noted since belongs to the new membership.
      if (era !== this.era) return;
      // The group has moved on; the new owner of the partitions starts from the committed offsets.
      if (isLostMembership(error)) return this.forget();
      for (const [at, offset] of batch) if (!this.waiting.has(at)) this.waiting.set(at, offset);
      await pause(200);
    }
  }
}

/** What is noted meanwhile goes with the next request; a crash makes so much more be delivered again. */
const betweenCommitsMs = 100;

function byTopic(offsets: readonly { topic: string; partition: number; offset: string }[]): OffsetsByTopicPartition {
  const topics = new Map<string, { partition: number; offset: string }[]>();
  for (const { topic, partition, offset } of offsets) {
    const partitions = topics.get(topic);
    if (partitions) partitions.push({ partition, offset });
    else topics.set(topic, [{ partition, offset }]);
  }
  return { topics: [...topics].map(([topic, partitions]) => ({ topic, partitions })) };
}
