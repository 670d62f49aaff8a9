import { invalidFields } from '#libs/errors';
import {
  type FileDescription,
  type FileIntake,
  type IntakeNoun,
  registerFile,
  startFile,
  takeChunk,
} from '#libs/intake/domain';
import { type Money, sumByCurrency } from '#libs/money';
import { errors } from './errors.js';

/** Outcome of the lines, in counts; wrong lines are the errors of the file. */
export interface LineCounts {
  /** Payments that were recorded; those that a trial would record. */
  readonly recordedCount: bigint;
  readonly repeatedCount: bigint;
  /** Lines whose number no invoice has, or those of several creditors. */
  readonly unmatchedCount: bigint;
}

/** What payments come to. */
export interface MoneyCounts {
  /** A sum in each currency of what was recorded, or would be by a trial. */
  readonly totals: readonly Money[];
  /** Payments of a trial that are more than remains of their invoice; 0 for any other file. */
  readonly overpaidCount: bigint;
}

export interface PaymentFileDescription extends FileDescription {
  /** Whether it is a trial: it tells what the file would do, and records no payment. */
  readonly dryRun: boolean;
}

/** A file of received money. Every line is counted once: recorded, repeated, unmatched and errors add up to the rows. */
export interface PaymentFile extends FileIntake, PaymentFileDescription, LineCounts, MoneyCounts {
  /** The file by which the content of a trial was taken; null for none. */
  readonly takenFileId: string | null;
}

/** Outcome of the lines of one chunk. */
export interface LinesTaken extends LineCounts, MoneyCounts, Pick<FileIntake, 'position' | 'rowCount' | 'errorCount'> {}

export const paymentFileNoun: IntakeNoun = {
  name: 'payment file',
  errors: {
    notFound: errors.PAYMENT_FILE_NOT_FOUND,
    invalid: errors.PAYMENT_FILE_INVALID,
    incomplete: errors.PAYMENT_FILE_INCOMPLETE,
    stateForbids: errors.PAYMENT_FILE_STATE_FORBIDS,
    conflict: errors.PAYMENT_FILE_CONFLICT,
    keyReused: errors.PAYMENT_FILE_KEY_REUSED,
  },
};

/** @throws PAYMENT_FILE_INVALID with every wrong field */
export function registerPaymentFile(description: PaymentFileDescription, fileId: string, now: Date): PaymentFile {
  return {
    ...registerFile(paymentFileNoun, description, fileId, now),
    dryRun: description.dryRun,
    recordedCount: 0n,
    repeatedCount: 0n,
    unmatchedCount: 0n,
    totals: [],
    overpaidCount: 0n,
    takenFileId: null,
  };
}

/** Adds the outcome of the next lines; the last ones complete the file. @throws PAYMENT_FILE_STATE_FORBIDS */
export function takeLines(file: PaymentFile, taken: LinesTaken, done: boolean, now: Date): PaymentFile {
  const { position, rowCount, errorCount } = taken;
  return {
    ...takeChunk(paymentFileNoun, file, { position, rowCount, errorCount, done }, now),
    recordedCount: file.recordedCount + taken.recordedCount,
    repeatedCount: file.repeatedCount + taken.repeatedCount,
    unmatchedCount: file.unmatchedCount + taken.unmatchedCount,
    totals: sumByCurrency([...file.totals, ...taken.totals]),
    overpaidCount: file.overpaidCount + taken.overpaidCount,
  };
}

/**
 * Whether the content of a file may be taken now, after it was tried.
 * @param sha256 digest of the content that the caller means
 * @throws PAYMENT_FILE_STATE_FORBIDS for what is no completed trial, or was taken; PAYMENT_FILE_INVALID for another digest
 */
export function assertTakeable({ fileId, state, dryRun, takenFileId, ...trial }: PaymentFile, sha256: string): void {
  const forbidden = (why: string) => errors.PAYMENT_FILE_STATE_FORBIDS(why, { state, allowed: [] });
  if (!dryRun) {
    throw forbidden(`Payment file ${fileId} is no dry run: it is taken as it is. Try a file first, by dry_run.`);
  }
  if (state !== 'COMPLETED') {
    throw forbidden(
      `Dry run ${fileId} is ${state}; only one that is COMPLETED may be taken. Wait for its end, or try the file again.`,
    );
  }
  if (takenFileId !== null) {
    throw forbidden(`Dry run ${fileId} was taken already, as payment file ${takenFileId}. Look at that one.`);
  }
  if (sha256.toLowerCase() === trial.sha256) return;
  const description = `is not the digest of what dry run ${fileId} tried, which is ${trial.sha256}; try the changed file first`;
  throw invalidFields(errors.PAYMENT_FILE_INVALID, [{ field: 'sha256', description }]);
}

/** What was looked through again before it is taken. */
export interface Retaken {
  readonly fileId: string;
  /** Business time at which it is taken; null for at once. */
  readonly arrivalAt: Date | null;
  /** Where its lines start. */
  readonly start: NonNullable<FileIntake['position']>;
}

/**
 * The content of a trial becomes a file that waits for its turn, by the same mapping; the trial remembers which.
 * @throws PAYMENT_FILE_STATE_FORBIDS
 */
export function takeTried(trial: PaymentFile, { fileId, arrivalAt, start }: Retaken, now: Date) {
  const registered = registerPaymentFile({ ...trial, arrivalAt, dryRun: false }, fileId, now);
  const { partCount, storedBytes } = trial;
  return {
    trial: { ...trial, takenFileId: fileId, version: trial.version + 1n },
    file: startFile(paymentFileNoun, { ...registered, partCount, storedBytes }, start),
  };
}
