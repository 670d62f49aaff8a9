import { Injectable } from '@nestjs/common';
import { type DuePhaseName, type DueRun, DueWork, Logger, Metrics, sumOfRuns } from '#libs/platform';
import { earliest } from '#libs/time';
import type { Caller } from '#libs/transactions';
import { MarkDisputesOverdue } from '../../disputes/use-cases/mark-disputes-overdue.js';
import { DisputeStore } from '../../disputes/use-cases/ports.js';
import { ChargeFees } from '../../fees/use-cases/charge-fees.js';
import { MarkOverdue } from '../../invoices/use-cases/mark-overdue.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { ImportStore } from '../use-cases/ports.js';

/** The work of the service that the test clock waits for: running imports, late fees, and what becomes overdue. */
@Injectable()
export class InvoiceDueWork extends DueWork {
  constructor(
    private readonly imports: ImportStore,
    private readonly invoices: InvoiceStore,
    private readonly markOverdue: MarkOverdue,
    private readonly disputes: DisputeStore,
    private readonly markDisputesOverdue: MarkDisputesOverdue,
    private readonly chargeFees: ChargeFees,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    super();
    const aside = metrics.gauge(
      'dunlin_invoices_set_aside',
      'Invoices that fail to be worked on; tried again each hour.',
    );
    metrics.beforeScrape(async () => aside.set(await this.invoices.setAsideCount()));
  }

  override async outstanding(): Promise<Record<string, number>> {
    return { 'imports running': await this.imports.runningCount() };
  }

  override async totals(): Promise<Record<string, number>> {
    const { rowCount, changeCount } = await this.imports.totals();
    return { 'rows imported': Number(rowCount), 'import steps': Number(changeCount) };
  }

  override async due(): Promise<{ phase: DuePhaseName; at: Date }[]> {
    const instants = await Promise.all([
      this.invoices.nextOverdueAt(),
      this.disputes.nextOverdueAt(),
      this.chargeFees.nextAt(),
    ]);
    const at = earliest(instants);
    return at ? [{ phase: 'SWEEP', at }] : [];
  }

  override async runDue(phase: DuePhaseName, caller: Caller): Promise<DueRun> {
    if (phase !== 'SWEEP') return { done: 0, more: false };
    const invoices = await this.markOverdue.markBatch(caller, (invoiceId, error) => {
      const why = error instanceof Error ? error : new Error(String(error));
      this.logger.error('An invoice cannot be marked overdue; it is tried again in an hour.', { invoiceId }, why);
    });
    const disputes = await this.markDisputesOverdue.markDisputesOverdue(caller);
    // What became overdue just now is looked at in the same call.
    const fees = await this.chargeFees.chargeBatch(caller, (invoiceId, error) => {
      const why = error instanceof Error ? error : new Error(String(error));
      this.logger.error('Late fees of an invoice cannot be charged; it is tried again in an hour.', { invoiceId }, why);
    });
    return sumOfRuns([invoices, disputes, fees]);
  }
}
