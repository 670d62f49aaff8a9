import { Injectable } from '@nestjs/common';
import { Logger, RpcClients } from '#libs/platform';
import { systemCaller } from '../../waking/activities/acting.js';
import { SystemTransactions } from '../../waking/use-cases/system-transactions.js';
import { idOf } from '../run-import.contract.js';
import { TakeFiles } from '../use-cases/take-files.js';
import { type FileTaken, takeFile, untilRefused } from './file-loop.js';

const chunkWithinMs = 60_000;
const unfinished = new Set<string>(['STATE_REGISTERED', 'STATE_RUNNING']);

/** Acts on invoice. */
@Injectable()
export class InvoiceActivities {
  constructor(
    private readonly clients: RpcClients,
    private readonly files: TakeFiles,
    private readonly transactions: SystemTransactions,
    private readonly logger: Logger,
  ) {}

  /** Imports chunk after chunk and, at the end, lets the next file begin. */
  async takeImport(part: { importId: string; firstCall: number; withinMs: number | null }): Promise<FileTaken> {
    const { importId, firstCall, withinMs } = part;
    const client = this.clients.of('invoice');
    const caller = systemCaller();
    const next = async (call: number): Promise<boolean> => {
      const request = { requestId: `${importId}/${call}`, importId };
      const { import: taken } = await client.importNextChunk(request, caller, { deadlineMs: chunkWithinMs });
      return unfinished.has(taken?.state ?? '');
    };
    const taken = await takeFile((call) => untilRefused(this.logger, () => next(call)), firstCall, withinMs);
    if (taken.finished) {
      await this.transactions.run((tx) => this.files.finish(tx, importId, idOf(importId)), caller.correlationId);
    }
    return taken;
  }
}
