import { Injectable } from '@nestjs/common';
import { type DuePhaseName, DueWork } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { MarkOverdue } from '../../invoices/use-cases/mark-overdue.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { ImportStore } from '../use-cases/ports.js';

const maxInvoicesPerRun = 5_000;

/** The work of the service that the test clock waits for: running imports, and invoices that become overdue. */
@Injectable()
export class InvoiceDueWork extends DueWork {
  constructor(
    private readonly imports: ImportStore,
    private readonly invoices: InvoiceStore,
    private readonly markOverdue: MarkOverdue,
  ) {
    super();
  }

  override async outstanding(): Promise<Record<string, number>> {
    return { 'imports running': await this.imports.runningCount() };
  }

  override async totals(): Promise<Record<string, number>> {
    const { rowCount, changeCount } = await this.imports.totals();
    return { 'rows imported': Number(rowCount), 'import steps': Number(changeCount) };
  }

  override async due(): Promise<{ phase: DuePhaseName; at: Date }[]> {
    const at = await this.invoices.nextOverdueAt();
    return at ? [{ phase: 'SWEEP', at }] : [];
  }

  override async runDue(phase: DuePhaseName, caller: Caller): Promise<{ done: number; more: boolean }> {
    if (phase !== 'SWEEP') return { done: 0, more: false };
    const { markedCount } = await this.markOverdue.markOverdue(caller, maxInvoicesPerRun);
    return { done: markedCount, more: markedCount === maxInvoicesPerRun };
  }
}
