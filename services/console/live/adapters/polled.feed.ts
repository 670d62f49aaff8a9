import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Background, Logger } from '#libs/platform';
import type { Change } from '../domain/change.js';
import { ChangeFeed, type ChangeReader, ChangeStore } from '../use-cases/ports.js';

const everyMs = 250;
const maxAtOnce = 1_000;
/** Whoever was away for more reads anew what they show: it costs less than to be told of each. */
const maxCaughtUp = 5_000n;

interface Follower {
  seen: bigint;
  readonly reader: ChangeReader;
}

/** One look at the table a moment for all readers of a process, and none while nobody reads. */
@Injectable()
export class PolledChangeFeed extends ChangeFeed implements OnApplicationShutdown {
  private readonly followers = new Set<Follower>();
  private timer: NodeJS.Timeout | undefined;
  private last = 0n;
  private ended = false;

  constructor(
    private readonly changes: ChangeStore,
    private readonly logger: Logger,
    background: Background,
  ) {
    super();
    const run = () => this.changes.deleteOld();
    background.start({ name: 'old changes', roles: ['relay'], everyMs: 60_000, run });
  }

  override async place(): Promise<bigint> {
    return (await this.changes.ends())?.last ?? 0n;
  }

  override async follow(seen: bigint | null, reader: ChangeReader, gone: AbortSignal): Promise<() => void> {
    const ends = await this.changes.ends();
    const end = ends?.last ?? 0n;
    const isLost =
      seen !== null && (seen > end || end - seen > maxCaughtUp || (ends !== null && seen + 1n < ends.first));
    const follower: Follower = { seen: seen === null || isLost ? end : seen, reader };
    reader.begin(follower.seen);
    if (isLost) reader.changes(null);
    if (this.followers.size === 0) this.last = end;
    // What this process has passed already the follower reads itself, until it stands where the others are.
    while (!gone.aborted) {
      const missed = await this.changes.listAfter(follower.seen, maxAtOnce);
      this.pass(follower, missed);
      if (missed.length < maxAtOnce && follower.seen >= this.last) break;
      if (missed.length === 0) break;
    }
    if (gone.aborted) return () => undefined;
    this.followers.add(follower);
    this.timer ??= this.again();
    return () => void this.followers.delete(follower);
  }

  onApplicationShutdown(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }

  private again(): NodeJS.Timeout {
    return setTimeout(() => void this.look(), everyMs).unref();
  }

  private async look(): Promise<void> {
    try {
      const found = await this.changes.listAfter(this.last, maxAtOnce);
      for (const follower of this.followers) this.pass(follower, found);
      this.last = found.at(-1)?.sequence ?? this.last;
    } catch (error) {
      this.logger.triedAgain('Changes could not be read; they are read again.', error);
    }
    this.timer = this.ended || this.followers.size === 0 ? undefined : this.again();
  }

  private pass(follower: Follower, found: readonly Change[]): void {
    const unseen = found.filter(({ sequence }) => sequence > follower.seen);
    if (unseen.length === 0) return;
    follower.seen = unseen.at(-1)!.sequence;
    follower.reader.changes(unseen);
  }
}
