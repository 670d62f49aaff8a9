import { Injectable } from '@nestjs/common';
import { errors } from '../../domain/errors.js';
import { SendingPolicy, WallClock } from '../ports.js';

const maxWaitMs = 5_000;

/**
 * Admits as many messages as the connections of this process can send before their callers give up. Without that, a slow
 * mail server is answered by ever more messages that wait, and those that come to their turn are no longer wanted.
 */
@Injectable()
export class MessagesInHand {
  private count = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly policy: SendingPolicy,
    private readonly wallClock: WallClock,
  ) {}

  /** @throws MAIL_RATE_EXCEEDED when no place gets free in time */
  async during<Result>(body: () => Promise<Result>): Promise<Result> {
    await this.enter();
    try {
      return await body();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.count -= 1;
    }
  }

  private async enter(): Promise<void> {
    if (this.count < this.policy.maxInHand) {
      this.count += 1;
      return;
    }
    let take!: () => void;
    const place = new Promise<void>((resolve) => (take = resolve));
    this.queue.push(take);
    await Promise.race([place, this.wallClock.pause(maxWaitMs)]);
    const index = this.queue.indexOf(take);
    if (index < 0) return;
    this.queue.splice(index, 1);
    throw errors.MAIL_RATE_EXCEEDED('The mail server is slow and too many messages wait. Make the same call again.');
  }
}
