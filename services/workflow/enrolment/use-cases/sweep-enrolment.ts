import { Injectable } from '@nestjs/common';
import { type Caller, Database, inBatches, Runner, type Tx } from '#libs/transactions';
import { CaseChanges } from '../../cases/use-cases/case-changes.js';
import type { InvoiceRow } from '../../copies/domain/invoice.js';
import { CustomerStore, type InvoiceOfCustomer, InvoiceStore } from '../../copies/use-cases/ports.js';
import { Causes } from '../../waking/use-cases/causes.js';
import { Enrolment } from './enrolment.js';

const batchSize = 500;
/** When an invoice that could not be decided about is looked at again. */
const asideMs = 3_600_000;

/** Lets invoices in no case join when a rule comes true for them: by time, by a new sequence, by another class. */
@Injectable()
export class SweepEnrolment {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly customers: CustomerStore,
    private readonly invoices: InvoiceStore,
    private readonly enrolment: Enrolment,
    private readonly changes: CaseChanges,
  ) {}

  /** @returns how many invoices were looked at; a full batch means that there may be more */
  async sweepEnrolment(caller: Caller): Promise<{ done: number; more: boolean }> {
    const due = await this.invoices.listDue(this.database, await this.database.now(), batchSize);
    const transact = (body: (tx: Tx) => Promise<void>) => this.runner.transact(caller, body);
    await inBatches(
      due,
      (batch) =>
        transact(async (tx) => {
          await this.decide(tx, await this.locked(tx, batch, (ids) => this.invoices.lockDue(tx, ids)), false);
        }),
      ({ invoiceId }, error) =>
        transact((tx) => {
          const until = new Date(tx.now.getTime() + asideMs);
          const reason = error instanceof Error ? error.message : String(error);
          return this.invoices.setAside(tx, invoiceId, until, reason);
        }),
    );
    return { done: due.length, more: due.length === batchSize };
  }

  /** Looks at invoices in no case, in order of id: what was open before a sequence was applied is not dropped. */
  async backfill(
    tx: Tx,
    afterId: string | null,
    skipMissed: boolean,
  ): Promise<{ lastId: string | null; joined: number }> {
    const listed = await this.invoices.listUnassigned(tx, afterId, batchSize);
    const rows = await this.locked(tx, listed, (ids) => this.invoices.lockUnassigned(tx, ids));
    const joined = await this.decide(tx, rows, skipMissed);
    return { lastId: listed.length === batchSize ? listed.at(-1)!.invoiceId : null, joined };
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

  /** Customers before invoices, as everywhere. */
  private async locked(
    tx: Tx,
    listed: readonly InvoiceOfCustomer[],
    lock: (invoiceIds: string[]) => Promise<InvoiceRow[]>,
  ): Promise<InvoiceRow[]> {
    await this.customers.lockMany(
      tx,
      listed.map(({ customerId }) => customerId),
    );
    return lock(listed.map(({ invoiceId }) => invoiceId));
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
    if (changed.length > 0) await this.invoices.updateDecisions(tx, changed);
    if (joining.length > 0) await this.changes.change(tx, { joining, skipMissed }, causes);
    return joining.length;
  }
}

function differs(after: InvoiceRow, before: InvoiceRow): boolean {
  return after.enrolAt?.getTime() !== before.enrolAt?.getTime() || after.because !== before.because;
}
