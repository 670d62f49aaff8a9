import type { DomainError } from '#libs/errors';
import { errors } from './errors.js';

/** Files go to an agency, or come from it. */
export type FileDirection = 'SENT' | 'RECEIVED';

export type FileKind = 'PLACEMENT' | 'RECALL' | 'ACKNOWLEDGEMENT';

/** The first three are of files that are sent, the others of files that are received. */
export type FileState = 'TO_WRITE' | 'WRITTEN' | 'CONFIRMED' | 'WAITING' | 'TAKEN' | 'PARTLY_REFUSED' | 'REFUSED';

/** Why a file stays in the inbox: half-written, faster than the record of what it acknowledges, or not to be had. */
export type WaitReason = 'STILL_WRITTEN' | 'DELIVERY_UNRECORDED' | 'NOT_READ';

/** A file that was exchanged with an agency, or is about to be, without its content. */
export interface ExchangedFile {
  readonly fileId: string;
  readonly agency: string;
  readonly direction: FileDirection;
  readonly kind: FileKind;
  readonly fileName: string;
  readonly state: FileState;
  /** Null where it is not known: while a file waits, and of files from before it was recorded. */
  readonly sizeBytes: number | null;
  /** Hexadecimal; empty where it is not known. */
  readonly sha256: string;
  /** Lines about invoices; null where it is not known. */
  readonly lineCount: number | null;
  /** Lines that were refused. */
  readonly errorCount: number;
  /** Why it waits, or why its first line was refused; empty where nothing is wrong or it is not known any more. */
  readonly reason: string;
  /** Of business time, as are the others: made, or read, or first seen while it waits. */
  readonly createdAt: Date;
  readonly writtenAt: Date | null;
  readonly confirmedAt: Date | null;
  /** Placements that it is about, some of them where they are many. */
  readonly placementIds: readonly string[];
  readonly morePlacements: boolean;
}

/** @throws AGENCY_FILE_NOT_FOUND */
export function requireFile(file: ExchangedFile | null, fileId: string): ExchangedFile {
  if (file) return file;
  throw errors.AGENCY_FILE_NOT_FOUND(
    `There is no file ${JSON.stringify(fileId)}. List the files of agencies for their ids; one that waited and was taken away by the agency is not listed any more.`,
    { facts: { file_id: fileId } },
  );
}

/** A file whose content cannot be given out. @returns AGENCY_FILE_STATE_FORBIDS */
export function withoutContent({ fileName, state }: ExchangedFile): DomainError {
  const why =
    state === 'WAITING'
      ? 'is not read yet. Try again once it is taken or refused.'
      : 'is not kept any more. Ask the agency, or look into a backup of the folder.';
  return errors.AGENCY_FILE_STATE_FORBIDS(`The content of ${fileName} ${why}`, { state, allowed: [] });
}
