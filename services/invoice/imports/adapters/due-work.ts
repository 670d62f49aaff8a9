import { Injectable } from '@nestjs/common';
import { type DuePhaseName, type DueRun, DueWork, Logger, Metrics, sumOfRuns } from '#libs/platform';
import { earliest } from '#libs/time';
import type { Caller } from '#libs/transactions';
import { AccrueInterest } from '../../accruals/use-cases/accrue-interest.js';
import { AccrualStore } from '../../accruals/use-cases/ports.js';
import { MarkDisputesOverdue } from '../../disputes/use-cases/mark-disputes-overdue.js';
import { DisputeStore } from '../../disputes/use-cases/ports.js';
import { ChargeFees } from '../../fees/use-cases/charge-fees.js';
import { MarkOverdue } from '../../invoices/use-cases/mark-overdue.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { ImportStore } from '../use-cases/ports.js';

/**
 * The work of the service that the test clock waits for: running imports, invoices and disputes that become overdue, and
 * late fees and interest that are to be charged.
 */
@Injectable()
export class InvoiceDueWork extends DueWork {
  constructor(
    private readonly imports: ImportStore,
    private readonly invoices: InvoiceStore,
    private readonly markOverdue: MarkOverdue,
    private readonly disputes: DisputeStore,
    private readonly markDisputesOverdue: MarkDisputesOverdue,
    private readonly chargeFees: ChargeFees,
    private readonly accruals: AccrualStore,
    private readonly accrueInterest: AccrueInterest,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    super();
    const aside = metrics.gauge(
      'dunlin_invoices_set_aside',
      'Invoices that fail to be worked on; tried again each hour.',
    );
    metrics.beforeScrape(async () => aside.set(await this.invoices.setAsideCount()));
    const stopped = metrics.gauge('dunlin_interest_stopped', 'Invoices whose interest stands still, by the reason.', [
      'reason',
    ]);
    metrics.beforeScrape(async () => {
      for (const [reason, count] of Object.entries(await this.accruals.stoppedCounts())) stopped.set({ reason }, count);
    });
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
      this.accruals.nextAt(),
    ]);
    const at = earliest(instants);
    return at ? [{ phase: 'SWEEP', at }] : [];
  }

  override async runDue(phase: DuePhaseName, caller: Caller): Promise<DueRun> {
    if (phase !== 'SWEEP') return { done: 0, more: false };
    const invoices = await this.markOverdue.markBatch(caller, this.told('An invoice cannot be marked overdue'));
    const disputes = await this.markDisputesOverdue.markDisputesOverdue(caller);
    // What became overdue just now is looked at in the same call.
    const fees = await this.chargeFees.chargeBatch(caller, this.told('Late fees of an invoice cannot be charged'));
    const interest = await this.accrueInterest.accrueBatch(
      caller,
      this.told('The interest of an invoice cannot be posted'),
    );
    return sumOfRuns([invoices, disputes, fees, interest]);
  }
  /** Logs an invoice that fails and is set aside. */
  private told(what: string): (invoiceId: string, error: unknown) => void {
    return (invoiceId, error) => {
      const why = error instanceof Error ? error : new Error(String(error));
      this.logger.error(`${what}; it is tried again in an hour.`, { invoiceId }, why);
    };
  }
}
