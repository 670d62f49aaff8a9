import { Injectable } from '@nestjs/common';
import type { Queryable } from '#libs/platform';
import type { Slice } from '../../waking/use-cases/ports.js';
import { shownState, type ShownState, type Standing } from '../domain/case.js';
import type { PlannedAct } from '../domain/plan.js';
import {
  type CaseFilter,
  type CaseInvoiceRow,
  CaseReader,
  type CaseRow,
  type StepDoneRow,
} from '../use-cases/ports.js';
import { actColumns, type ActRow, toAct } from './act.store.js';
import { caseColumns, type CaseTableRow, toCase } from './case.store.js';

interface StandingRow extends CaseTableRow {
  next_fire_at: Date | null;
  all_held: boolean;
  next_undeliverable: boolean;
}

/** What the derived states depend on; domain/case.ts shownState draws the conclusion. */
const standings = `
  LEFT JOIN LATERAL (
    SELECT coalesce(bool_and(ci.held), false) AS all_held FROM case_invoices ci
     WHERE ci.case_id = c.case_id AND ci.left_at IS NULL
  ) AS holding ON true
  LEFT JOIN LATERAL (
    SELECT min(d.fire_at) AS next_fire_at FROM due_acts d WHERE d.case_id = c.case_id AND NOT d.stopped
  ) AS next_act ON true
  LEFT JOIN LATERAL (
    SELECT NOT d.channel = ANY(k.deliverable_channels) AS next_undeliverable
      FROM due_acts d JOIN customers k ON k.customer_id = c.customer_id
     WHERE d.case_id = c.case_id AND NOT d.stopped AND d.kind = 'send'
     ORDER BY d.fire_at, d.step_index LIMIT 1
  ) AS next_send ON true`;
const standingColumns = `next_act.next_fire_at, holding.all_held,
  coalesce(next_send.next_undeliverable, false) AS next_undeliverable`;

/** The stored facts under which shownState gives each state, so that lists can be filtered by it. */
const conditions: Record<ShownState, string> = {
  ACTIVE: `c.state = 'ACTIVE' AND NOT all_held AND NOT coalesce(next_undeliverable, false)`,
  WILL_FAIL: `c.state = 'ACTIVE' AND NOT all_held AND coalesce(next_undeliverable, false)`,
  PAUSED: `c.closed_at IS NULL AND all_held`,
  FAILED: `c.state = 'FAILED' AND NOT all_held`,
  EXPIRED: `c.state = 'EXPIRED' AND NOT all_held`,
  COLLECTIONS: `c.state = 'COLLECTIONS' AND NOT all_held`,
  CANCELLED: `c.state = 'CANCELLED'`,
  PAID: `c.state = 'PAID'`,
  CLOSED: `c.state = 'CLOSED'`,
};

@Injectable()
export class PostgresCaseReader extends CaseReader {
  override async find(queryable: Queryable, caseId: string): Promise<CaseRow | null> {
    const [row] = await queryable.query<StandingRow>(
      `SELECT ${caseColumns}, ${standingColumns} FROM cases c ${standings} WHERE c.case_id = $1`,
      [caseId],
    );
    return row ? toRow(row) : null;
  }

  override async list(queryable: Queryable, filter: CaseFilter, { limit, after }: Slice): Promise<CaseRow[]> {
    const states = filter.states.map((state) => `(${conditions[state]})`);
    const rows = await queryable.query<StandingRow>(
      `SELECT ${caseColumns}, ${standingColumns} FROM cases c ${standings}
        WHERE ($1::uuid IS NULL OR c.customer_id = $1)
          AND ($2::uuid IS NULL OR EXISTS (SELECT FROM case_invoices ci WHERE ci.case_id = c.case_id AND ci.invoice_id = $2))
          AND ($3::text IS NULL OR c.sequence = $3)
          AND ($4::timestamptz IS NULL OR (c.opened_at, c.case_id) < ($4, $5::uuid))
          ${states.length > 0 ? `AND (${states.join(' OR ')})` : ''}
        ORDER BY c.opened_at DESC, c.case_id DESC LIMIT $6`,
      [filter.customerId, filter.invoiceId, filter.sequence, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return rows.map(toRow);
  }

  override async invoices(queryable: Queryable, caseIds: readonly string[]): Promise<CaseInvoiceRow[]> {
    const rows = await queryable.query<{
      case_id: string;
      invoice_id: string;
      number: string;
      episode: number;
      left_reason: string;
    }>(
      `SELECT ci.case_id, ci.invoice_id, i.number, ci.episode, ci.left_reason
         FROM case_invoices ci JOIN invoices i USING (invoice_id)
        WHERE ci.case_id = ANY($1::uuid[]) ORDER BY ci.case_id, i.due_on, i.number, ci.episode`,
      [caseIds],
    );
    return rows.map((row) => ({
      caseId: row.case_id,
      invoiceId: row.invoice_id,
      number: row.number,
      episode: row.episode,
      leftReason: row.left_reason,
    }));
  }

  override async stepsDone(queryable: Queryable, caseId: string): Promise<StepDoneRow[]> {
    const rows = await queryable.query<{
      subject_id: string;
      episode: number;
      step_id: string;
      outcome: string;
      because: string;
      due_at: Date;
      done_at: Date;
    }>(
      `SELECT subject_id, episode, step_id, outcome, because, due_at, done_at FROM steps_done
        WHERE case_id = $1 ORDER BY due_at, step_id, subject_id`,
      [caseId],
    );
    return rows.map((row) => ({
      subjectId: row.subject_id,
      episode: row.episode,
      stepId: row.step_id,
      outcome: row.outcome,
      because: row.because,
      dueAt: row.due_at,
      doneAt: row.done_at,
    }));
  }

  override async planned(queryable: Queryable, caseId: string): Promise<PlannedAct[]> {
    const rows = await queryable.query<ActRow>(
      `SELECT ${actColumns} FROM due_acts WHERE case_id = $1 ORDER BY fire_at, step_index, subject_id`,
      [caseId],
    );
    return rows.map(toAct);
  }

  override async countByState(queryable: Queryable): Promise<{ name: string; count: number }[]> {
    const rows = await queryable.query<
      { count: bigint } & Pick<StandingRow, 'state' | 'all_held' | 'next_undeliverable'>
    >(
      `SELECT state, all_held, next_undeliverable, count(*) AS count
         FROM (SELECT c.state, ${standingColumns} FROM cases c ${standings}) AS standing
        GROUP BY state, all_held, next_undeliverable`,
    );
    const counts = new Map<string, number>();
    for (const row of rows) {
      const shown = shownState(toStanding(row));
      counts.set(shown, (counts.get(shown) ?? 0) + Number(row.count));
    }
    return [...counts].sort().map(([name, count]) => ({ name, count }));
  }

  override async countSteps(queryable: Queryable, since: Date | null): Promise<{ name: string; count: number }[]> {
    const rows = await queryable.query<{ name: string; count: bigint }>(
      `SELECT step_id || '/' || outcome AS name, count(*) AS count FROM steps_done
        WHERE $1::timestamptz IS NULL OR done_at > $1 GROUP BY step_id, outcome ORDER BY 1`,
      [since],
    );
    return rows.map(({ name, count }) => ({ name, count: Number(count) }));
  }
}

function toRow(row: StandingRow): CaseRow {
  return { ...toCase(row), shown: shownState(toStanding(row)), nextFireAt: row.next_fire_at };
}

function toStanding(row: Pick<StandingRow, 'state' | 'all_held' | 'next_undeliverable'>): Standing {
  return { state: row.state, allHeld: row.all_held, nextUndeliverable: row.next_undeliverable };
}
