import type { FileSource, OpenedFile, PartedSource, ReadPosition } from '#libs/files';
import type { Tx } from '#libs/platform';
import type { Columns, ContentLine, LineFault } from '../domain/file-line.js';
import type { PaymentFile } from '../domain/payment-file.js';

/** The events of payment files, published in the transaction of the change. */
export abstract class PaymentFileEvents {
  abstract registered(tx: Tx, file: PaymentFile): void;
  abstract completed(tx: Tx, file: PaymentFile): void;
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
