import { Injectable } from '@nestjs/common';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { type BulkAct, startAct } from '../domain/bulk-act.js';
import { wakeOf } from '../run-bulk-act.contract.js';
import { BulkActs } from './bulk-acts.js';
import { BulkActEvents, BulkActStore } from './ports.js';

@Injectable()
export class StartBulkAct {
  constructor(
    private readonly runner: Runner,
    private readonly acts: BulkActs,
    private readonly store: BulkActStore,
    private readonly events: BulkActEvents,
    private readonly wakes: WakeStore,
  ) {}

  /** @throws BULK_ACT_NOT_FOUND, BULK_ACT_STATE_FORBIDS */
  startBulkAct(caller: Caller, { bulkActId, hash }: { bulkActId: string; hash: string }): Promise<BulkAct> {
    const start = async (tx: Tx): Promise<BulkAct> => {
      const { actor, correlationId, now } = tx;
      const started = startAct(await this.acts.lock(tx, bulkActId), { actor, correlationId, hash, now });
      await this.store.update(tx, started);
      this.events.started(tx, started);
      await this.wakes.insertMany(tx, [wakeOf(bulkActId)]);
      return started;
    };
    return this.runner.run(caller, start, this.acts.withoutParameters);
  }
}
