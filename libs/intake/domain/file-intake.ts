import { type ErrorFactory, invalidFields, refusedTransition } from '#libs/errors';
import { FieldFaults, maxLengths, readLine, readReason, requireField } from '#libs/fields';
import type { ReadPosition } from '../../files/read-position.js';

export type IntakeState = 'UPLOADING' | 'WAITING' | 'RUNNING' | 'COMPLETED' | 'REFUSED' | 'FAILED' | 'CANCELLED';
export type IntakeCommand = 'upload' | 'start' | 'take' | 'complete' | 'refuse' | 'fail' | 'cancel' | 'resume';

/**
 * The state table of every uploaded file. A refused file cannot be read, a failed one was given up after a fault and
 * can be resumed, a cancelled one was ended by a person. A resumed file waits for its turn behind those that run now.
 */
export const intakeTransitions: Readonly<Record<IntakeState, Partial<Record<IntakeCommand, IntakeState>>>> = {
  UPLOADING: { upload: 'UPLOADING', start: 'WAITING', refuse: 'REFUSED', cancel: 'CANCELLED' },
  WAITING: { take: 'RUNNING', refuse: 'REFUSED', fail: 'FAILED', cancel: 'CANCELLED' },
  RUNNING: { take: 'RUNNING', complete: 'COMPLETED', refuse: 'REFUSED', fail: 'FAILED', cancel: 'CANCELLED' },
  COMPLETED: {},
  REFUSED: {},
  FAILED: { resume: 'WAITING', cancel: 'CANCELLED' },
  CANCELLED: {},
};

/** Announcement of a file, before any byte arrives. */
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

/** An uploaded file and how far it got; a noun adds its own counts. */
export interface FileIntake extends FileDescription {
  readonly fileId: string;
  readonly state: IntakeState;
  readonly partCount: number;
  /** Bytes of the parts that are stored. */
  readonly storedBytes: bigint;
  /** Where the next chunk starts; null until the file was opened. */
  readonly position: ReadPosition | null;
  /** Rows taken so far. */
  readonly rowCount: bigint;
  /** Rows among them with at least one error. */
  readonly errorCount: bigint;
  /** Why it was refused, failed or cancelled, empty otherwise. */
  readonly reason: string;
  readonly version: bigint;
  readonly createdAt: Date;
  /** When it ended in its present state; null while it continues. */
  readonly endedAt: Date | null;
}

/** Kind of file, with the errors of the noun that owns it. */
export interface IntakeNoun {
  /** As sentences name it: `payment file`. */
  readonly name: string;
  readonly errors: {
    readonly notFound: ErrorFactory;
    readonly invalid: ErrorFactory;
    readonly incomplete: ErrorFactory;
    readonly stateForbids: ErrorFactory;
    readonly conflict: ErrorFactory;
    readonly keyReused: ErrorFactory;
  };
}

/** Progress that one chunk adds. */
export interface ChunkTaken {
  /** Where the next chunk starts. */
  readonly position: ReadPosition | null;
  readonly rowCount: bigint;
  readonly errorCount: bigint;
  /** Whether nothing is left to take. */
  readonly done: boolean;
}

/** @throws the noun's INVALID with every wrong field */
export function registerFile(noun: IntakeNoun, description: FileDescription, fileId: string, now: Date): FileIntake {
  const faults = new FieldFaults();
  const { sizeBytes, mapping, arrivalAt } = description;
  const fileName = faults.take('file_name', readLine(description.fileName, maxLengths.fileName)) ?? '';
  const sha256 = description.sha256.toLowerCase();
  faults.check(sizeBytes >= 0n, 'size_bytes', 'must be 0 or more');
  faults.check(/^[0-9a-f]{64}$/.test(sha256), 'sha256', 'must be the SHA-256 digest of the file in hexadecimal');
  faults.throwIfAny(noun.errors.invalid);
  return {
    fileName,
    sizeBytes,
    sha256,
    mapping,
    arrivalAt,
    fileId,
    state: 'UPLOADING',
    partCount: 0,
    storedBytes: 0n,
    position: null,
    rowCount: 0n,
    errorCount: 0n,
    reason: '',
    version: 1n,
    createdAt: now,
    endedAt: null,
  };
}

/** @throws the noun's STATE_FORBIDS with the state and what it allows */
export function assertFileAllows(noun: IntakeNoun, file: FileIntake, command: IntakeCommand): void {
  nextState(noun, file, command);
}

/**
 * A part that was not stored before.
 * @throws the noun's STATE_FORBIDS; its INVALID when the file becomes longer than it was announced
 */
export function storePart<File extends FileIntake>(noun: IntakeNoun, file: File, sizeBytes: number): File {
  const state = nextState(noun, file, 'upload');
  const storedBytes = file.storedBytes + BigInt(sizeBytes);
  if (storedBytes > file.sizeBytes) {
    const description = `makes the file longer than the ${file.sizeBytes} bytes that were announced`;
    throw invalidFields(noun.errors.invalid, [{ field: 'content', description }]);
  }
  return { ...file, state, partCount: file.partCount + 1, storedBytes, version: file.version + 1n };
}

/** All parts are there; the file waits for its turn. @throws the noun's STATE_FORBIDS */
export function startFile<File extends FileIntake>(noun: IntakeNoun, file: File, position: ReadPosition): File {
  return { ...file, state: nextState(noun, file, 'start'), position, version: file.version + 1n };
}

/** The file runs and is further than before; the last chunk completes it. @throws the noun's STATE_FORBIDS */
export function takeChunk<File extends FileIntake>(noun: IntakeNoun, file: File, taken: ChunkTaken, now: Date): File {
  const running = {
    ...file,
    state: nextState(noun, file, 'take'),
    position: taken.position,
    rowCount: file.rowCount + taken.rowCount,
    errorCount: file.errorCount + taken.errorCount,
    version: file.version + 1n,
  };
  return taken.done ? { ...running, state: nextState(noun, running, 'complete'), endedAt: now } : running;
}

/** It cannot be read, or not to its end; what was taken before stays. @throws the noun's STATE_FORBIDS */
export function refuseFile<File extends FileIntake>(noun: IntakeNoun, file: File, reason: string, now: Date): File {
  return end(noun, file, 'refuse', reason, now);
}

/**
 * It is given up after a fault, so that the files behind it continue; it can be resumed where it stands.
 * @param reason what the fault said; cut to the length of a reason, since a fault must not fail to be noted
 * @throws the noun's STATE_FORBIDS
 */
export function failFile<File extends FileIntake>(noun: IntakeNoun, file: File, reason: string, now: Date): File {
  const line = [...reason.replace(/\s+/g, ' ').trim()].slice(0, maxLengths.reason).join('');
  const reading = readReason(line);
  return end(noun, file, 'fail', 'value' in reading ? reading.value : 'The fault has no readable message.', now);
}

/** A person ends it; what was taken before stays. @throws the noun's STATE_FORBIDS, INVALID */
export function cancelFile<File extends FileIntake>(noun: IntakeNoun, file: File, reason: string, now: Date): File {
  return end(noun, file, 'cancel', readReasonOf(noun, reason), now);
}

/** It continues where it stands once its turn comes. @throws the noun's STATE_FORBIDS */
export function resumeFile<File extends FileIntake>(noun: IntakeNoun, file: File): File {
  const state = nextState(noun, file, 'resume');
  return { ...file, state, reason: '', endedAt: null, version: file.version + 1n };
}

/** @throws the noun's INVALID */
export function readReasonOf(noun: IntakeNoun, reason: string): string {
  return requireField(noun.errors.invalid, 'reason', readReason(reason));
}

/** Whether nothing is taken of it any more, unless it failed and is resumed. */
export function isEnded({ state }: Pick<FileIntake, 'state'>): boolean {
  return state !== 'UPLOADING' && state !== 'WAITING' && state !== 'RUNNING';
}

function end<File extends FileIntake>(
  noun: IntakeNoun,
  file: File,
  command: IntakeCommand,
  reason: string,
  now: Date,
): File {
  return { ...file, state: nextState(noun, file, command), reason, endedAt: now, version: file.version + 1n };
}

function nextState(noun: IntakeNoun, { fileId, state }: FileIntake, command: IntakeCommand): IntakeState {
  const row = intakeTransitions[state];
  const next = row[command];
  if (next) return next;
  const what = `${noun.name[0]!.toUpperCase()}${noun.name.slice(1)} ${fileId}`;
  throw refusedTransition(noun.errors.stateForbids, what, command, state, Object.keys(row));
}
