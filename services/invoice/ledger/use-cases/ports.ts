import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { Preset } from '../domain/allocation/waterfall.js';
import type { AllocationEvent, AnyInvoiceEvent } from '../domain/events.js';
import type { Invoice } from '../domain/invoice.js';
import type { ActLimits } from '../domain/invoice-acts.js';
import type { Movement, OpenInvoice } from '../domain/journal/account.js';
import type { Context } from '../domain/journal/journal.js';
import type { PrincipalLine } from '../domain/journal/principal.js';
import type { LedgerChanges, LedgerSession } from '../domain/ledger-session.js';
import type { Allocation, PaymentAccount } from '../domain/payment-account.js';
import type { SettledPayment } from '../domain/payments.js';

/** What names one invoice: two creditors may use the same number. */
export interface InvoiceName {
  readonly number: string;
  readonly creditorId: string;
}

/** What a customer owes in one currency. */
export type Debt = Pick<Invoice, 'customerId' | 'currency'>;

/** Invoices as the ledger changes them. Locks are taken in the order of ids, so that transactions cannot deadlock. */
export abstract class InvoiceStore {
  /** @returns null when there is none */
  abstract find(invoiceId: string): Promise<Invoice | null>;
  abstract findMany(invoiceIds: readonly string[], queryable?: Queryable): Promise<Invoice[]>;
  /** Of all creditors, by number and creditor. */
  abstract findManyByNumber(numbers: readonly string[]): Promise<Invoice[]>;
  /** The earliest instant at which an invoice becomes overdue that is not marked yet, or is tried again. */
  abstract nextOverdueAt(queryable?: Queryable): Promise<Date | null>;

  abstract lockMany(tx: Tx, invoiceIds: readonly string[]): Promise<Invoice[]>;
  abstract lockManyByName(tx: Tx, names: readonly InvoiceName[]): Promise<Invoice[]>;
  /** All open invoices of these customers. */
  abstract lockOpenOf(tx: Tx, customerIds: readonly string[]): Promise<Invoice[]>;
  /** Invoices that became overdue and are not marked yet, the earliest first. */
  abstract listOverdue(queryable: Queryable, now: Date, limit: number): Promise<string[]>;
  /** Marks those of them that are still to be marked; skips what others have locked. @returns the marked ones */
  abstract markOverdue(tx: Tx, invoiceIds: readonly string[]): Promise<Invoice[]>;
  /** Tries to mark an invoice again later. */
  abstract setAside(tx: Tx, invoiceId: string, until: Date): Promise<void>;
  abstract setAsideCount(): Promise<number>;
  /** Drafts and open invoices of these customers that are not marked overdue yet. */
  abstract lockUnmarkedOf(tx: Tx, customerIds: readonly string[]): Promise<Invoice[]>;
  abstract updateOverdueAt(tx: Tx, instants: readonly { invoiceId: string; overdueAt: Date }[]): Promise<void>;
  /**
   * Reckons anew what these customers owe, after their invoices were written: the last thing that a transaction does, as
   * others of the same customers wait for it from then on.
   */
  abstract refreshDebtors(tx: Tx, changed: readonly Debt[]): Promise<void>;
}

/** What the organisation says of acts with invoices. */
export abstract class ActPolicy implements ActLimits {
  abstract readonly smallBalances: readonly Money[];
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

/** Which entries of an account are shown, combined with AND; null and empty mean any. */
export interface AccountFilter {
  readonly customerId: string;
  readonly currency: string;
  readonly invoiceId: string | null;
  readonly paymentId: string | null;
  readonly contexts: readonly string[];
  readonly valueFrom: LocalDate | null;
  readonly valueTo: LocalDate | null;
  readonly descending: boolean;
}

/** An entry of an account, with what it changed of what the customer owes. */
export interface AccountEntry {
  readonly entryId: string;
  readonly changeMinor: bigint;
  /** After it. */
  readonly balanceMinor: bigint;
  readonly lines: readonly PostedLine[];
}

/** The entry, and the balance on its far side: after it in order of posting, before it in the other. */
export type AccountKey = readonly [entryId: string, balanceMinor: bigint];

/** What customers owe, entry by entry. */
export abstract class AccountReader {
  /** In order of posting, or the other way round. */
  abstract list(filter: AccountFilter, page: PageRequest<AccountKey>): Promise<AccountEntry[]>;
  /** An account as of one instant. @param limit of movements and of open invoices; one more of each shows that there are more */
  abstract readPeriod(period: AccountPeriod, limit: number): Promise<AccountFacts>;
}

export interface AccountPeriod {
  readonly customerId: string;
  readonly currency: string;
  /** First value date; null for the first entry on. */
  readonly from: LocalDate | null;
  /** Last value date. */
  readonly to: LocalDate;
}

export interface AccountFacts {
  /** What was owed before the period. */
  readonly openingMinor: bigint;
  /** Of the period, by value date. */
  readonly movements: readonly Movement[];
  /** What is open now, the earliest due first. */
  readonly open: readonly OpenInvoice[];
}

export interface JournalProof {
  readonly entryCount: bigint;
  readonly lineCount: bigint;
  /** The first 100, as sentences. */
  readonly violations: readonly string[];
}

/** What one call proved. */
export interface JournalProofPart extends JournalProof {
  /** Where the proof continues; empty after the last part. */
  readonly next: string;
  /** What was posted before was proved by an earlier call; null where a proof begins at the start, or continues. */
  readonly since: Date | null;
  /** Everything posted before is proved; null while nothing is. */
  readonly proved: Date | null;
}

/** The journal, and the payments and allocations derived from it. */
export abstract class JournalStore {
  abstract lockPayments(tx: Tx, paymentIds: readonly string[]): Promise<PaymentAccount[]>;
  /** Payments with unapplied cash whose payer named one of these invoices. */
  abstract lockEarmarkedPayments(tx: Tx, invoiceIds: readonly string[]): Promise<PaymentAccount[]>;
  /** All allocations of these payments and of these invoices, also those that were undone. */
  abstract findAllocations(
    tx: Tx,
    keys: { paymentIds: readonly string[]; invoiceIds: readonly string[] },
  ): Promise<Allocation[]>;
  /** What made the principal of these invoices since they were opened, without payments that were taken back. */
  abstract findPrincipalLines(
    on: Queryable,
    invoices: readonly Pick<Invoice, 'invoiceId' | 'issuedEpisode'>[],
  ): Promise<ReadonlyMap<string, PrincipalLine[]>>;
  /**
   * Writes everything of a session but its events, by a fixed number of statements for any number of rows.
   * @throws INVOICE_CONFLICT when a concurrent call created an invoice of the same number
   */
  abstract post(tx: Tx, changes: LedgerChanges): Promise<void>;
  /** In order of posting. */
  abstract list(filter: JournalFilter, page: PageRequest<LineKey>): Promise<PostedLine[]>;
  /**
   * Proves the invariants of the journal, and those of what is derived from it, for some seconds.
   * @param from where an earlier call ended; empty for the beginning
   * @returns what was proved by this call, and where to continue, empty at the end
   * @throws INVOICE_INVALID
   */
  abstract prove(from: string, fromStart: boolean): Promise<JournalProofPart>;
}

/** Publishes how a payment is allocated, in the transaction. */
export abstract class AllocationEvents {
  abstract allocated(tx: Tx, event: AllocationEvent): void;
  abstract deallocated(tx: Tx, event: AllocationEvent): void;
}

/** Publishes an event of an invoice, in the transaction. The noun of invoices, which knows their wire form, provides it. */
export abstract class InvoiceEvents {
  abstract occurred(tx: Tx, event: AnyInvoiceEvent): void;
}

/** What days cost on the invoices of one session, while money changes them. */
export interface TimeChargeRun {
  /** Posts what days cost until the value date of a payment on what it will settle, so that it settles that too. */
  beforePayment(tx: Tx, payment: SettledPayment): void;
  /** Posts or takes back what a payment, or its reversal, changed of the days before. */
  afterPayment(tx: Tx, paymentId: string): void;
  /** Writes it, once the session is closed. */
  save(tx: Tx): Promise<void>;
}

/** What days cost on invoices. The noun of accruals provides it. */
export abstract class TimeCharges {
  /** @param invoices the locked ones of the session */
  abstract begin(tx: Tx, session: LedgerSession, invoices: readonly Invoice[]): Promise<TimeChargeRun>;
  /** These invoices have just become overdue. */
  abstract becameOverdue(tx: Tx, invoices: readonly Invoice[]): Promise<void>;
  /** These invoices were changed by whatever changes invoices: what they cost is looked at again. */
  abstract changed(tx: Tx, invoices: readonly Invoice[]): Promise<void>;
}

/** Settings of the organisation that apply where an invoice or a file says nothing else. */
export abstract class OrganisationDefaults {
  abstract readonly zone: string;
  abstract readonly creditorId: string;
}

/** What the organisation decided about money that its payer did not direct. */
export abstract class AllocationPolicy {
  abstract readonly preset: Preset;
  /** Whether money settles also what is disputed where its payer named the invoice. */
  abstract readonly namedPaysDisputed: boolean;
}
