import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/transactions';
import { CaseReader } from '../../cases/use-cases/ports.js';
import { AfterInvoiceEvents } from '../../enrolment/use-cases/after-invoice-events.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { type Advance, AdvanceStore } from './ports.js';

/** Events whose arrival the report counts, in the words of the report. */
const countedEvents: Partial<Record<string, string>> = {
  'dunlin.invoice.v1.InvoiceIssued': 'invoices issued',
  'dunlin.invoice.v1.InvoiceOverdue': 'invoices overdue',
  'dunlin.invoice.v1.InvoicePaid': 'invoices paid',
  'dunlin.invoice.v1.InvoiceVoided': 'invoices voided',
  'dunlin.invoice.v1.InvoiceWrittenOff': 'invoices written off',
  'dunlin.invoice.v1.InvoiceSettled': 'invoices settled',
  'dunlin.invoice.v1.InvoiceReopened': 'invoices reopened',
  'dunlin.payment.v1.PaymentSettled': 'payments settled',
  'dunlin.payment.v1.PaymentReversed': 'payments reversed',
};

/** Summarises the effects of an advance of the clock. */
@Injectable()
export class AdvanceReport extends AfterInvoiceEvents {
  constructor(
    private readonly database: Database,
    private readonly wakes: WakeStore,
    private readonly reader: CaseReader,
    private readonly store: AdvanceStore,
  ) {
    super();
  }

  override invoiceEventsConsumed(tx: Tx, types: readonly string[]): Promise<void> {
    return this.count(tx, types);
  }

  /** Counts events that arrive; only a test clock is reported on, so nothing is counted where time is real. */
  async count(tx: Tx, types: readonly string[]): Promise<void> {
    if (this.wakes.mode === 'timer') return;
    const names = types.flatMap((type) => countedEvents[type] ?? []);
    if (names.length === 0) return;
    const counts = Map.groupBy(names, (name) => name);
    await this.store.insertCounts(
      tx,
      [...counts].map(([name, { length }]) => ({ name, count: length })),
    );
  }

  /** One readable line for each kind of event and each step with its outcome. */
  async happened({ fromAt }: Advance): Promise<string[]> {
    const [events, steps] = await Promise.all([
      this.store.countSince(this.database, fromAt),
      this.reader.countSteps(this.database, fromAt),
    ]);
    return [
      ...events.map(({ name, count }) => `${name}: ${count}`),
      ...steps.map(({ name, count }) => `step ${name}: ${count}`),
    ];
  }
}
