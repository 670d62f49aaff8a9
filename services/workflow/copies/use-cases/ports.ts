import type { Queryable, Tx } from '#libs/platform';
import type { CustomerFacts } from '../domain/customer.js';
import type { InvoiceRow } from '../domain/invoice.js';
import type { PlacementRow } from '../domain/placement.js';

export abstract class InvoiceStore {
  /** Locks the rows in order of id and answers those that exist. */
  abstract lock(tx: Tx, invoiceIds: readonly string[]): Promise<Map<string, InvoiceRow>>;
  /** Stores facts and when to look again; membership is written by CaseStore alone. */
  abstract save(tx: Tx, rows: readonly InvoiceRow[]): Promise<void>;
  /** Stores only when to look again and why. */
  abstract saveDecisions(tx: Tx, rows: readonly Pick<InvoiceRow, 'invoiceId' | 'enrolAt' | 'because'>[]): Promise<void>;
  /** Locks invoices whose time to be looked at has come, the earliest first. */
  abstract lockDue(tx: Tx, limit: number): Promise<InvoiceRow[]>;
  /** Open invoices in no case, in order of id, locked; for the backfill. */
  abstract lockUnassigned(tx: Tx, afterId: string | null, limit: number): Promise<InvoiceRow[]>;
  /** The same without a lock, for counting. */
  abstract readUnassigned(queryable: Queryable, afterId: string | null, limit: number): Promise<InvoiceRow[]>;
  /** Locks the open invoices of customers that are in no case. */
  abstract lockUnassignedOf(tx: Tx, customerIds: readonly string[]): Promise<InvoiceRow[]>;
  abstract find(queryable: Queryable, invoiceIds: readonly string[]): Promise<InvoiceRow[]>;
}

export abstract class CustomerStore {
  abstract find(queryable: Queryable, customerIds: readonly string[]): Promise<Map<string, CustomerFacts>>;
  /** Keeps what is newer. */
  abstract save(tx: Tx, rows: readonly CustomerFacts[]): Promise<void>;
}

export abstract class PlacementStore {
  abstract lock(tx: Tx, placementIds: readonly string[]): Promise<Map<string, PlacementRow>>;
  abstract save(tx: Tx, rows: readonly PlacementRow[]): Promise<void>;
  abstract find(queryable: Queryable, placementId: string): Promise<PlacementRow | null>;
  /** Placements whose recall has run out and to whose workflow, named by the prefix and their id, no wake is on its way. */
  abstract recallsEnded(tx: Tx, workflowIdPrefix: string, limit: number): Promise<string[]>;
}
