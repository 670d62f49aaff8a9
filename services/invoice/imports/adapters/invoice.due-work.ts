import { Injectable } from '@nestjs/common';
import { Database, DueWork, type Caller, type DuePhaseName } from '#libs/platform';
import { MarkOverdue } from '../../invoices/use-cases/mark-overdue.js';

const mostPerRun = 5_000;

/** What this service has in hand: running imports, and invoices that become overdue. */
@Injectable()
export class InvoiceDueWork extends DueWork {
  constructor(
    private readonly database: Database,
    private readonly overdue: MarkOverdue,
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
    const at = await this.overdue.nextAt();
    return at ? [{ phase: 'SWEEP', at }] : [];
  }

  override async runDue(phase: DuePhaseName, caller: Caller): Promise<{ done: number; more: boolean }> {
    if (phase !== 'SWEEP') return { done: 0, more: false };
    const { markedCount } = await this.overdue.execute(caller, mostPerRun);
    return { done: markedCount, more: markedCount === mostPerRun };
  }
}
