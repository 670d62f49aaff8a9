import { Injectable } from '@nestjs/common';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { type BulkAct, cancelAct } from '../domain/bulk-act.js';
import { BulkActs } from './bulk-acts.js';
import { BulkActEvents, BulkActStore } from './ports.js';

@Injectable()
export class CancelBulkAct {
  constructor(
    private readonly runner: Runner,
    private readonly acts: BulkActs,
    private readonly store: BulkActStore,
    private readonly events: BulkActEvents,
  ) {}

  /** What runs waits for the act between two chunks, and finds nothing more to do. @throws BULK_ACT_NOT_FOUND, BULK_ACT_STATE_FORBIDS */
  cancelBulkAct(caller: Caller, bulkActId: string): Promise<BulkAct> {
    const cancel = async (tx: Tx): Promise<BulkAct> => {
      const before = await this.acts.lock(tx, bulkActId);
      // Refused before anything is changed.
      cancelAct(before, 0, tx.now);
      const cancelled = cancelAct(before, await this.store.cancelItems(tx, bulkActId), tx.now);
      await this.store.update(tx, cancelled);
      if (cancelled.endedAt !== null && before.startedAt !== null) this.events.ended(tx, cancelled);
      return cancelled;
    };
    return this.runner.run(caller, cancel, this.acts.withoutParameters);
  }
}
