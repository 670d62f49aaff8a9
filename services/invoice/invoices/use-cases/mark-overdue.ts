import { Injectable } from '@nestjs/common';
import { Runner, type Caller } from '#libs/platform';
import { InvoiceEvents, InvoiceStore } from '../../ledger/use-cases/ports.js';

const greatestBatch = 5_000;

export interface MarkedOverdue {
  readonly markedCount: number;
  /** The least instant at which another becomes overdue. */
  readonly nextAt: Date | null;
}

/** Publishes InvoiceOverdue of what became overdue by the business clock, once per episode. */
@Injectable()
export class MarkOverdue {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly events: InvoiceEvents,
  ) {}

  /** @param limit 5,000 when 0 or greater */
  execute(caller: Caller, limit: number): Promise<MarkedOverdue> {
    const batch = limit > 0 ? Math.min(limit, greatestBatch) : greatestBatch;
    return this.runner.run(caller, async (tx) => {
      const marked = await this.invoices.markOverdue(tx, batch);
      for (const invoice of marked) {
        this.events.occurred(tx, { type: 'InvoiceOverdue', invoice, reason: 'DUE_DATE_PASSED' });
      }
      return { markedCount: marked.length, nextAt: await this.invoices.nextOverdueAt(tx) };
    });
  }

  /** The least instant at which an invoice becomes overdue that is not marked yet. */
  nextAt(): Promise<Date | null> {
    return this.invoices.nextOverdueAt();
  }
}
