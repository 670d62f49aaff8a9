import type { Queryable, Tx } from '#libs/platform';
import type { LocalDate } from '#libs/time';
import type { BookChanges } from '../domain/book.js';
import type { InvoiceChangedFact, InvoiceFact, PaymentFact } from '../domain/facts.js';
import type { Invoice } from '../domain/invoice.js';
import type { Context } from '../domain/journal.js';
import type { Allocation, PaymentAccount } from '../domain/payment-account.js';

export interface PageRequest<Key> {
  readonly limit: number;
  /** Key of the last row of the page before; null for the first page. */
  readonly after: Key | null;
}

/** Invoices. What is locked is locked in the order of ids, so that two transactions never wait for each other. */
export abstract class InvoiceStore {
  /** @returns null when there is none */
  abstract find(key: { invoiceId: string } | { number: string }): Promise<Invoice | null>;
  abstract findMany(invoiceIds: readonly string[]): Promise<Invoice[]>;
  abstract findByNumbers(numbers: readonly string[]): Promise<Invoice[]>;
  /** The least instant at which another invoice becomes overdue. */
  abstract nextOverdueAt(queryable?: Queryable): Promise<Date | null>;

  abstract lock(tx: Tx, invoiceIds: readonly string[]): Promise<Invoice[]>;
  abstract lockByNumbers(tx: Tx, numbers: readonly string[]): Promise<Invoice[]>;
  /** Everything that is open of these customers. */
  abstract lockOpenOf(tx: Tx, customerIds: readonly string[]): Promise<Invoice[]>;
  /** Marks what became overdue and is not marked yet, leaving out what others hold. @returns the marked ones */
  abstract markOverdue(tx: Tx, limit: number): Promise<Invoice[]>;
  /** Open invoices of these customers that are not marked overdue yet. */
  abstract lockUnmarkedOf(tx: Tx, customerIds: readonly string[]): Promise<Invoice[]>;
  abstract setOverdueAt(tx: Tx, instants: readonly { invoiceId: string; overdueAt: Date }[]): Promise<void>;
}

export interface JournalFilter {
  readonly customerId: string | null;
  readonly invoiceId: string | null;
  readonly paymentId: string | null;
  readonly context: string | null;
}

/** A line of the journal as operators see it. */
export interface PostedLine {
  readonly entryId: string;
  readonly lineNumber: number;
  readonly account: number;
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
  readonly currency: string;
  readonly customerId: string;
  readonly invoiceId: string | null;
  readonly component: string | null;
  readonly paymentId: string | null;
  readonly context: Context;
  readonly source: string;
  readonly reversesEntryId: string | null;
  readonly postedAt: Date;
  readonly valueDate: LocalDate;
}

export type LineKey = readonly [entryId: string, lineNumber: number];

export interface JournalProof {
  readonly entryCount: bigint;
  readonly lineCount: bigint;
  /** The first 100, each readable. */
  readonly violations: readonly string[];
}

/** The journal and what it knows of payments. */
export abstract class JournalStore {
  abstract payments(tx: Tx, paymentIds: readonly string[]): Promise<PaymentAccount[]>;
  /** Payments with unapplied cash whose payer named one of these invoices. */
  abstract waitingPayments(tx: Tx, invoiceIds: readonly string[]): Promise<PaymentAccount[]>;
  /** Open and undone ones, of any of these payments or invoices. */
  abstract allocations(
    tx: Tx,
    of: { paymentIds: readonly string[]; invoiceIds: readonly string[] },
  ): Promise<Allocation[]>;
  /**
   * Writes everything of a book but its facts, a fixed number of statements for any number of rows.
   * Errors: INVOICE_NUMBER_TAKEN when another invoice took a number meanwhile.
   */
  abstract write(tx: Tx, changes: BookChanges): Promise<void>;
  /** In order of posting; one row more than the limit when there are more. */
  abstract list(filter: JournalFilter, page: PageRequest<LineKey>): Promise<PostedLine[]>;
  /** Proves the invariants as of one instant, range by range, so that a large journal takes longer and never too much. */
  abstract verify(): Promise<JournalProof>;
}

/** Publishes what became of a payment with the transaction. */
export abstract class AllocationEvents {
  abstract allocated(tx: Tx, fact: PaymentFact): void;
  abstract deallocated(tx: Tx, fact: PaymentFact): void;
}

/** Publishes what happened to an invoice with the transaction; the noun of invoices provides it. */
export abstract class InvoiceEvents {
  abstract occurred(tx: Tx, fact: InvoiceFact | InvoiceChangedFact): void;
}

/** What holds where nothing else is said. */
export abstract class OrganisationDefaults {
  abstract readonly zone: string;
  abstract readonly creditorId: string;
}
