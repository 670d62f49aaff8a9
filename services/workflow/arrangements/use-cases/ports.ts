import type { Queryable, Tx } from '#libs/transactions';
import type { ArrangementCopy } from '../domain/arrangement.js';

export abstract class ArrangementStore {
  /** @returns null when no event about it has arrived */
  abstract find(queryable: Queryable, arrangementId: string): Promise<ArrangementCopy | null>;
  /** Locks the given ones in their order, by id. */
  abstract lockMany(tx: Tx, arrangementIds: readonly string[]): Promise<Map<string, ArrangementCopy>>;
  /** Open ones of these customers. */
  abstract listOpenOf(tx: Tx, customerIds: readonly string[]): Promise<ArrangementCopy[]>;
  /** Whether people paused all invoices of a plan that are in an open case; false where none is. */
  abstract areInvoicesPaused(queryable: Queryable, arrangementId: string): Promise<boolean>;
  abstract upsertMany(tx: Tx, arrangements: readonly ArrangementCopy[]): Promise<void>;
  /** Open ones of which something is due by an instant and whose workflow was not woken, the earliest first. */
  abstract listDue(tx: Tx, by: Date, workflowIdPrefix: string, limit: number): Promise<string[]>;
}
