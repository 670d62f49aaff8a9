import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { ReportedMoney } from '../../payments/domain/payment.js';
import { PaymentStore } from '../../payments/use-cases/ports.js';
import {
  type Candidate,
  type Columns,
  compareWithKnown,
  fileSource,
  firstOfEachSourceId,
} from '../domain/file-line.js';
import { matchesOf } from '../domain/trial.js';
import { PaymentFileMatchStore } from './ports.js';

/** What became of the candidates of a chunk, or would become of them. */
export interface LinesCompared {
  readonly compared: ReturnType<typeof compareWithKnown>;
  /** Payments that are more than remains of their invoice. */
  readonly overpaidCount: bigint;
}

/** What a trial does in place of recording payments: it compares in the same way and keeps what it would record. */
@Injectable()
export class ForeseePayments {
  constructor(
    private readonly payments: PaymentStore,
    private readonly matches: PaymentFileMatchStore,
  ) {}

  async foreseePayments(
    tx: Tx,
    fileId: string,
    candidates: readonly Candidate[],
    columns: Columns,
  ): Promise<LinesCompared> {
    const firsts = firstOfEachSourceId(candidates);
    const known = await this.findKnown(
      tx,
      fileId,
      firsts.map(({ sourceId }) => sourceId),
    );
    const fresh = firsts.filter(({ sourceId }) => !known.has(sourceId));
    const added = new Set(fresh.map(({ paymentId }) => paymentId));
    for (const payment of fresh) known.set(payment.sourceId, payment);
    const compared = compareWithKnown(candidates, added, known, columns);
    const foreseen = candidates.filter(({ payment }) => added.has(payment.paymentId));
    const invoiceIds = [...new Set(foreseen.map(({ invoice }) => invoice.invoiceId))];
    const paid = invoiceIds.length > 0 ? await this.matches.paidOf(tx, fileId, invoiceIds) : new Map<string, bigint>();
    const matches = matchesOf(fileId, foreseen, paid);
    await this.matches.insertMany(tx, matches);
    return { compared, overpaidCount: BigInt(matches.filter(({ overpaidMinor }) => overpaidMinor > 0n).length) };
  }

  /** What was recorded before, and what this trial would have recorded by the lines before these, by source id. */
  private async findKnown(tx: Tx, fileId: string, sourceIds: readonly string[]): Promise<Map<string, ReportedMoney>> {
    if (sourceIds.length === 0) return new Map();
    const recorded = await this.payments.findBySourceIds(tx, fileSource, sourceIds);
    const foreseen = await this.matches.findBySourceIds(tx, fileId, sourceIds);
    return new Map([...foreseen, ...recorded.map((payment) => [payment.sourceId, payment] as const)]);
  }
}
