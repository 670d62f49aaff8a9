import { Injectable } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import { DomainError, isFinal } from '#libs/errors';
import { Logger, RpcClients } from '#libs/platform';
import { type CallerOnward, SystemRunner } from '#libs/transactions';
import { systemCaller, throwWhenStopping } from '../../waking/activities/acting.js';
import type { FileOwner, TakeFileInput } from '../take-file.contract.js';
import { FinishFile } from '../use-cases/finish-file.js';

export interface TakeChunksInput extends TakeFileInput {
  /** Number of the call to begin with. */
  readonly firstCall: number;
  /** How long chunks are taken, null for to the end. */
  readonly withinMs: number | null;
}

export interface FileProgress {
  readonly finished: boolean;
  /** Number of the call to go on with. */
  readonly nextCall: number;
}

/** Makes a numbered call, which a repeat does not make twice. @returns whether more of the file follows */
type TakeChunk = (request: { fileId: string; requestId: string }, caller: CallerOnward) => Promise<boolean>;

const heartbeatEveryMs = 1_500;
const chunkWithinMs = 60_000;
const unfinished: readonly string[] = ['STATE_WAITING', 'STATE_RUNNING'];

/** Lets the owners of uploaded files take these, chunk after chunk. */
@Injectable()
export class FileActivities {
  constructor(
    private readonly clients: RpcClients,
    private readonly systemRunner: SystemRunner,
    private readonly finish: FinishFile,
    private readonly logger: Logger,
  ) {}

  /** Takes chunks to the end of the file, or until the given time is over; at the end the next file begins. */
  async takeChunks({ service, fileId, firstCall, withinMs }: TakeChunksInput): Promise<FileProgress> {
    const caller = systemCaller(this.systemRunner);
    const takeChunk = chunksOf(this.clients)[service];
    const takeNext = (call: number) => takeChunk({ fileId, requestId: `${fileId}/${call}` }, caller);
    const progress = await untilEnd((call) => this.unlessRefused(() => takeNext(call)), firstCall, withinMs);
    if (progress.finished) {
      const finish = this.finish;
      await this.systemRunner.transact((tx) => finish.finishFile(tx, { service, fileId }), caller.correlationId);
    }
    return progress;
  }

  /** A file that its owner refuses for good must not block those behind it. */
  private async unlessRefused(attempt: () => Promise<boolean>): Promise<boolean> {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof DomainError) || !isFinal(error.kind)) throw error;
      this.logger.error('File rejected by its owner; continuing with the next.', { code: error.code });
      return false;
    }
  }
}

function chunksOf(clients: RpcClients): Readonly<Record<FileOwner, TakeChunk>> {
  const options = { deadlineMs: chunkWithinMs };
  return {
    invoice: async ({ fileId, requestId }, caller) => {
      const request = { requestId, importId: fileId };
      const { import: taken } = await clients.of('invoice').importNextChunk(request, caller, options);
      return unfinished.includes(taken?.state ?? '');
    },
    payment: async ({ fileId, requestId }, caller) => {
      const { file } = await clients.of('payment').takeNextPaymentLines({ requestId, fileId }, caller, options);
      return unfinished.includes(file?.state ?? '');
    },
  };
}

/** Goes on where the last heartbeat says. */
async function untilEnd(
  takeNext: (call: number) => Promise<boolean>,
  firstCall: number,
  withinMs: number | null,
): Promise<FileProgress> {
  const started = performance.now();
  const context = Context.current();
  const beaten = context.info.heartbeatDetails as number | undefined;
  let call = Math.max(firstCall, beaten ?? 0);
  const timer = withinMs === null ? setInterval(() => context.heartbeat(call), heartbeatEveryMs) : undefined;
  try {
    while (await takeNext(call)) {
      call += 1;
      throwWhenStopping();
      if (withinMs !== null && performance.now() - started > withinMs) return { finished: false, nextCall: call };
    }
    return { finished: true, nextCall: call };
  } finally {
    clearInterval(timer);
  }
}
