import { Injectable } from '@nestjs/common';
import { Database, SystemRunner } from '#libs/transactions';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { type BulkAct, endAct, isUnderWay, pendingCountOf } from '../domain/bulk-act.js';
import { idOf } from '../run-bulk-act.contract.js';
import { ActHandlers, OwnActHandler, type RemoteActHandler } from './handlers/act-handler.js';
import { BulkActEvents, BulkActStore } from './ports.js';
import { RunOwnItems } from './run-own-items.js';
import { RunRemoteItems } from './run-remote-items.js';

/** Acts on the items of an act, chunk after chunk in order of id. */
@Injectable()
export class RunBulkAct {
  constructor(
    private readonly systemRunner: SystemRunner,
    private readonly database: Database,
    private readonly handlers: ActHandlers,
    private readonly own: RunOwnItems,
    private readonly remote: RunRemoteItems,
    private readonly store: BulkActStore,
    private readonly events: BulkActEvents,
    private readonly wakes: WakeStore,
  ) {}

  /** @param beat called after every chunk; what it throws ends the work, and a repeat continues */
  async runBulkAct(bulkActId: string, beat: () => void): Promise<void> {
    const wakeSeq = await this.systemRunner.transact((tx) => this.wakes.newest(tx, idOf(bulkActId)));
    const act = await this.store.find(this.database, bulkActId);
    if (act && isUnderWay(act)) {
      const handler = this.handlers.of(act.act);
      if (handler instanceof OwnActHandler) await this.own.runItems(act, handler, beat);
      else await this.remote.runItems(act, handler as RemoteActHandler, beat);
      await this.end(act);
    }
    await this.systemRunner.transact((tx) => this.wakes.settle(tx, idOf(bulkActId), wakeSeq));
  }

  private async end({ bulkActId, correlationId }: BulkAct): Promise<void> {
    await this.systemRunner.transact(async (tx) => {
      const act = await this.store.lock(tx, bulkActId);
      if (!act || !isUnderWay(act) || pendingCountOf(act) > 0) return;
      const ended = endAct(act, tx.now);
      await this.store.update(tx, ended);
      this.events.ended(tx, ended);
    }, correlationId);
  }
}
