import { type FileDescription, type FileIntake, type IntakeNoun, registerFile, takeChunk } from '#libs/intake/domain';
import { errors } from './errors.js';

/** Outcome of the lines, in counts; wrong lines are the errors of the file. */
export interface LineCounts {
  readonly recordedCount: bigint;
  readonly repeatedCount: bigint;
  readonly unmatchedCount: bigint;
}

/** A file of received money. Every line is counted once: recorded, repeated, unmatched and errors add up to the rows. */
export interface PaymentFile extends FileIntake, LineCounts {}

/** Outcome of the lines of one chunk. */
export interface LinesTaken extends LineCounts, Pick<FileIntake, 'position' | 'rowCount' | 'errorCount'> {}

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
export function registerPaymentFile(description: FileDescription, fileId: string, now: Date): PaymentFile {
  const file = registerFile(paymentFileNoun, description, fileId, now);
  return { ...file, recordedCount: 0n, repeatedCount: 0n, unmatchedCount: 0n };
}

/** Adds the outcome of the next lines; the last ones complete the file. @throws PAYMENT_FILE_STATE_FORBIDS */
export function takeLines(file: PaymentFile, taken: LinesTaken, done: boolean, now: Date): PaymentFile {
  const { position, rowCount, errorCount } = taken;
  return {
    ...takeChunk(paymentFileNoun, file, { position, rowCount, errorCount, done }, now),
    recordedCount: file.recordedCount + taken.recordedCount,
    repeatedCount: file.repeatedCount + taken.repeatedCount,
    unmatchedCount: file.unmatchedCount + taken.unmatchedCount,
  };
}
