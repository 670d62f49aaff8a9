import type { PartedSource } from '#libs/files';
import type { FileFault, FileIntake, IntakeState } from '#libs/intake/domain';
import type { PageRequest, Tx } from '#libs/transactions';

/** A fault with its place in the list of all faults. */
export interface StoredFault extends FileFault {
  readonly fileId: string;
  /** From 1 within its row. */
  readonly faultNumber: number;
}

/** Sort key of faults. */
export type FaultKey = readonly [fileId: string, row: number, faultNumber: number];

/** Sort key of files. */
export type FileKey = readonly [createdAt: Date, fileId: string];

/** The files of one noun, their parts, and what was wrong with their rows. */
export abstract class IntakeStore<File extends FileIntake> {
  abstract find(fileId: string): Promise<File | null>;
  /** @throws the noun's NOT_FOUND */
  abstract get(fileId: string): Promise<File>;
  /** @throws the noun's NOT_FOUND */
  abstract lock(tx: Tx, fileId: string): Promise<File>;
  abstract insert(tx: Tx, file: File): Promise<void>;
  /** Stores everything of a locked file that can change. */
  abstract update(tx: Tx, file: File): Promise<void>;
  /**
   * @returns whether the part is new; one that was stored before with the same content changes nothing
   * @throws the noun's KEY_REUSED when it was stored before with other content
   */
  abstract insertPart(tx: Tx, fileId: string, partNumber: number, content: Uint8Array): Promise<boolean>;
  /** The file as one section of bytes, read from its parts outside of any transaction. */
  abstract content(fileId: string): Promise<PartedSource>;
  /**
   * Deletes some of the parts of a file that has ended for good, or of what else is of no use any more.
   * @returns whether there may be more
   */
  abstract deleteLeftOvers(): Promise<boolean>;
  abstract insertFaults(tx: Tx, fileId: string, faults: readonly FileFault[]): Promise<void>;
  /** In order of file, row and number; of all files when null. */
  abstract listFaults(fileId: string | null, page: PageRequest<FaultKey>): Promise<StoredFault[]>;
  /** The latest first; in every state when null. */
  abstract list(state: IntakeState | null, page: PageRequest<FileKey>): Promise<File[]>;
  abstract runningCount(): Promise<number>;
  /** Ids of files of which no part arrived for so long, in wall-clock time. */
  abstract idleUploads(idleMs: number, limit: number): Promise<string[]>;
  /**
   * Wall-clock time since anything happened to the file, of those that run or whose turn may come, to which nothing has
   * happened for the longest time; 0 when there is none.
   */
  abstract maxStandstillSeconds(now: Date): Promise<number>;
}

/** What the operator allows of every file. */
export abstract class UploadLimits {
  abstract readonly importMaxBytes: number;
}

/** The events of the files of one noun, published in the transaction of the change. */
export abstract class IntakeEvents<File extends FileIntake> {
  /** The file waits to be taken: after its start, and again after a person resumed it. */
  abstract registered(tx: Tx, file: File, reason: string): void;
  /** The file is completed, refused, failed or cancelled. */
  abstract completed(tx: Tx, file: File): void;
}
