import { DomainError, invalidFields, refusedTransition, type FieldViolation } from '#libs/errors';

export type PaymentFileState = 'UPLOADING' | 'REGISTERED' | 'RUNNING' | 'COMPLETED' | 'REFUSED';
export type PaymentFileCommand = 'upload' | 'start' | 'take' | 'complete' | 'refuse';

/** The state table of payment files. */
export const fileTransitions: Readonly<
  Record<PaymentFileState, Partial<Record<PaymentFileCommand, PaymentFileState>>>
> = {
  UPLOADING: { upload: 'UPLOADING', start: 'REGISTERED', refuse: 'REFUSED' },
  REGISTERED: { take: 'RUNNING', refuse: 'REFUSED' },
  RUNNING: { take: 'RUNNING', complete: 'COMPLETED', refuse: 'REFUSED' },
  COMPLETED: {},
  REFUSED: {},
};

/** Every line is counted once: the last four add up to the first. */
export interface LineCounts {
  readonly lines: number;
  readonly recorded: number;
  readonly repeated: number;
  readonly unmatched: number;
  readonly errors: number;
}

/** What is registered before any byte arrives. */
export interface FileDescription {
  /** Name for people. */
  readonly fileName: string;
  readonly sizeBytes: bigint;
  /** Hex digest of the whole file. */
  readonly sha256: string;
  /** The mapping document. */
  readonly mapping: string;
  /** Business time at which it is taken; null for at once. */
  readonly arrivalAt: Date | null;
}

/** A file of received money. */
export interface PaymentFile extends FileDescription {
  readonly fileId: string;
  readonly state: PaymentFileState;
  readonly counts: LineCounts;
  /** Why it was refused, empty otherwise. */
  readonly refusal: string;
  readonly version: bigint;
  readonly createdAt: Date;
  /** When it was completed or refused. */
  readonly completedAt: Date | null;
}

export const greatestFileBytes = 1_073_741_824n;
const longestFileName = 255;
const noLines: LineCounts = { lines: 0, recorded: 0, repeated: 0, unmatched: 0, errors: 0 };

/** @throws DomainError PAYMENT_FILE_INVALID with every wrong field */
export function registerFile(description: FileDescription, fileId: string, now: Date): PaymentFile {
  const violations: FieldViolation[] = [];
  const { fileName, sizeBytes } = description;
  const sha256 = description.sha256.toLowerCase();
  if (fileName.trim() === '') violations.push({ field: 'file_name', description: 'is missing' });
  if (fileName.length > longestFileName) {
    violations.push({ field: 'file_name', description: `has more than ${longestFileName} characters` });
  }
  if (sizeBytes < 0n || sizeBytes > greatestFileBytes) {
    violations.push({ field: 'size_bytes', description: `must lie between 0 and ${greatestFileBytes}` });
  }
  if (!/^[0-9a-f]{64}$/.test(sha256)) {
    violations.push({ field: 'sha256', description: 'must be the SHA-256 digest of the file in hexadecimal' });
  }
  if (violations.length > 0) throw invalidFields('PAYMENT_FILE_INVALID', violations);
  const state = 'UPLOADING';
  return {
    ...description,
    sha256,
    fileId,
    state,
    counts: noLines,
    refusal: '',
    version: 1n,
    createdAt: now,
    completedAt: null,
  };
}

/** @throws DomainError PAYMENT_FILE_WRONG_STATE */
export function moveFile(file: PaymentFile, command: PaymentFileCommand): PaymentFile {
  const row = fileTransitions[file.state];
  const state = row[command];
  if (!state) {
    const what = `Payment file ${file.fileId}`;
    throw refusedTransition('PAYMENT_FILE_WRONG_STATE', what, command, file.state, Object.keys(row));
  }
  return { ...file, state, version: file.version + 1n };
}

/** Adds the counts of the lines just taken; the last ones complete the file. */
export function takeLines(file: PaymentFile, taken: LineCounts, done: boolean, now: Date): PaymentFile {
  const { counts } = file;
  const running = moveFile(file, 'take');
  const next = {
    ...running,
    counts: {
      lines: counts.lines + taken.lines,
      recorded: counts.recorded + taken.recorded,
      repeated: counts.repeated + taken.repeated,
      unmatched: counts.unmatched + taken.unmatched,
      errors: counts.errors + taken.errors,
    },
  };
  return done ? { ...next, state: moveFile(next, 'complete').state, completedAt: now } : next;
}

/** It cannot be read, or not to its end; what was recorded before stays. */
export function refuseFile(file: PaymentFile, refusal: string, now: Date): PaymentFile {
  return { ...moveFile(file, 'refuse'), refusal, completedAt: now };
}

export function isEnded(file: PaymentFile): boolean {
  return file.completedAt !== null;
}

export function paymentFileNotFound(fileId: string): DomainError {
  return new DomainError('PAYMENT_FILE_NOT_FOUND', 'not-found', `There is no payment file ${JSON.stringify(fileId)}.`);
}

export function movedOn(fileId: string): DomainError {
  return new DomainError(
    'PAYMENT_FILE_MOVED_ON',
    'aborted',
    `Another call took payment file ${fileId} on meanwhile. Get the file and go on with a new request id.`,
  );
}
