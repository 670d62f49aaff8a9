import { Injectable } from '@nestjs/common';
import { Logger, RpcClients } from '#libs/platform';
import { systemCaller } from '../../waking/activities/acting.js';
import { SystemTransactions } from '../../waking/use-cases/system-transactions.js';
import { idOf } from '../run-payment-file.contract.js';
import { TakeFiles } from '../use-cases/take-files.js';
import { type FileTaken, takeFile, untilRefused } from './file-loop.js';

const linesWithinMs = 60_000;
const unfinished = new Set<string>(['STATE_REGISTERED', 'STATE_RUNNING']);

/** Acts on payment. */
@Injectable()
export class PaymentActivities {
  constructor(
    private readonly clients: RpcClients,
    private readonly files: TakeFiles,
    private readonly transactions: SystemTransactions,
    private readonly logger: Logger,
  ) {}

  /** Takes lines of a payment file and, at the end, lets the next file begin. */
  async takePaymentFile(part: { fileId: string; firstCall: number; withinMs: number | null }): Promise<FileTaken> {
    const { fileId, firstCall, withinMs } = part;
    const client = this.clients.of('payment');
    const caller = systemCaller();
    const next = async (call: number): Promise<boolean> => {
      const request = { requestId: `${fileId}/${call}`, fileId };
      const { file } = await client.takeNextPaymentLines(request, caller, { deadlineMs: linesWithinMs });
      return unfinished.has(file?.state ?? '');
    };
    const taken = await takeFile((call) => untilRefused(this.logger, () => next(call)), firstCall, withinMs);
    if (taken.finished) {
      await this.transactions.run((tx) => this.files.finish(tx, fileId, idOf(fileId)), caller.correlationId);
    }
    return taken;
  }
}
