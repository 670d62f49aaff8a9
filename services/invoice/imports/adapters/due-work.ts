import { Injectable } from '@nestjs/common';
import { DueWork, type DuePhaseName } from '#libs/platform';
import { Database, type Caller } from '#libs/transactions';
import { MarkOverdue } from '../../invoices/use-cases/mark-overdue.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';

const maxPerRun = 5_000;

/** The work of the service that the test clock waits for: running imports, and invoices that become overdue. */
@Injectable()
export class InvoiceDueWork extends DueWork {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceStore,
    private readonly markOverdue: MarkOverdue,
  ) {
    super();
  }

  override async outstanding(): Promise<Record<string, number>> {
    const sql = `SELECT count(*) AS running FROM imports WHERE state = 'RUNNING'`;
    const [row] = await this.database.query<{ running: bigint }>(sql);
    return { 'imports running': Number(row!.running) };
  }

  override async totals(): Promise<Record<string, number>> {
    const sql =
      'SELECT coalesce(sum(row_count), 0)::bigint AS rows, coalesce(sum(version), 0)::bigint AS steps FROM imports';
    const [row] = await this.database.query<{ rows: bigint; steps: bigint }>(sql);
    return { 'rows imported': Number(row!.rows), 'import steps': Number(row!.steps) };
  }

  override async due(): Promise<{ phase: DuePhaseName; at: Date }[]> {
    const at = await this.invoices.nextOverdueAt();
    return at ? [{ phase: 'SWEEP', at }] : [];
  }

  override async runDue(phase: DuePhaseName, caller: Caller): Promise<{ done: number; more: boolean }> {
    if (phase !== 'SWEEP') return { done: 0, more: false };
    const { markedCount } = await this.markOverdue.markOverdue(caller, maxPerRun);
    return { done: markedCount, more: markedCount === maxPerRun };
  }
}
