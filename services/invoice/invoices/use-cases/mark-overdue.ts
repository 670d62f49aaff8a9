import { Injectable } from '@nestjs/common';
import { type Caller, Database, inBatches, Runner, type Tx } from '#libs/transactions';
import { InvoiceEvents, InvoiceStore, TimeCharges } from '../../ledger/use-cases/ports.js';

const maxInvoices = 5_000;
/** When an invoice that could not be marked is tried again. */
const asideMs = 3_600_000;

export interface MarkedOverdue {
  readonly markedCount: number;
  /** The earliest instant at which another invoice becomes overdue; null for none. */
  readonly nextAt: Date | null;
}

/** Publishes InvoiceOverdue for invoices that became overdue by the business clock, once per episode. */
@Injectable()
export class MarkOverdue {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly invoices: InvoiceStore,
    private readonly events: InvoiceEvents,
    private readonly timeCharges: TimeCharges,
  ) {}

  /** @param limit at most 5,000; 0 means 5,000 */
  markOverdue(caller: Caller, limit: number): Promise<MarkedOverdue> {
    const batch = limit > 0 ? Math.min(limit, maxInvoices) : maxInvoices;
    return this.runner.run(caller, async (tx) => {
      const markedCount = await this.mark(tx, await this.invoices.listOverdue(tx, tx.now, batch));
      if (markedCount === 0) tx.forgetRequest();
      return { markedCount, nextAt: await this.invoices.nextOverdueAt(tx) };
    });
  }

  /**
   * The same for a clock that must go on: an invoice that cannot be marked is set aside, so that the others are.
   * @param setAside is told of each of those
   */
  async markBatch(
    caller: Caller,
    setAside: (invoiceId: string, error: unknown) => void,
  ): Promise<{ done: number; more: boolean }> {
    const due = await this.invoices.listOverdue(this.database, await this.database.now(), maxInvoices);
    let done = 0;
    await inBatches(
      due,
      async (invoiceIds) => {
        done += await this.runner.transact(caller, (tx) => this.mark(tx, invoiceIds));
      },
      async (invoiceId, error) => {
        setAside(invoiceId, error);
        await this.runner.transact(caller, (tx) =>
          this.invoices.setAside(tx, invoiceId, new Date(tx.now.getTime() + asideMs)),
        );
      },
    );
    return { done, more: done > 0 && due.length === maxInvoices };
  }

  private async mark(tx: Tx, invoiceIds: readonly string[]): Promise<number> {
    const marked = await this.invoices.markOverdue(tx, invoiceIds);
    await this.timeCharges.becameOverdue(tx, marked);
    await this.invoices.refreshDebtors(tx, marked);
    for (const invoice of marked) {
      this.events.occurred(tx, { type: 'InvoiceOverdue', invoice, reason: 'DUE_DATE_PASSED' });
    }
    return marked.length;
  }
}
