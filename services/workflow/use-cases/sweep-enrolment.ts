import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { CaseBook } from './case-book.js';
import { Causes } from './causes.js';
import { Enrolment } from './enrolment.js';
import { CaseStore, HoldStore, InvoiceStore, type InvoiceRow } from './ports.js';
import { WorkflowFacts } from './facts.port.js';

const batchSize = 500;

/** What the passing of time alone brings about: rules that come true, and holds that end. */
@Injectable()
export class SweepEnrolment {
  constructor(
    private readonly invoices: InvoiceStore,
    private readonly holds: HoldStore,
    private readonly cases: CaseStore,
    private readonly enrolment: Enrolment,
    private readonly book: CaseBook,
    private readonly facts: WorkflowFacts,
  ) {}

  /** @returns how many invoices and holds were looked at; a full batch means that there may be more */
  async sweep(tx: Tx): Promise<{ done: number; more: boolean }> {
    const ended = await this.endHolds(tx);
    const due = await this.invoices.lockDue(tx, batchSize);
    await this.decide(tx, due, false);
    return { done: ended + due.length, more: ended === batchSize || due.length === batchSize };
  }

  /** Looks at invoices in no case, in order of id: what was open before a sequence was applied is not dropped. */
  async backfill(
    tx: Tx,
    afterId: string | null,
    skipMissed: boolean,
  ): Promise<{ lastId: string | null; joined: number }> {
    const rows = await this.invoices.lockUnassigned(tx, afterId, batchSize);
    const joined = await this.decide(tx, rows, skipMissed);
    return { lastId: rows.length === batchSize ? rows.at(-1)!.invoiceId : null, joined };
  }

  /**
   * Looks again at the invoices of customers whose class has become known or has changed.
   * @param causes by customer
   */
  async reconsider(tx: Tx, customerIds: readonly string[], causes: Causes): Promise<void> {
    if (customerIds.length === 0) return;
    const rows = await this.invoices.lockUnassignedOf(tx, customerIds);
    for (const { customerId, invoiceId } of rows) causes.passOn(customerId, invoiceId);
    await this.decide(tx, rows, false, causes);
  }

  private async decide(
    tx: Tx,
    rows: readonly InvoiceRow[],
    skipMissed: boolean,
    causes = new Causes(),
  ): Promise<number> {
    const { joining, rows: decided } = await this.enrolment.evaluate(tx, rows, tx.now);
    const before = new Map(rows.map((row) => [row.invoiceId, row]));
    const changed = decided.filter((row) => differs(row, before.get(row.invoiceId)!));
    if (changed.length > 0) await this.invoices.saveDecisions(tx, changed);
    if (joining.length > 0) await this.book.apply(tx, { joining, skipMissed }, causes);
    return joining.length;
  }

  private async endHolds(tx: Tx): Promise<number> {
    const ended = await this.holds.lockEnded(tx, batchSize);
    if (ended.length === 0) return 0;
    await this.holds.lift(
      tx,
      ended.map(({ holdId }) => holdId),
    );
    for (const hold of ended) this.facts.holdLifted(tx, { ...hold, liftedAt: tx.now }, 'END_REACHED');
    const customerIds = [...new Set(ended.map(({ customerId }) => customerId))];
    await this.book.settle(tx, await this.cases.lockOpenOf(tx, customerIds));
    return ended.length;
  }
}

function differs(after: InvoiceRow, before: InvoiceRow): boolean {
  return after.enrolAt?.getTime() !== before.enrolAt?.getTime() || after.because !== before.because;
}
