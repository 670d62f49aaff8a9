import { Injectable } from '@nestjs/common';
import { Logger, RpcClients } from '#libs/platform';
import { runImportId } from '../run-import/run-import.contract.js';
import { SystemTransactions } from '../use-cases/system-transactions.js';
import { TakeFiles } from '../use-cases/take-files.js';
import { systemCaller } from './acting.js';
import { takeFile, untilRefused, type FileTaken } from './file-loop.js';

const chunkWithinMs = 60_000;
const unfinished = new Set<string>(['STATE_WAITING', 'STATE_RUNNING']);

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
      await this.transactions.run((tx) => this.files.finish(tx, importId, runImportId(importId)), caller.correlationId);
    }
    return taken;
  }
}
