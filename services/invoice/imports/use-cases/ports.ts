import { IntakeEvents, IntakeStore } from '#libs/intake';
import type { PageRequest, Tx } from '#libs/transactions';
import type { CustomerToUpsert, ForeseenChange, KnownCustomer } from '../../customers/use-cases/ports.js';
import type { InvoiceName } from '../../ledger/use-cases/ports.js';
import type { Import, ImportMode } from '../domain/import.js';
import type { InvoiceOwner } from '../domain/newcomers.js';

export abstract class ImportStore extends IntakeStore<Import> {
  /** Modes of the other imports that run, dry runs left out. Until the commit no other transaction gets an answer. */
  abstract lockRunningModes(tx: Tx, importId: string): Promise<ImportMode[]>;
  /** Over all imports. */
  abstract totals(): Promise<{ rowCount: bigint; changeCount: bigint }>;
}

export abstract class ImportEvents extends IntakeEvents<Import> {}

export interface AbsentRange {
  /** Id of the last invoice that was looked at; empty for the first range. */
  readonly after: string;
  readonly maxLookedAt: number;
  /** The range ends with this many that are absent. */
  readonly maxAbsent: number;
}

export interface AbsentInvoices {
  readonly absentIds: readonly string[];
  readonly openCount: number;
  /** Id of the last invoice that was looked at; null at the end. */
  readonly continueAfter: string | null;
}

/** The invoices that a file names, and its creditors, stored until its import ends. */
export abstract class ImportNumberStore {
  /** What rows name, taken or not; a creditor that cannot be told is empty and stands for all of them. */
  abstract insertMany(tx: Tx, importId: string, names: readonly InvoiceName[]): Promise<void>;
  abstract insertCreditors(tx: Tx, importId: string, creditorIds: readonly string[]): Promise<void>;
  /** Marks that a row of each name was taken. @returns the names that were not marked before */
  abstract markTaken(tx: Tx, importId: string, names: readonly InvoiceName[]): Promise<InvoiceName[]>;
  /** The customers of those invoices that exist, where they are known here. */
  abstract findOwners(names: readonly InvoiceName[]): Promise<InvoiceOwner[]>;
  /**
   * Looks at the next open invoices that any file has named, in the order of ids: how many are of the file's creditors,
   * and which of these it does not name. Bounded by what is looked at, since on most days nearly nothing is absent.
   */
  abstract lookForAbsent(tx: Tx, importId: string, range: AbsentRange): Promise<AbsentInvoices>;
}

/** What a file says of a customer, with the last line that says it. */
export interface CustomerInFile extends CustomerToUpsert {
  readonly line: number;
}

/** The customers of a file, stored until its import ends. */
export abstract class ImportCustomerStore {
  /**
   * Customers that a chunk requested; one that an earlier chunk requested stays with that chunk.
   * @returns the references of those
   */
  abstract insertRequested(
    tx: Tx,
    importId: string,
    rowsBefore: number,
    customers: readonly KnownCustomer[],
  ): Promise<Set<string>>;
  /** Those that a chunk requested with fewer rows before it. */
  abstract findRequestedBefore(
    importId: string,
    rowsBefore: number,
    references: readonly string[],
  ): Promise<KnownCustomer[]>;
  /** Merges what rows say of customers that are not requested with their chunk; a later row wins, field by field. */
  abstract mergeDeferred(tx: Tx, importId: string, customers: readonly CustomerInFile[]): Promise<void>;
  /** By reference. */
  abstract listDeferred(importId: string, page: { after: string; limit: number }): Promise<CustomerInFile[]>;
  abstract hasDeferred(tx: Tx, importId: string): Promise<boolean>;
}

/** What a dry run would set or change in the metadata of a customer. */
export interface ImportChange extends ForeseenChange {
  readonly importId: string;
  /** The last line that says it. */
  readonly row: number;
  readonly reference: string;
  /** Empty for a customer that would be created. */
  readonly customerId: string;
}

/** Sort key of the changes of one import. */
export type ImportChangeKey = readonly [row: number, schema: string, field: string];

export abstract class ImportChangeStore {
  /** Each field of a customer once; what later rows say of it stands. */
  abstract upsertMany(tx: Tx, changes: readonly ImportChange[]): Promise<void>;
  /** Of one import, in order of its lines. */
  abstract list(importId: string, page: PageRequest<ImportChangeKey>): Promise<ImportChange[]>;
}
