import { IntakeEvents, IntakeStore } from '#libs/intake';
import type { Tx } from '#libs/transactions';
import type { CustomerToUpsert, KnownCustomer } from '../../customers/use-cases/ports.js';
import type { InvoiceName } from '../../ledger/use-cases/ports.js';
import type { Import } from '../domain/import.js';

export abstract class ImportStore extends IntakeStore<Import> {
  /** Whether an import runs beside which this one must not run. Serializes such questions until the commit. */
  abstract mustWait(tx: Tx, imp: Import): Promise<boolean>;
  /** Over all imports. */
  abstract totals(): Promise<{ rowCount: bigint; changeCount: bigint }>;
}

export abstract class ImportEvents extends IntakeEvents<Import> {}

/** The invoices that a file names, and its creditors, stored until its import ends. */
export abstract class ImportNumberStore {
  /** What rows name, taken or not; a creditor that cannot be told is empty and stands for all of them. */
  abstract insertMany(tx: Tx, importId: string, names: readonly InvoiceName[]): Promise<void>;
  abstract insertCreditors(tx: Tx, importId: string, creditorIds: readonly string[]): Promise<void>;
  /** Marks that a row of each name was taken. @returns the names that were not marked before */
  abstract markTaken(tx: Tx, importId: string, names: readonly InvoiceName[]): Promise<InvoiceName[]>;
  /** Open invoices of the file's creditors that any file has named, and how many of them this file does not name. */
  abstract countAbsent(tx: Tx, importId: string): Promise<{ absentCount: bigint; openCount: bigint }>;
  /** Ids of open invoices of the file's creditors that a file has named and this one does not, in order. */
  abstract listAbsent(tx: Tx, importId: string, page: { after: string; limit: number }): Promise<string[]>;
}

/** What a file says of a customer, with the last line that says it. */
export interface CustomerInFile extends CustomerToUpsert {
  readonly line: number;
}

/** The customers of a file, stored until its import ends. */
export abstract class ImportCustomerStore {
  /** Customers that a chunk requested; one that an earlier chunk requested stays with that chunk. */
  abstract insertRequested(
    tx: Tx,
    importId: string,
    rowsBefore: number,
    customers: readonly KnownCustomer[],
  ): Promise<void>;
  /** Those that a chunk requested with fewer rows before it. */
  abstract findRequestedBefore(
    importId: string,
    rowsBefore: number,
    references: readonly string[],
  ): Promise<KnownCustomer[]>;
  /**
   * Merges what rows say of customers that were known before; a later row wins, field by field.
   * @returns references that no row named before
   */
  abstract mergeDeferred(tx: Tx, importId: string, customers: readonly CustomerInFile[]): Promise<Set<string>>;
  /** By reference. */
  abstract listDeferred(importId: string, page: { after: string; limit: number }): Promise<CustomerInFile[]>;
  abstract hasDeferred(tx: Tx, importId: string): Promise<boolean>;
}
