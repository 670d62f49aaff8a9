import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import { BulkActPolicy, BulkActStore } from './ports.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const batchSize = 10_000;

/** Deletes previews an hour after they have expired, and acts that ended so long ago that nobody asks for them. */
@Injectable()
export class DeleteOldActs {
  constructor(
    private readonly systemRunner: SystemRunner,
    private readonly policy: BulkActPolicy,
    private readonly store: BulkActStore,
  ) {}

  /** Deletes at most so many rows that it is short work. @returns whether there may be more */
  deleteOldActs(): Promise<boolean> {
    return this.systemRunner.transact((tx) => {
      const expiredBefore = new Date(tx.now.getTime() - hourMs);
      const endedBefore = new Date(tx.now.getTime() - this.policy.bulkActsKeepDays * dayMs);
      return this.store.deleteMany(tx, { expiredBefore, endedBefore }, batchSize);
    });
  }
}
