import { DomainError, invalidFields } from '#libs/errors';
import { lackOfParts, type OpenedFile, type PartedSource, violationsOfPart } from '#libs/files';
import {
  assertFileAllows,
  cancelFile,
  failFile,
  type FileIntake,
  type IntakeNoun,
  type IntakeState,
  isEnded,
  readReasonOf,
  refuseFile,
  resumeFile,
  startFile,
  storePart,
} from '#libs/intake/domain';
import type { Caller, Runner, SystemRunner, Tx } from '#libs/transactions';
import type { IntakeEvents, IntakeStore, UploadLimits } from './ports.js';

/** How a noun takes one chunk of its files. */
export interface ChunkSteps<File extends FileIntake, Chunk> {
  /**
   * Everything that comes before the transaction: reads, and asks other services.
   * @throws FILE_UNREADABLE, which refuses the file
   */
  read(file: File, content: PartedSource): Promise<Chunk>;
  /**
   * Writes the outcome of the chunk and returns the file after it, which is stored and published by the caller. May run
   * again after a deadlock.
   */
  write(tx: Tx, file: File, chunk: Chunk): Promise<File>;
}

/** Content that was looked through. */
export interface LookedThrough extends OpenedFile {
  /** What is missing of it; null when it is complete. */
  readonly lack: string | null;
  readonly version: bigint;
}

/** Content read before the transaction; null when there was nothing to read. */
type Prepared<Chunk> = { readonly chunk: Chunk } | { readonly refusal: string } | null;

/** The way of an uploaded file from its first part to its end, the same for every noun. */
export class Intake<File extends FileIntake> {
  constructor(
    private readonly noun: IntakeNoun,
    private readonly runner: Runner,
    private readonly files: IntakeStore<File>,
    private readonly events: IntakeEvents<File>,
    private readonly limits: UploadLimits,
  ) {}

  /** Announces a file before any byte of it arrives. @throws the noun's INVALID, and whatever `toFile` throws */
  registerFile(caller: Caller, toFile: (now: Date) => File): Promise<File> {
    return this.runner.run(caller, async (tx) => {
      const file = toFile(tx.now);
      const { importMaxBytes } = this.limits;
      if (file.sizeBytes > BigInt(importMaxBytes)) {
        const description = `must be at most ${importMaxBytes}, which DUNLIN_IMPORT_MAX_BYTES (import.maxBytes) sets`;
        throw invalidFields(this.noun.errors.invalid, [{ field: 'size_bytes', description }]);
      }
      await this.files.insert(tx, file);
      return file;
    });
  }

  /**
   * Stores one part; the same part again changes nothing.
   * @returns how many parts are stored
   * @throws the noun's NOT_FOUND, INVALID, STATE_FORBIDS, KEY_REUSED
   */
  uploadPart(caller: Caller, fileId: string, partNumber: number, content: Uint8Array): Promise<number> {
    return this.runner.run(caller, async (tx) => {
      const violations = violationsOfPart(partNumber, content.length);
      if (violations.length > 0) throw invalidFields(this.noun.errors.invalid, violations);
      const file = await this.files.lock(tx, fileId);
      assertFileAllows(this.noun, file, 'upload');
      const isNew = await this.files.insertPart(tx, fileId, partNumber, content);
      if (!isNew) return file.partCount;
      const stored = storePart(this.noun, file, content.length);
      await this.files.update(tx, stored);
      return stored.partCount;
    });
  }

  /**
   * Declares the file complete, and looks through all of it once. What cannot be read at all is refused whole, as a
   * state and not as an error; else the file waits for its turn.
   * @throws the noun's NOT_FOUND, STATE_FORBIDS, INCOMPLETE, CONFLICT
   */
  async startFile(
    caller: Caller,
    fileId: string,
    open: (file: File, content: PartedSource) => Promise<OpenedFile>,
  ): Promise<File> {
    // Parts never change, so the file is looked through before the transaction, which would else be open for long.
    const opened = await this.lookThrough(fileId, 'UPLOADING', open);
    return this.runner.run(caller, async (tx) => {
      const file = await this.files.lock(tx, fileId);
      assertFileAllows(this.noun, file, 'start');
      if (!opened || opened.version !== file.version) throw this.conflict(fileId);
      this.assertComplete(file, opened);
      const { start } = opened;
      if ('refusal' in start) return this.store(tx, refuseFile(this.noun, file, start.refusal, tx.now));
      const waiting = startFile(this.noun, file, start);
      await this.files.update(tx, waiting);
      this.events.registered(tx, waiting, '');
      return waiting;
    });
  }

  /**
   * Looks through all of the content once, outside of any transaction.
   * @returns with what is missing of it, and the version of the file that was looked at; null unless it is in the state
   * @throws the noun's CONFLICT when another call changed the file meanwhile
   */
  async lookThrough(
    fileId: string,
    state: IntakeState,
    open: (file: File, content: PartedSource) => Promise<OpenedFile>,
  ): Promise<LookedThrough | null> {
    const seen = await this.files.find(fileId);
    if (seen?.state !== state) return null;
    return this.ifStillCurrent(seen, async () => {
      const content = await this.files.content(fileId);
      return { ...(await open(seen, content)), lack: lackOfParts(content, seen.sizeBytes), version: seen.version };
    });
  }

  /**
   * Takes the next chunk: reads it outside of any transaction, then writes outcome, together with how far the
   * file got, in one. A file that has ended is returned as it is.
   * @throws the noun's NOT_FOUND, STATE_FORBIDS; its CONFLICT when another call took the chunk, or ended the file
   */
  async takeChunk<Chunk>(caller: Caller, fileId: string, steps: ChunkSteps<File, Chunk>): Promise<File> {
    const seen = await this.files.find(fileId);
    const prepared = seen && (await this.prepare(seen, steps));
    return this.runner.run(caller, async (tx) => {
      const file = await this.files.lock(tx, fileId);
      if (isEnded(file)) return file;
      assertFileAllows(this.noun, file, 'take');
      if (!prepared || seen.version !== file.version) throw this.conflict(fileId);
      if ('refusal' in prepared) return this.store(tx, refuseFile(this.noun, file, prepared.refusal, tx.now));
      return this.store(tx, await steps.write(tx, file, prepared.chunk));
    });
  }

  /**
   * Gives a file up, so that those behind it continue. A file that has ended is returned as it is.
   * @throws the noun's NOT_FOUND, STATE_FORBIDS
   */
  failFile(caller: Caller, fileId: string, reason: string): Promise<File> {
    return this.runner.run(caller, async (tx) => {
      const file = await this.files.lock(tx, fileId);
      return isEnded(file) ? file : this.store(tx, failFile(this.noun, file, reason, tx.now));
    });
  }

  /** A person ends a file. @throws the noun's NOT_FOUND, INVALID, STATE_FORBIDS */
  cancelFile(caller: Caller, fileId: string, reason: string): Promise<File> {
    return this.runner.run(caller, async (tx) => {
      const file = await this.files.lock(tx, fileId);
      return this.store(tx, cancelFile(this.noun, file, reason, tx.now));
    });
  }

  /** A person lets a failed file continue where it stands. @throws the noun's NOT_FOUND, INVALID, STATE_FORBIDS */
  resumeFile(caller: Caller, fileId: string, reason: string): Promise<File> {
    return this.runner.run(caller, async (tx) => {
      const why = readReasonOf(this.noun, reason);
      const resumed = resumeFile(this.noun, await this.files.lock(tx, fileId));
      await this.files.update(tx, resumed);
      this.events.registered(tx, resumed, why);
      return resumed;
    });
  }

  /**
   * Cancels files whose upload was given up, since their parts stay in the database else.
   * @returns whether there may be more of them
   */
  async cancelIdleUploads(system: SystemRunner, idleMs: number, limit: number): Promise<boolean> {
    const fileIds = await this.files.idleUploads(idleMs, limit);
    for (const fileId of fileIds) {
      await system.transact(async (tx) => {
        const file = await this.files.lock(tx, fileId);
        if (file.state !== 'UPLOADING') return;
        await this.store(tx, cancelFile(this.noun, file, 'The upload was not finished in time.', tx.now));
      });
    }
    return fileIds.length === limit;
  }

  private assertComplete(file: File, { lack, sha256 }: { lack: string | null; sha256: string }): void {
    const what = `The ${this.noun.name} ${file.fileId} is not complete`;
    if (lack !== null)
      throw this.noun.errors.incomplete(`${what}: ${lack}. Upload what is missing and start it again.`);
    if (sha256 === file.sha256) return;
    const digests = `its digest is ${sha256}, not ${file.sha256}`;
    throw this.noun.errors.incomplete(`${what}: ${digests}. Register and upload the file again.`);
  }

  private async prepare<Chunk>(file: File, steps: ChunkSteps<File, Chunk>): Promise<Prepared<Chunk>> {
    if (file.state !== 'WAITING' && file.state !== 'RUNNING') return null;
    try {
      return await this.ifStillCurrent(file, async () => ({
        chunk: await steps.read(file, await this.files.content(file.fileId)),
      }));
    } catch (error) {
      if (error instanceof DomainError && error.code === 'FILE_UNREADABLE') return { refusal: error.message };
      throw error;
    }
  }

  /** The parts of a file go once it has ended, so what failed beside the call that ended it says nothing about the file. */
  private async ifStillCurrent<Result>(seen: File, read: () => Promise<Result>): Promise<Result> {
    try {
      return await read();
    } catch (error) {
      const now = await this.files.find(seen.fileId);
      throw now?.version === seen.version ? error : this.conflict(seen.fileId);
    }
  }

  private async store(tx: Tx, file: File): Promise<File> {
    await this.files.update(tx, file);
    if (!isEnded(file)) return file;
    this.events.completed(tx, file);
    return file;
  }

  private conflict(fileId: string): DomainError {
    const message = `Another call advanced the ${this.noun.name} ${fileId} at the same time. Make the same call again.`;
    return this.noun.errors.conflict(message);
  }
}
