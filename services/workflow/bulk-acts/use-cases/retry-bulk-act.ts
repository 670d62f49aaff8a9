import { Injectable } from '@nestjs/common';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { type BulkAct, retryAct } from '../domain/bulk-act.js';
import { wakeOf } from '../run-bulk-act.contract.js';
import { BulkActs } from './bulk-acts.js';
import { BulkActEvents, BulkActStore } from './ports.js';

@Injectable()
export class RetryBulkAct {
  constructor(
    private readonly runner: Runner,
    private readonly acts: BulkActs,
    private readonly store: BulkActStore,
    private readonly events: BulkActEvents,
    private readonly wakes: WakeStore,
  ) {}

  /** @throws BULK_ACT_NOT_FOUND, BULK_ACT_STATE_FORBIDS */
  retryBulkAct(caller: Caller, bulkActId: string): Promise<BulkAct> {
    const retry = async (tx: Tx): Promise<BulkAct> => {
      const before = await this.acts.lock(tx, bulkActId);
      const retried = retryAct(before);
      if (retried === before) return before;
      await this.store.retryItems(tx, bulkActId);
      await this.store.update(tx, retried);
      this.events.started(tx, retried);
      await this.wakes.insertMany(tx, [wakeOf(bulkActId)]);
      return retried;
    };
    return this.runner.run(caller, retry, this.acts.withoutParameters);
  }
}
