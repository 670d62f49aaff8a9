import type { Caller, PageRequest, Queryable, Tx } from '#libs/transactions';
import type { ActState, BulkAct, ItemState, Judgements } from '../domain/bulk-act.js';
import type { Verdict } from '../domain/verdict.js';

export interface BulkActItem {
  readonly itemId: string;
  readonly state: ItemState;
  /** Why it was refused or failed, or what it waits for; empty otherwise. */
  readonly reason: string;
  readonly text: string;
  /** Null while it waits, and where the preview refused it. */
  readonly endedAt: Date | null;
}

export type BulkActKey = readonly [createdAt: Date, bulkActId: string];
export type ItemKey = readonly [itemId: string];

/** Previews that expired, and acts that ended, before these instants. */
export interface ActsToDelete {
  readonly expiredBefore: Date;
  readonly endedBefore: Date;
}

export abstract class BulkActStore {
  abstract find(queryable: Queryable, bulkActId: string): Promise<BulkAct | null>;
  abstract lock(tx: Tx, bulkActId: string): Promise<BulkAct | null>;
  /** The newest first. @param state null for all */
  abstract list(queryable: Queryable, state: ActState | null, page: PageRequest<BulkActKey>): Promise<BulkAct[]>;
  abstract insert(tx: Tx, act: BulkAct, judged: Judgements): Promise<void>;
  /** Stores state, counts and instants of a locked act. */
  abstract update(tx: Tx, act: BulkAct): Promise<void>;
  /** In order of id. @param states all when empty */
  abstract listItems(
    queryable: Queryable,
    bulkActId: string,
    states: readonly ItemState[],
    page: PageRequest<ItemKey>,
  ): Promise<BulkActItem[]>;
  /** Items without an outcome after one, in order of id. */
  abstract listWaiting(queryable: Queryable, bulkActId: string, after: string | null, limit: number): Promise<string[]>;
  /** Those of the items of a locked act that have no outcome, in order of id. */
  abstract findWaiting(tx: Tx, bulkActId: string, itemIds: readonly string[]): Promise<string[]>;
  /** Notes that another service is asked about items. */
  abstract beginItems(tx: Tx, bulkActId: string, itemIds: readonly string[]): Promise<void>;
  /** Notes what items that were begun wait for. */
  abstract updateReasons(tx: Tx, bulkActId: string, waiting: readonly Omit<Verdict, 'state'>[]): Promise<void>;
  /** Stores outcomes of items that have none. @returns those that it stored */
  abstract endItems(tx: Tx, bulkActId: string, verdicts: readonly Verdict[]): Promise<Verdict[]>;
  /** Cancels the items of a locked act that were not begun. @returns how many */
  abstract cancelItems(tx: Tx, bulkActId: string): Promise<number>;
  /** Lets failed items wait again. */
  abstract retryItems(tx: Tx, bulkActId: string): Promise<void>;
  /** Deletes one act that is no longer needed, or at most so many items of it. @returns whether there may be more */
  abstract deleteMany(tx: Tx, which: ActsToDelete, limit: number): Promise<boolean>;
}

export abstract class BulkActEvents {
  abstract started(tx: Tx, act: BulkAct): void;
  abstract ended(tx: Tx, act: BulkAct): void;
}

/** How long acts are kept that have ended. */
export abstract class BulkActPolicy {
  abstract readonly bulkActsKeepDays: number;
}

/** Which invoices, as their owner is asked for a list, who alone reads it. */
export type InvoiceQuestion = object;

/** The owner of invoices. What it refuses for good is thrown as a final error. */
export abstract class InvoiceOwner {
  /**
   * Names every invoice of a list, and whose each is.
   * @param limit where it stops
   * @throws INVOICE_INVALID, TOO_BROAD, UNAVAILABLE
   */
  abstract listIds(
    caller: Caller,
    question: InvoiceQuestion,
    limit: number,
  ): Promise<{ invoiceId: string; customerId: string }[]>;
  abstract setCollection(
    caller: Caller,
    change: { invoiceId: string; collect: boolean; followsFiles: boolean; reason: string },
  ): Promise<void>;
}

export interface WantedTask {
  readonly customerId: string;
  readonly queue: string;
  readonly group: string;
  readonly title: string;
  readonly notes: string;
  readonly dueAt: Date | null;
  readonly assigneeId: string;
  readonly tags: readonly string[];
}

/** The owner of customers and of what people write about them and do for them. */
export abstract class CustomerOwner {
  abstract assignSpecialist(
    caller: Caller,
    change: { customerId: string; personId: string; reason: string },
  ): Promise<void>;
  abstract createTask(caller: Caller, task: WantedTask): Promise<void>;
  abstract addNote(caller: Caller, note: { customerId: string; text: string }): Promise<void>;
}

/** The service that takes debts back from agencies. */
export abstract class Recalls {
  abstract recallInvoices(caller: Caller, wanted: { invoiceIds: readonly string[]; reason: string }): Promise<void>;
}
