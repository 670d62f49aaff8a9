import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import { MessageContents, SendingPolicy } from './ports.js';

const batchSize = 1_000;
const dayMs = 86_400_000;

/** Keeps what a debtor was told no longer than the organisation wants; that they were told, and when, stays. */
@Injectable()
export class EmptyOldContents {
  constructor(
    private readonly runner: SystemRunner,
    private readonly contents: MessageContents,
    private readonly policy: SendingPolicy,
  ) {}

  /** @returns how many were emptied */
  async emptyOldContents(): Promise<number> {
    let count = 0;
    for (;;) {
      const emptied = await this.runner.transact((tx) => {
        const before = new Date(tx.now.getTime() - this.policy.contentRetentionDays * dayMs);
        return this.contents.empty(tx, before, batchSize);
      });
      count += emptied;
      if (emptied < batchSize) return count;
    }
  }
}
