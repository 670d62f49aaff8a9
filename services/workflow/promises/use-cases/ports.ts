import type { Queryable, Tx } from '#libs/transactions';
import type { PromiseCopy } from '../domain/promise.js';

export abstract class PromiseStore {
  /** @returns null when no event about it has arrived */
  abstract find(queryable: Queryable, promiseId: string): Promise<PromiseCopy | null>;
  /** Locks the given ones in their order, by id. */
  abstract lockMany(tx: Tx, promiseIds: readonly string[]): Promise<Map<string, PromiseCopy>>;
  abstract upsertMany(tx: Tx, promises: readonly PromiseCopy[]): Promise<void>;
  /** Open ones that are to be judged by an instant and whose workflow was not woken, the earliest first. */
  abstract listEnded(tx: Tx, by: Date, workflowIdPrefix: string, limit: number): Promise<string[]>;
}
