import type { FileSource, OpenedFile, PartedSource, ReadPosition } from '#libs/files';
import type { CallerOnward, Tx } from '#libs/platform';
import type { LocalDate } from '#libs/time';
import type { Money } from '#libs/money';
import type { KnownInvoice } from '../domain/naming.js';
import type { Payment, PaymentState } from '../domain/payment.js';
import type { Columns, ContentLine, LineFault } from '../domain/file-line.js';
import type { PaymentFile } from '../domain/payment-file.js';

/** Filters of a list, combined with AND; null does not filter. */
export interface PaymentFilter {
  readonly customerId: string | null;
  /** Payments that name or settled it. */
  readonly invoiceId: string | null;
  readonly state: PaymentState | null;
}

/** Where a list goes on: after the row with this key. */
export interface After {
  readonly createdAt: Date;
  readonly paymentId: string;
}

export abstract class PaymentStore {
  abstract find(paymentId: string): Promise<Payment | null>;
  /** The newest first. */
  abstract list(filter: PaymentFilter, after: After | null, limit: number): Promise<Payment[]>;
  /** Which of the invoices have money in flight; with a customer, its payments that name no invoice count for all. */
  abstract moneyInFlight(invoiceIds: readonly string[], customerId: string | null): Promise<string[]>;
  /**
   * What is known of the money for one invoice; it differs after every change to a payment that could alter what
   * remains of the invoice. Inside a transaction it sees every commit so far.
   */
  abstract moneyFor(invoiceId: string, customerId: string, tx?: Tx): Promise<MoneyFor>;
  /** Lets one transaction at a time mark this invoice as paid. */
  abstract serializeMarking(tx: Tx, invoiceId: string): Promise<void>;
  /** Adds those whose (source, source id) is new and answers their ids. */
  abstract addNew(tx: Tx, payments: readonly Payment[]): Promise<Set<string>>;
  abstract bySourceIds(tx: Tx, source: string, sourceIds: readonly string[]): Promise<Payment[]>;
  /** Locks in the order of the ids. Errors: PAYMENT_NOT_FOUND when one is unknown. */
  abstract lock(tx: Tx, paymentIds: readonly string[]): Promise<Map<string, Payment>>;
  /** Stores state, flight and allocation of locked payments. */
  abstract save(tx: Tx, payments: readonly Payment[]): Promise<void>;
}

export interface MoneyFor {
  readonly inFlight: boolean;
  readonly fingerprint: string;
}

/** What the invoice service answers. Errors of every method: those of kind unavailable when it cannot be reached. */
export abstract class InvoiceGateway {
  /** The known ones among at most 5,000 numbers. */
  abstract resolve(numbers: readonly string[], caller: CallerOnward): Promise<KnownInvoice[]>;
  /** Who owes an invoice and what remains of it; null when there is none with this id. */
  abstract remaining(invoiceId: string, caller: CallerOnward): Promise<Remaining | null>;
}

export interface Remaining {
  readonly customerId: string;
  /** What remains, zero unless the invoice is owed. */
  readonly remaining: Money;
}

/** The facts that this service publishes, in the transaction of the change. */
export abstract class PaymentFacts {
  abstract settled(tx: Tx, payments: readonly Payment[]): void;
  abstract reversed(tx: Tx, payment: Payment): void;
  abstract fileRegistered(tx: Tx, file: PaymentFile): void;
  abstract fileCompleted(tx: Tx, file: PaymentFile): void;
}

/** The organisation's calendar. */
export abstract class Today {
  /** The organisation's local date at an instant. */
  abstract dateAt(now: Date): LocalDate;
}

/** A fault with its place in the list of all faults. */
export interface StoredFault extends LineFault {
  readonly fileId: string;
  readonly faultNumber: number;
}

export abstract class PaymentFileStore {
  abstract find(fileId: string): Promise<PaymentFile | null>;
  /** Files whose lines are being taken. */
  abstract runningCount(): Promise<number>;
  abstract add(tx: Tx, file: PaymentFile): Promise<void>;
  /** Errors: PAYMENT_FILE_NOT_FOUND */
  abstract lock(tx: Tx, fileId: string): Promise<PaymentFile>;
  /** @param position where the next lines start; null leaves it */
  abstract save(tx: Tx, file: PaymentFile, position: ReadPosition | null): Promise<void>;
  /** Null until the file was opened. */
  abstract position(fileId: string): Promise<ReadPosition | null>;
  /** Answers how many parts are stored. Errors: PAYMENT_FILE_PART_CONFLICT */
  abstract addPart(tx: Tx, fileId: string, partNumber: number, content: Uint8Array): Promise<number>;
  /** The file as one stretch of bytes, read from its parts. */
  abstract content(fileId: string): Promise<PartedSource>;
  /** Counts contents of the lines being taken and answers how often each was in the lines taken before. */
  abstract countContents(tx: Tx, fileId: string, contentIds: readonly string[]): Promise<Map<string, number>>;
  /** Drops the file and everything that only its taking needs. */
  abstract dropWork(tx: Tx, fileId: string): Promise<void>;
  abstract addFaults(tx: Tx, fileId: string, faults: readonly LineFault[]): Promise<void>;
  /** In order of file and line; of all files when null. */
  abstract listFaults(
    fileId: string | null,
    after: (Pick<StoredFault, 'fileId' | 'faultNumber'> & { line: bigint }) | null,
    limit: number,
  ): Promise<StoredFault[]>;
}

/** Lines in order, and where the next ones start. */
export interface ReadLines {
  /** Readable lines. */
  readonly lines: readonly ContentLine[];
  /** Why the other lines are not readable. */
  readonly faults: readonly LineFault[];
  /** Readable and unreadable lines together. */
  readonly lineCount: number;
  /** Names of the columns, for faults that are found later. */
  readonly columns: Columns;
  readonly position: ReadPosition;
  /** Whether the file ends here. */
  readonly done: boolean;
}

/** Understands payment files by their mapping. */
export abstract class PaymentFileReader {
  /** Errors: MAPPING_INVALID with every fault and its line */
  abstract assertMapping(mapping: string): void;
  /** Looks at all bytes once: their digest, and where the lines start or why the file cannot be read at all. */
  abstract open(mapping: string, content: FileSource): Promise<OpenedFile>;
  /** Errors: FILE_UNREADABLE when what follows is no such file */
  abstract read(mapping: string, content: FileSource, position: ReadPosition, maxLines: number): Promise<ReadLines>;
}
