import { Injectable } from '@nestjs/common';
import { Database, PlatformSettings, type Tx } from '#libs/platform';
import { CaseReader } from '../../cases/use-cases/ports.js';
import { AfterInvoiceEvents } from '../../enrolment/use-cases/after-invoice-events.js';
import { type Advance, AdvanceStore } from './ports.js';

/** Events whose arrival the report counts, in the words of the report. */
const countedEvents: Partial<Record<string, string>> = {
  'dunlin.invoice.v1.InvoiceIssued': 'invoices issued',
  'dunlin.invoice.v1.InvoiceOverdue': 'invoices overdue',
  'dunlin.invoice.v1.InvoicePaid': 'invoices paid',
  'dunlin.invoice.v1.InvoiceVoided': 'invoices voided',
  'dunlin.invoice.v1.InvoiceReopened': 'invoices reopened',
  'dunlin.payment.v1.PaymentSettled': 'payments settled',
  'dunlin.payment.v1.PaymentReversed': 'payments reversed',
};

/** Tells what a run of the clock brought about. */
@Injectable()
export class AdvanceReport extends AfterInvoiceEvents {
  constructor(
    private readonly database: Database,
    private readonly settings: PlatformSettings,
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
    if (this.settings.clockMode === 'real') return;
    const counts = new Map<string, number>();
    for (const type of types) {
      const fact = countedEvents[type];
      if (fact) counts.set(fact, (counts.get(fact) ?? 0) + 1);
    }
    if (counts.size === 0) return;
    await this.store.countFacts(
      tx,
      [...counts].map(([fact, count]) => ({ fact, count })),
    );
  }

  /** One readable line for each kind of fact and each step with its outcome. */
  async happened({ fromAt }: Advance): Promise<string[]> {
    const [facts, steps] = await Promise.all([
      this.store.factsSince(this.database, fromAt),
      this.reader.countSteps(this.database, fromAt),
    ]);
    return [
      ...facts.map(({ fact, count }) => `${fact}: ${count}`),
      ...steps.map(({ name, count }) => `step ${name}: ${count}`),
    ];
  }
}
