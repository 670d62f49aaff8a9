import { Injectable } from '@nestjs/common';
import { Database, inBatches, Runner, type Tx } from '#libs/transactions';
import type { BulkAct } from '../domain/bulk-act.js';
import { done, failed, refused } from '../domain/verdict.js';
import type { OwnActHandler } from './handlers/act-handler.js';
import { ItemResults, reasonOf } from './item-results.js';
import { BulkActStore } from './ports.js';

/** Items of one transaction: so many that set-based work pays, and so few that nobody waits long for their locks. */
const chunkSize = 100;

/** Acts of this service: a chunk is judged, acted on and marked in one transaction, in the name of who started it. */
@Injectable()
export class RunOwnItems {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly store: BulkActStore,
    private readonly results: ItemResults,
  ) {}

  /** @param beat called after every chunk */
  async runItems(act: BulkAct, handler: OwnActHandler, beat: () => void): Promise<void> {
    const { bulkActId, startedBy: actor, correlationId } = act;
    const transact = (body: (tx: Tx) => Promise<void>): Promise<void> =>
      this.runner.transact({ actor, correlationId, causationId: '' }, body);
    for (let after: string | null = null; ;) {
      const itemIds = await this.store.listWaiting(this.database, bulkActId, after, chunkSize);
      if (itemIds.length === 0) return;
      await inBatches(
        itemIds,
        (batch) => transact((tx) => this.runChunk(tx, bulkActId, handler, batch)),
        (itemId, error) => transact((tx) => this.fail(tx, bulkActId, itemId, error)),
      );
      after = itemIds.at(-1)!;
      beat();
    }
  }

  /** Of one that was cancelled meanwhile, or whose items another worker came to first, nothing is left to do. */
  private async runChunk(tx: Tx, bulkActId: string, handler: OwnActHandler, batch: readonly string[]): Promise<void> {
    const act = await this.store.lock(tx, bulkActId);
    if (act?.state !== 'RUNNING') return;
    const itemIds = await this.store.findWaiting(tx, bulkActId, batch);
    if (itemIds.length === 0) return;
    const judged = await handler.carryOut(tx, itemIds, act.parameters);
    await this.results.keep(
      tx,
      act,
      [...judged].map(([itemId, refusal]) => (refusal ? refused(itemId, refusal) : done(itemId))),
    );
  }

  private async fail(tx: Tx, bulkActId: string, itemId: string, error: unknown): Promise<void> {
    const act = await this.store.lock(tx, bulkActId);
    if (act?.state === 'RUNNING') await this.results.keep(tx, act, [failed(itemId, reasonOf(error))]);
  }
}
