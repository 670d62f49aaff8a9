import { Injectable } from '@nestjs/common';
import { DomainError, isFinal } from '#libs/errors';
import { derivedId } from '#libs/ids';
import { type Caller, Database, SystemRunner } from '#libs/transactions';
import { eachBounded } from '../../waking/use-cases/each-bounded.js';
import { type BulkAct, isUnderWay } from '../domain/bulk-act.js';
import { done, refused, type Verdict } from '../domain/verdict.js';
import type { RemoteActHandler } from './handlers/act-handler.js';
import { ItemResults, reasonOf } from './item-results.js';
import { BulkActStore } from './ports.js';

/** Items that are begun and whose outcomes are kept together. */
const chunkSize = 200;
const concurrentCalls = 16;

/** An item about which another service has not decided yet. */
interface Undecided {
  readonly itemId: string;
  readonly error: unknown;
}

/**
 * Acts of other services: each item is one call under a key of its own, so that a call whose answer was lost changes
 * nothing when it is repeated. What is no final answer leaves the item waiting, and the others go on.
 */
@Injectable()
export class RunRemoteItems {
  constructor(
    private readonly systemRunner: SystemRunner,
    private readonly database: Database,
    private readonly store: BulkActStore,
    private readonly results: ItemResults,
  ) {}

  /** @param beat called after every chunk. @throws why items wait, once all others have an outcome */
  async runItems(act: BulkAct, handler: RemoteActHandler, beat: () => void): Promise<void> {
    const { bulkActId } = act;
    let waiting: Undecided | undefined;
    for (let after: string | null = null; ;) {
      const listed = await this.store.listWaiting(this.database, bulkActId, after, chunkSize);
      if (listed.length === 0) break;
      const itemIds = await this.begin(act, listed);
      const results = await eachBounded(itemIds, concurrentCalls, (itemId) => this.ask(act, handler, itemId));
      const undecided = results.flatMap((result) => ('error' in result ? [result] : []));
      const verdicts = results.flatMap((result) => ('error' in result ? [] : [result]));
      await this.keep(act, verdicts, undecided);
      waiting ??= undecided[0];
      // Where nothing at all gets through, the rest would not either.
      if (undecided.length === results.length && undecided.some(({ error }) => isAway(error))) break;
      after = listed.at(-1)!;
      beat();
    }
    if (waiting) throw waiting.error;
  }

  /** @returns those of the items that are to be acted on: of an act that is being cancelled, only what was begun */
  private begin({ bulkActId, correlationId }: BulkAct, listed: readonly string[]): Promise<string[]> {
    return this.systemRunner.transact(async (tx) => {
      const act = await this.store.lock(tx, bulkActId);
      if (!act || !isUnderWay(act)) return [];
      const itemIds = await this.store.findWaiting(tx, bulkActId, listed);
      await this.store.beginItems(tx, bulkActId, itemIds);
      return itemIds;
    }, correlationId);
  }

  private async ask(act: BulkAct, handler: RemoteActHandler, itemId: string): Promise<Verdict | Undecided> {
    try {
      const refusal = await handler.carryOut(callerOf(act, itemId), itemId, act.parameters);
      return refusal ? refused(itemId, refusal) : done(itemId);
    } catch (error) {
      return isFinal(error) ? refused(itemId, reasonOf(error)) : { itemId, error };
    }
  }

  private async keep(
    { bulkActId, correlationId }: BulkAct,
    verdicts: readonly Verdict[],
    undecided: readonly Undecided[],
  ): Promise<void> {
    await this.systemRunner.transact(async (tx) => {
      const act = await this.store.lock(tx, bulkActId);
      if (!act) return;
      await this.results.keep(tx, act, verdicts);
      await this.store.updateReasons(
        tx,
        bulkActId,
        undecided.map(({ itemId, error }) => ({ itemId, ...reasonOf(error) })),
      );
    }, correlationId);
  }
}

/** Who started the act, with a key of the item that is the same at every attempt. */
function callerOf({ bulkActId, act, hash, startedBy, correlationId }: BulkAct, itemId: string): Caller {
  return {
    ...{ actor: startedBy, correlationId, causationId: '' },
    ...{ requestId: derivedId(`${bulkActId}/${itemId}`), operation: `bulk-act/${act}`, inputHash: hash },
  };
}

function isAway(error: unknown): boolean {
  return error instanceof DomainError && error.kind === 'unavailable';
}
