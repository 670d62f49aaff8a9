import type { LocalDate } from '#libs/time';
import type { Queryable, Tx } from '#libs/platform';
import type { BookChanges } from '../domain/book.js';
import type { Fact } from '../domain/facts.js';
import type { PartedSource, ReadPosition, RowFault } from '#libs/files';
import type { Import } from '../domain/import.js';
import type { Invoice, Lifecycle } from '../domain/invoice.js';
import type { Context } from '../domain/journal.js';
import type { Allocation, PaymentAccount } from '../domain/payment-account.js';

export interface PageRequest<Key> {
  readonly limit: number;
  /** Key of the last row of the page before; null for the first page. */
  readonly after: Key | null;
}

/** Conditions of a list, combined with AND; null asks for none. */
export interface InvoiceFilter {
  readonly customerId: string | null;
  readonly lifecycles: readonly Lifecycle[];
  readonly overdue: boolean | null;
  readonly disputed: boolean | null;
  /** Only open invoices that no sequence collects. */
  readonly unassigned: boolean;
  /** Only this currency. */
  readonly currency: string | null;
  readonly minRemainingMinor: bigint | null;
  readonly maxRemainingMinor: bigint | null;
  readonly dueFrom: LocalDate | null;
  readonly dueTo: LocalDate | null;
  /** Start of the number. */
  readonly text: string;
}

export type InvoiceKey = readonly [dueDate: LocalDate, number: string];

export interface Summary {
  readonly invoiceCount: bigint;
  readonly openCount: bigint;
  readonly customerCount: bigint;
  readonly amounts: readonly { readonly currency: string; readonly minor: bigint; readonly remainingMinor: bigint }[];
}

/** Invoices. What is locked is locked in the order of ids, so that two transactions never wait for each other. */
export abstract class InvoiceStore {
  /** @returns null when there is none */
  abstract find(key: { invoiceId: string } | { number: string }): Promise<Invoice | null>;
  abstract findMany(invoiceIds: readonly string[]): Promise<Invoice[]>;
  abstract findByNumbers(numbers: readonly string[]): Promise<Invoice[]>;
  /** By due date and number; one row more than the limit when there are more. */
  abstract list(filter: InvoiceFilter, now: Date, page: PageRequest<InvoiceKey>): Promise<Invoice[]>;
  abstract summary(): Promise<Summary>;
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
  abstract enrol(tx: Tx, enrolments: readonly { invoiceId: string; caseId: string; sequence: string }[]): Promise<void>;
  /** Only from the case named, since an invoice may have joined another one meanwhile. */
  abstract leave(tx: Tx, leavings: readonly { invoiceId: string; caseId: string }[]): Promise<void>;
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

/** What is copied of a customer. */
export interface KnownCustomer {
  readonly customerId: string;
  readonly reference: string;
  readonly zone: string;
}

/** A customer as an event tells of it. */
export interface CustomerNews extends KnownCustomer {
  /** Version of the customer; an older one than is known says nothing. */
  readonly version: bigint;
}

/** The copies of customers, from their events and from the answers to imports. */
export abstract class CustomerCopies {
  abstract find(customerId: string): Promise<KnownCustomer | null>;
  /** @returns the customers that are new here or whose zone is another now */
  abstract keep(tx: Tx, customers: readonly CustomerNews[]): Promise<KnownCustomer[]>;
  /**
   * Notes customers that their owner answered. The zone of a known one is left to its event, which also moves the
   * instants that depend on it.
   */
  abstract keepAnswered(tx: Tx, customers: readonly KnownCustomer[]): Promise<void>;
  /** Customers that were known when an import began, or that it asked for in a chunk with fewer rows before it. */
  abstract knownTo(
    of: Pick<Import, 'importId' | 'knownCustomers'>,
    askedBefore: number,
    references: readonly string[],
  ): Promise<KnownCustomer[]>;
  /** The ordinal of the latest copy, to tell later which ones were known now. */
  abstract latestOrdinal(tx: Tx): Promise<bigint>;
}

/** An import with the place where reading goes on. */
export type FileImport = Import<ReadPosition>;

/** Facts of a file about one customer, by the names of the fields without `customer.`. */
export type CustomerFacts = Readonly<Record<string, string>>;

export interface CustomerToUpsert {
  readonly reference: string;
  readonly facts: CustomerFacts;
}

/** What a file says of a customer, with the last line that says it. */
export interface CustomerInFile extends CustomerToUpsert {
  readonly line: number;
}

export type ErrorKey = readonly [row: number, ordinal: number];

/** Imports, their files, and what they remember from one chunk to the next. */
export abstract class ImportStore {
  abstract insert(tx: Tx, of: FileImport): Promise<void>;
  abstract find(importId: string): Promise<FileImport | null>;
  abstract lock(tx: Tx, importId: string): Promise<FileImport | null>;
  /** Writes everything that may change and counts the version on. */
  abstract update(tx: Tx, of: FileImport): Promise<FileImport>;
  /** Whether an import runs that must not run beside this one. Serializes such questions until the commit. */
  abstract mustWait(tx: Tx, of: FileImport): Promise<boolean>;

  /** Stores a part; one of the same number is replaced. @returns the number of parts and their size in all */
  abstract savePart(
    tx: Tx,
    importId: string,
    part: { partNumber: number; content: Uint8Array },
  ): Promise<{ partCount: number; sizeBytes: bigint }>;
  /** The file as one stretch of bytes, read from its parts. */
  abstract file(importId: string, queryable?: Queryable): Promise<PartedSource>;

  abstract addErrors(tx: Tx, importId: string, faults: readonly RowFault[]): Promise<void>;
  /** In order of rows; one row more than the limit when there are more. */
  abstract listErrors(importId: string, page: PageRequest<ErrorKey>): Promise<(RowFault & { ordinal: number })[]>;

  /** Notes that the file names these invoices, in whatever row. */
  abstract addNumbers(tx: Tx, importId: string, numbers: readonly string[]): Promise<void>;
  /** Notes that a row of each number was taken. @returns the numbers of which none was before */
  abstract takeNumbers(tx: Tx, importId: string, numbers: readonly string[]): Promise<Set<string>>;
  /** Open invoices that files know, and how many of them this one does not name. */
  abstract countAbsent(tx: Tx, importId: string): Promise<{ absentCount: bigint; openCount: bigint }>;
  /** Open invoices that files know and this one does not name, by id. */
  abstract lockAbsent(tx: Tx, importId: string, page: { after: string; limit: number }): Promise<Invoice[]>;

  /** Keeps the customers that a chunk asked for; the first chunk that did counts. */
  abstract keepAsked(tx: Tx, importId: string, rowsBefore: number, customers: readonly KnownCustomer[]): Promise<void>;
  /** Keeps what rows say of customers until the file is read; a later row wins, field by field. @returns new references */
  abstract keepFacts(tx: Tx, importId: string, customers: readonly CustomerInFile[]): Promise<Set<string>>;
  abstract keptFacts(importId: string, page: { after: string; limit: number }): Promise<CustomerInFile[]>;
  abstract hasFacts(tx: Tx, importId: string): Promise<boolean>;

  /** Drops the file and everything that only a running import needs. */
  abstract dropWork(tx: Tx, importId: string): Promise<void>;
}

export interface UpsertedCustomer extends KnownCustomer {
  readonly outcome: 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'REFUSED';
  readonly violations: readonly { readonly field: string; readonly value: string; readonly reason: string }[];
}

/** The customer service. Its errors arrive as they are; it may be unavailable. */
export abstract class CustomerDirectory {
  /** @returns null when nobody has this id */
  abstract find(customerId: string, caller: { actor: string; correlationId: string }): Promise<KnownCustomer | null>;
  /** One answer per row, in their order; the same request id with the same rows changes nothing twice. */
  abstract upsert(
    requestId: string,
    importId: string,
    rows: readonly CustomerToUpsert[],
    caller: { actor: string; correlationId: string },
  ): Promise<UpsertedCustomer[]>;
}

/** Publishes facts with the transaction. */
export abstract class InvoiceEvents {
  abstract publish(tx: Tx, facts: readonly Fact[]): void;
  abstract importRegistered(tx: Tx, of: Import): void;
  /** It was completed or refused. */
  abstract importEnded(tx: Tx, of: Import): void;
}

/** What holds where nothing else is said. */
export abstract class OrganisationDefaults {
  abstract readonly zone: string;
  abstract readonly creditorId: string;
}
