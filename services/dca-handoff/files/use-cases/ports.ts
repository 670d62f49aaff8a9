import type { PageRequest, Tx } from '#libs/transactions';
import type { AgencyRecord, RecordFault } from '../domain/acknowledgement-file.js';
import type { AgencyFile, AgencyFileDraft } from '../domain/agency-file.js';
import type { Backoff, Direction, Exchange } from '../domain/exchange.js';
import type { ExchangedFile, FileDirection, FileState, WaitReason } from '../domain/exchanged-file.js';

/** A file as it is stored until the agency has it, with the trace of what made it. */
export interface StoredFile extends AgencyFile {
  readonly correlationId: string;
}

/** A file as it was made, with how many lines it has about invoices. */
export type MadeFile = AgencyFile & Pick<AgencyFileDraft, 'lineCount'>;

export abstract class OutboundFileStore {
  abstract findUndelivered(placementId: string): Promise<StoredFile[]>;
  /** Leases files of an agency that wait, the oldest first, so that nobody else delivers them. */
  abstract lease(tx: Tx, agency: string, leaseMs: number, limit: number): Promise<StoredFile[]>;
  /** Leaves files of an agency that could not be delivered for a time that grows with each attempt. */
  abstract postponeMany(tx: Tx, agency: string, fileNames: readonly string[], backoff: Backoff): Promise<void>;
  /** @param leaseMs how long nobody but the caller delivers the file */
  abstract insert(tx: Tx, file: MadeFile, leaseMs: number): Promise<void>;
  /** @returns false when it was recorded before */
  abstract markDelivered(tx: Tx, file: AgencyFile): Promise<boolean>;
  abstract markAcknowledged(tx: Tx, agency: string, fileName: string): Promise<void>;
  /** Empties files that were delivered before a wall-clock instant, the oldest first. @returns how many */
  abstract emptyDelivered(tx: Tx, before: Date, limit: number): Promise<number>;
  abstract countUndelivered(): Promise<number>;
  /** Files that were delivered less than so many wall-clock milliseconds ago and are not acknowledged. */
  abstract countAwaited(graceMs: number): Promise<number>;
}

/** Names a file of an agency: the same name with other content is another file. */
export interface InboundKey {
  readonly agency: string;
  readonly fileName: string;
  readonly sha256: string;
}

/** A refused record as it is stored. */
export interface InboundFileError extends InboundKey, Omit<RecordFault, 'placementId'> {
  /** From 1 in each file. */
  readonly errorNumber: number;
  readonly readAt: Date;
}

/** The same, with the id of its file. */
export type ListedFileError = InboundFileError & Pick<ExchangedFile, 'fileId'>;

/** Filters of a list, combined with AND; null does not filter. */
export interface FileErrorFilter {
  readonly agency: string | null;
  readonly fileId: string | null;
}

export type InboundFileErrorKey = readonly [
  readAt: Date,
  agency: string,
  fileName: string,
  sha256: string,
  errorNumber: number,
];

/** What came of a file that was read. */
export interface ReadResult {
  /** Lines that were applied. */
  readonly lineCount: number;
  readonly faults: readonly RecordFault[];
  /** Placements at this agency that it is about. */
  readonly placementIds: readonly string[];
}

/** Why each file of an inbox waits, by its name. */
export type WaitingFiles = ReadonlyMap<string, WaitReason>;

export abstract class InboundFileStore {
  /**
   * Records that a file is read; one that waited keeps its id.
   * @param sizeBytes null where it was not read
   * @returns false when the file was read before
   */
  abstract insert(tx: Tx, file: InboundKey, sizeBytes: number | null): Promise<boolean>;
  abstract recordResult(tx: Tx, file: InboundKey, result: ReadResult): Promise<void>;
  abstract listWaiting(agency: string): Promise<WaitingFiles>;
  /** @param waiting since now, or for another reason. @param gone wait no more */
  abstract updateWaiting(tx: Tx, agency: string, waiting: WaitingFiles, gone: readonly string[]): Promise<void>;
  /** The newest first, or of one file in its order. */
  abstract listErrors(filter: FileErrorFilter, page: PageRequest<InboundFileErrorKey>): Promise<ListedFileError[]>;
  /** Deletes errors of files that were read before, the oldest first. @returns how many */
  abstract deleteErrors(tx: Tx, before: Date, limit: number): Promise<number>;
}

/** Filters of a list, combined with AND; null does not filter. */
export interface ExchangedFileFilter {
  readonly agency: string | null;
  readonly direction: FileDirection | null;
  readonly state: FileState | null;
  readonly fileName: string | null;
  readonly placementId: string | null;
  readonly from: Date | null;
  readonly before: Date | null;
}

/** Names a file that was exchanged. */
export type ExchangedFileName = Pick<ExchangedFile, 'agency' | 'fileName' | 'sha256'>;

export type ExchangedFileKey = readonly [createdAt: Date, fileId: string];

/** The files in both directions. */
export abstract class ExchangedFileStore {
  abstract find(fileId: string): Promise<ExchangedFile | null>;
  /** The newest first. */
  abstract list(filter: ExchangedFileFilter, page: PageRequest<ExchangedFileKey>): Promise<ExchangedFile[]>;
  /** What is stored of a file that is sent; null when nothing is, or not any more. */
  abstract sentContent(file: ExchangedFileName): Promise<string | null>;
  /**
   * Gives files from before ids, and what is still known of them.
   * @param limit how many of each direction
   * @returns whether there may be more
   */
  abstract describeEarlier(tx: Tx, limit: number): Promise<boolean>;
}

export abstract class FileDelivery {
  /**
   * Makes the agency have the file, whole and once: a repeat with the same content changes nothing.
   * @throws DELIVERY_FAILED
   */
  abstract deliver(file: AgencyFile): Promise<void>;
}

/** A file of an agency: its records, or why it has none. */
export interface InboxFile {
  readonly sha256: string;
  /** What shows whether it was written to since. */
  readonly stamp: string;
  /** Null where it was not read. */
  readonly sizeBytes: number | null;
  readonly records: readonly AgencyRecord[] | { readonly unreadable: string };
}

/** The files that agencies put down for us. */
export abstract class AgencyInbox {
  /** Names, in order. */
  abstract list(agency: string): Promise<string[]>;
  /** UNSETTLED is a file that is perhaps still being written. */
  abstract read(agency: string, fileName: string): Promise<InboxFile | 'GONE' | 'UNSETTLED'>;
  /**
   * Moves a file that was read away, together with the file that it acknowledges. A repeat changes nothing, and a file
   * that was written to since stays.
   */
  abstract archive(agency: string, fileName: string, stamp: string): Promise<void>;
  /** The bytes of a file that was read and put aside, known by its digest; null when they are not there any more. */
  abstract processed(file: ExchangedFileName): Promise<Buffer | null>;
  /** Deletes what was put aside before that wall-clock instant. @returns how many files */
  abstract clearProcessed(agency: string, before: Date): Promise<number>;
}

/** How the exchange with each agency goes, so that one in trouble is left alone for a time and others are not. */
export abstract class ExchangeStore {
  /**
   * Agencies, in order, that are not to be left alone now.
   * @param direction to DELIVERY belong only agencies for which files wait
   */
  abstract listDue(direction: Direction): Promise<Exchange[]>;
  abstract recordSuccess(tx: Tx, agency: string, direction: Direction): Promise<void>;
  abstract recordFailure(tx: Tx, agency: string, direction: Direction, backoff: Backoff): Promise<void>;
}

/** Tells operators what an agency's side does wrong. */
export abstract class ExchangeReports {
  /** @param fileName null where the whole folder is concerned */
  abstract failed(agency: string, direction: Direction, fileName: string | null, error: unknown): void;
  abstract refused(file: InboundKey, faults: readonly RecordFault[]): void;
}
