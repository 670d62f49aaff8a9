import type { PartedSource, ReadPosition, RowFault } from '#libs/files';
import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { CustomerToUpsert, KnownCustomer } from '../../customers/use-cases/ports.js';
import type { Import } from '../domain/import.js';

/** An import with the place where reading goes on. */
export type FileImport = Import<ReadPosition>;

/** What a file says of a customer, with the last line that says it. */
export interface CustomerInFile extends CustomerToUpsert {
  readonly line: number;
}

/** A fault with its place among the faults of its row, from 1. */
export type StoredFault = RowFault & { readonly ordinal: number };

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
  /** In order of rows. */
  abstract listErrors(importId: string, page: PageRequest<ErrorKey>): Promise<StoredFault[]>;

  abstract dropFile(tx: Tx, importId: string): Promise<void>;
}

/** The invoice numbers of a file, kept until its import ends. */
export abstract class ImportNumberStore {
  /** Notes that the file names these invoices, in whatever row. */
  abstract insertMany(tx: Tx, importId: string, numbers: readonly string[]): Promise<void>;
  /** Notes that a row of each number was taken. @returns the numbers of which none was before */
  abstract markTaken(tx: Tx, importId: string, numbers: readonly string[]): Promise<Set<string>>;
  /** Open invoices that files know, and how many of them this one does not name. */
  abstract countAbsent(tx: Tx, importId: string): Promise<{ absentCount: bigint; openCount: bigint }>;
  /** Ids of open invoices that files know and this one does not name, in order. */
  abstract listAbsent(tx: Tx, importId: string, page: { after: string; limit: number }): Promise<string[]>;
  abstract drop(tx: Tx, importId: string): Promise<void>;
}

/** The customers of a file, kept until its import ends. */
export abstract class ImportCustomerStore {
  /** Keeps the customers that a chunk asked for; the first chunk that did counts. */
  abstract insertRequested(
    tx: Tx,
    importId: string,
    rowsBefore: number,
    customers: readonly KnownCustomer[],
  ): Promise<void>;
  /** Those of them that were asked for in a chunk with fewer rows before it. */
  abstract findRequestedBefore(
    importId: string,
    askedBefore: number,
    references: readonly string[],
  ): Promise<KnownCustomer[]>;
  /** Keeps what rows say of customers until the file is read; a later row wins, field by field. @returns new references */
  abstract mergeDeferred(tx: Tx, importId: string, customers: readonly CustomerInFile[]): Promise<Set<string>>;
  abstract listDeferred(importId: string, page: { after: string; limit: number }): Promise<CustomerInFile[]>;
  abstract hasDeferred(tx: Tx, importId: string): Promise<boolean>;
  abstract drop(tx: Tx, importId: string): Promise<void>;
}

/** Publishes what happened to imports with the transaction. */
export abstract class ImportEvents {
  abstract registered(tx: Tx, of: Import): void;
  /** It was completed or refused. */
  abstract ended(tx: Tx, of: Import): void;
}
