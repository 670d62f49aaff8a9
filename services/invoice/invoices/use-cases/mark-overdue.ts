import { Injectable } from '@nestjs/common';
import { type Caller, Runner } from '#libs/transactions';
import { InvoiceEvents, InvoiceStore } from '../../ledger/use-cases/ports.js';

const maxInvoices = 5_000;

export interface MarkedOverdue {
  readonly markedCount: number;
  /** The earliest instant at which another invoice becomes overdue; null for none. */
  readonly nextAt: Date | null;
}

@Injectable()
export class MarkOverdue {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly events: InvoiceEvents,
  ) {}

  /**
   * Publishes InvoiceOverdue for invoices that became overdue by the business clock, once per episode.
   * @param limit at most 5,000; 0 means 5,000
   */
  markOverdue(caller: Caller, limit: number): Promise<MarkedOverdue> {
    const batch = limit > 0 ? Math.min(limit, maxInvoices) : maxInvoices;
    return this.runner.run(caller, async (tx) => {
      const marked = await this.invoices.markOverdue(tx, batch);
      if (marked.length === 0) tx.forgetRequest();
      for (const invoice of marked) {
        this.events.occurred(tx, { type: 'InvoiceOverdue', invoice, reason: 'DUE_DATE_PASSED' });
      }
      return { markedCount: marked.length, nextAt: await this.invoices.nextOverdueAt(tx) };
    });
  }
}
