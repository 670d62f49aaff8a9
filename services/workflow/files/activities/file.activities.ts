import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import { DomainError, isFinal } from '#libs/errors';
import { Logger } from '#libs/platform';
import { type CallerOnward, SystemRunner } from '#libs/transactions';
import { heartbeatEveryMs, systemCaller, throwWhenStopping } from '../../waking/activities/acting.js';
import { afterFault } from '../domain/after-fault.js';
import type { TakeFileInput } from '../take-file.contract.js';
import { FinishFile } from '../use-cases/finish-file.js';
import { FileOwners } from './file-owners.js';

interface TakeChunksInput extends TakeFileInput {
  /** Number of the call to begin with. */
  readonly firstCall: number;
  /** How long chunks are taken, null for to the end. */
  readonly withinMs: number | null;
}

interface FileProgress {
  readonly finished: boolean;
  /** Number of the call to continue with. */
  readonly nextCall: number;
}

/** Lets the owners of uploaded files take these, chunk after chunk. */
@Injectable()
export class FileActivities {
  constructor(
    private readonly owners: FileOwners,
    private readonly systemRunner: SystemRunner,
    private readonly finish: FinishFile,
    private readonly logger: Logger,
  ) {}

  /** Takes chunks to the end of the file, or until the given time is over; at the end the next file begins. */
  async takeChunks({ firstCall, withinMs, ...file }: TakeChunksInput): Promise<FileProgress> {
    const context = Context.current();
    const caller = systemCaller(this.systemRunner);
    const started = performance.now();
    const beaten = context.info.heartbeatDetails as number | undefined;
    let call = Math.max(firstCall, beaten ?? 0);
    const timer = withinMs === null ? setInterval(() => context.heartbeat(call), heartbeatEveryMs) : undefined;
    try {
      for (let attempt = 1; ;) {
        const taken = await takeOrError(() => takeChunk(this.owners, file, call, caller), withinMs !== null);
        if (taken === false) break;
        if (taken === true) {
          call += 1;
          attempt = 1;
        } else {
          const after = afterFault(taken, attempt);
          if (after.act === 'FAIL') {
            await failFile(this.owners, this.logger, file, taken, caller);
            break;
          }
          // A short call leaves faults to a long one, which has the time to try again.
          if (withinMs !== null) return { finished: false, nextCall: call };
          this.logger.triedAgain('A chunk of a file failed; it is tried again.', taken);
          await sleep(after.pauseMs);
          attempt += 1;
        }
        throwWhenStopping();
        if (withinMs !== null && performance.now() - started > withinMs) return { finished: false, nextCall: call };
      }
    } finally {
      clearInterval(timer);
    }
    await this.systemRunner.transact((tx) => this.finish.finishFile(tx, file), caller.correlationId);
    return { finished: true, nextCall: call };
  }
}

function takeChunk(owners: FileOwners, file: TakeFileInput, call: number, caller: CallerOnward): Promise<boolean> {
  const requestId = `${file.fileId}/${file.announcement}/${call}`;
  return owners.of(file.service).takeChunk({ requestId, fileId: file.fileId }, caller);
}

/** The owner learns of it before the next file begins: a bad file must neither block others nor vanish. */
async function failFile(
  owners: FileOwners,
  logger: Logger,
  { service, fileId, announcement }: TakeFileInput,
  fault: DomainError,
  caller: CallerOnward,
): Promise<void> {
  logger.error('File rejected; continuing with the next.', { service, fileId, code: fault.code });
  const request = { requestId: `${fileId}/${announcement}/fail`, fileId, reason: `${fault.code}: ${fault.message}` };
  try {
    await owners.of(service).fail(request, caller);
  } catch (error) {
    // What the owner refuses for good it has ended before, or never had.
    if (!isFinal(error)) throw error;
    logger.info('The owner has ended the file already.', { service, fileId, code: error.code });
  }
}

/**
 * An owner that cannot be reached, or lets the file wait behind another, is asked again by Temporal, whose attempts at a
 * long call leave no trace in the history. Any other error is the outcome of the call, and so is every error of a short
 * one.
 */
async function takeOrError(call: () => Promise<boolean>, isShort: boolean): Promise<boolean | DomainError> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (!isShort && (error.kind === 'unavailable' || error.kind === 'aborted')) throw error;
    return error;
  }
}
