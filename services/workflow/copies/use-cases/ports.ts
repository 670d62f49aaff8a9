import type { Queryable, Tx } from '#libs/transactions';
import type { Announcement } from '../domain/announcement.js';
import type { CustomerFacts } from '../domain/customer.js';
import type { CustomerFlagCopy } from '../domain/customer-flag.js';
import type { InvoiceRow } from '../domain/invoice.js';
import type { PlacementFacts } from '../domain/placement.js';

export type InvoiceOfCustomer = Pick<InvoiceRow, 'invoiceId' | 'customerId'>;

export abstract class InvoiceStore {
  abstract findMany(queryable: Queryable, invoiceIds: readonly string[]): Promise<InvoiceRow[]>;
  /** Locks in order of id; those that exist, by id. */
  abstract lockMany(tx: Tx, invoiceIds: readonly string[]): Promise<Map<string, InvoiceRow>>;
  /** Stores newer facts and when to look again; membership is written by CaseStore alone. */
  abstract upsertMany(tx: Tx, rows: readonly InvoiceRow[]): Promise<void>;
  /** Stores only when to look again and why. */
  abstract updateDecisions(tx: Tx, rows: readonly InvoiceRow[]): Promise<void>;
  /** Invoices whose time to be looked at has come, the earliest first. */
  abstract listDue(queryable: Queryable, now: Date, limit: number): Promise<InvoiceOfCustomer[]>;
  /** Locks those of them whose time has still come, in order of id. */
  abstract lockDue(tx: Tx, invoiceIds: readonly string[]): Promise<InvoiceRow[]>;
  /** An invoice that cannot be decided about is looked at again later; people see why. */
  abstract setAside(tx: Tx, invoiceId: string, until: Date, reason: string): Promise<void>;
  /** Locks those of the invoices that are open and in no case, in order of id. */
  abstract lockUnassigned(tx: Tx, invoiceIds: readonly string[]): Promise<InvoiceRow[]>;
  /** Open invoices of a customer, in order of id. */
  abstract listOpenOf(queryable: Queryable, customerId: string, limit: number): Promise<InvoiceRow[]>;
  /** Those of them that stand in no open line of a placement. */
  abstract listUnplacedOf(queryable: Queryable, customerId: string, limit: number): Promise<InvoiceRow[]>;
  /** Open invoices in no case, in order of id. */
  abstract listUnassigned(queryable: Queryable, afterId: string | null, limit: number): Promise<InvoiceRow[]>;
  /** Locks the open invoices of customers that are in no case. */
  abstract lockUnassignedOf(tx: Tx, customerIds: readonly string[]): Promise<InvoiceRow[]>;
}

export abstract class CustomerStore {
  abstract findMany(queryable: Queryable, customerIds: readonly string[]): Promise<Map<string, CustomerFacts>>;
  /**
   * Locks customers until the end of the transaction, in order of id, whether anything is known of them yet. Everything
   * that joins facts of a customer takes this first, before invoices and cases: else two transactions could each miss
   * what the other is about to commit.
   */
  abstract lockMany(tx: Tx, customerIds: readonly string[]): Promise<void>;
  /** Stores those that are newer. */
  abstract upsertMany(tx: Tx, customers: readonly CustomerFacts[]): Promise<void>;
  /** Customers of whose flags the copies may not know, in order of id. */
  abstract listUnasked(queryable: Queryable, limit: number): Promise<string[]>;
  /** Notes whether their flags are known, as the customer service was asked about them. */
  abstract markAsked(tx: Tx, customerIds: readonly string[], asked: boolean): Promise<void>;
}

export abstract class CustomerFlagStore {
  /** All of the customers that were ever raised, lowered ones too. */
  abstract findMany(queryable: Queryable, customerIds: readonly string[]): Promise<CustomerFlagCopy[]>;
  /** Stores copies of locked customers. */
  abstract upsertMany(tx: Tx, copies: readonly CustomerFlagCopy[]): Promise<void>;
  /** Whose flags come into force by now, those that began first; one for each flag. */
  abstract listStarting(queryable: Queryable, now: Date, limit: number): Promise<string[]>;
  /** Notes of locked customers that what has begun by now is in force. */
  abstract markStarted(tx: Tx, customerIds: readonly string[]): Promise<void>;
}

export abstract class PlacementStore {
  abstract find(queryable: Queryable, placementId: string): Promise<PlacementFacts | null>;
  /** Those of the invoices that stand in an open line of a placement. */
  abstract findPlaced(queryable: Queryable, invoiceIds: readonly string[]): Promise<string[]>;
  abstract lockMany(tx: Tx, placementIds: readonly string[]): Promise<Map<string, PlacementFacts>>;
  abstract upsertMany(tx: Tx, placements: readonly PlacementFacts[]): Promise<void>;
  /** Those whose recall has run out and to whose workflow, named by the prefix and their id, no wake is on its way. */
  abstract listRecallsEnded(tx: Tx, workflowIdPrefix: string, limit: number): Promise<string[]>;
}

export abstract class AnnouncementStore {
  /** Of each invoice the latest message is known; one row for each. */
  abstract keepLatest(tx: Tx, sent: readonly Announcement[]): Promise<void>;
  /** Forgets messages. */
  abstract deleteMany(tx: Tx, messageIds: readonly string[]): Promise<void>;
  /** By invoice, when a message about it was last sent. */
  abstract findSentAt(queryable: Queryable, invoiceIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
}
