import { Injectable } from '@nestjs/common';
import type { PageRequest, Queryable } from '#libs/transactions';
import { type Case, type ShownFacts, shownState, type StoredState } from '../domain/case.js';
import type { PlannedAct } from '../domain/plan.js';
import {
  type CaseFilter,
  type CaseInvoiceRow,
  type CaseListKey,
  CaseReader,
  type CaseRow,
  type NamedCount,
  type StepDoneRow,
} from '../use-cases/ports.js';
import { dueActs } from './act.store.js';
import { cases } from './case.store.js';

interface FactsRow {
  state: StoredState;
  all_paused: boolean;
  all_placed: boolean;
  all_held: boolean;
  next_undeliverable: boolean;
}

interface ListRow extends FactsRow {
  next_fire_at: Date | null;
  open_count: number;
  placed_count: number;
  outstanding_minor: bigint;
  oldest_due_on: string | null;
}

/** What the derived states depend on. */
const factJoins = `
  LEFT JOIN LATERAL (
    SELECT count(*)::integer AS open_count, count(*) FILTER (WHERE ci.placed)::integer AS placed_count,
      coalesce(sum(i.remaining_minor), 0)::bigint AS outstanding_minor, min(i.due_on) AS oldest_due_on,
      coalesce(bool_and(ci.paused), false) AS all_paused, coalesce(bool_and(ci.placed), false) AS all_placed,
      coalesce(bool_and(ci.held OR i.disputed OR NOT i.collectable), false) AS all_held
    FROM case_invoices ci JOIN invoices i USING (invoice_id) WHERE ci.case_id = c.case_id AND ci.left_at IS NULL
  ) AS members ON true
  LEFT JOIN LATERAL (
    SELECT min(d.fire_at) AS next_fire_at FROM due_acts d WHERE d.case_id = c.case_id AND NOT d.stopped
  ) AS next_act ON true
  LEFT JOIN LATERAL (
    SELECT NOT d.channel = ANY(k.deliverable_channels) AS undeliverable
      FROM due_acts d JOIN customers k ON k.customer_id = c.customer_id AND k.version > 0
     WHERE d.case_id = c.case_id AND NOT d.stopped AND d.kind = 'send'
     ORDER BY d.fire_at, d.step_index LIMIT 1
  ) AS next_send ON true`;
const factColumns = `members.*, next_act.next_fire_at, coalesce(next_send.undeliverable, false) AS next_undeliverable`;

/** What domain/case.ts shownState says, for filters; a spec holds both equal. */
const shown = `CASE
  WHEN c.closed_at IS NOT NULL THEN c.state
  WHEN members.all_paused THEN 'PAUSED'
  WHEN members.all_placed THEN 'COLLECTIONS'
  WHEN members.all_held THEN 'ON_HOLD'
  WHEN c.state = 'ACTIVE' AND coalesce(next_send.undeliverable, false) THEN 'WILL_FAIL'
  ELSE c.state END`;

@Injectable()
export class PostgresCaseReader extends CaseReader {
  override async find(queryable: Queryable, caseId: string): Promise<CaseRow | null> {
    const [row] = await queryable.query<ListRow>(
      `SELECT ${cases.select('c')}, ${factColumns} FROM cases c ${factJoins} WHERE c.case_id = $1`,
      [caseId],
    );
    return row ? toRow(row) : null;
  }

  override async list(
    queryable: Queryable,
    { customerId, invoiceId, sequence, states }: CaseFilter,
    { after, limit }: PageRequest<CaseListKey>,
  ): Promise<CaseRow[]> {
    const rows = await queryable.query<ListRow>(
      `SELECT ${cases.select('c')}, ${factColumns} FROM cases c ${factJoins}
        WHERE ($1::uuid IS NULL OR c.customer_id = $1)
          AND ($2::uuid IS NULL OR EXISTS (SELECT FROM case_invoices ci WHERE ci.case_id = c.case_id AND ci.invoice_id = $2))
          AND ($3::text IS NULL OR c.sequence = $3)
          AND ($4::timestamptz IS NULL OR (c.opened_at, c.case_id) < ($4, $5::uuid))
          ${states.length > 0 ? `AND ${shown} = ANY($7::text[])` : ''}
        ORDER BY c.opened_at DESC, c.case_id DESC LIMIT $6`,
      [
        customerId,
        invoiceId,
        sequence,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit,
        ...(states.length > 0 ? [states] : []),
      ],
    );
    return rows.map(toRow);
  }

  override async listOpen(queryable: Queryable, sequence: string, customerIds: readonly string[]): Promise<Case[]> {
    const rows = await queryable.query(
      `SELECT ${cases.select('c')} FROM cases c
        WHERE c.customer_id = ANY($1::uuid[]) AND c.sequence = $2 AND c.closed_at IS NULL`,
      [customerIds, sequence],
    );
    return rows.map(cases.toDomain);
  }

  override async listInvoices(queryable: Queryable, caseIds: readonly string[]): Promise<CaseInvoiceRow[]> {
    return queryable.query<CaseInvoiceRow>(
      `SELECT ci.case_id AS "caseId", ci.invoice_id AS "invoiceId", i.number, ci.episode,
         ci.left_reason AS "leftReason", i.disputed, i.collectable
         FROM case_invoices ci JOIN invoices i USING (invoice_id)
        WHERE ci.case_id = ANY($1::uuid[]) ORDER BY ci.case_id, i.due_on, i.number, ci.episode`,
      [caseIds],
    );
  }

  override async listStepsDone(queryable: Queryable, caseId: string): Promise<StepDoneRow[]> {
    return queryable.query<StepDoneRow>(
      `SELECT subject_id AS "subjectId", episode, step_id AS "stepId", outcome, because, due_at AS "dueAt",
         done_at AS "doneAt" FROM steps_done WHERE case_id = $1 ORDER BY due_at, step_id, subject_id`,
      [caseId],
    );
  }

  override async listPlanned(queryable: Queryable, caseId: string): Promise<PlannedAct[]> {
    const rows = await queryable.query(
      `SELECT ${dueActs.select()} FROM due_acts WHERE case_id = $1 ORDER BY fire_at, step_index, subject_id`,
      [caseId],
    );
    return rows.map(dueActs.toDomain);
  }

  override async countByState(queryable: Queryable): Promise<NamedCount[]> {
    const rows = await queryable.query<{ name: string; count: bigint }>(
      `SELECT ${shown} AS name, count(*) AS count FROM cases c ${factJoins} GROUP BY 1 ORDER BY 1`,
    );
    return rows.map(toCount);
  }

  override async countSteps(queryable: Queryable, since: Date | null): Promise<NamedCount[]> {
    const rows = await queryable.query<{ name: string; count: bigint }>(
      `SELECT step_id || '/' || outcome AS name, count(*) AS count FROM steps_done
        WHERE $1::timestamptz IS NULL OR done_at > $1 GROUP BY step_id, outcome ORDER BY 1`,
      [since],
    );
    return rows.map(toCount);
  }
}

function toRow(row: ListRow): CaseRow {
  const facts: ShownFacts = {
    state: row.state,
    allPaused: row.all_paused,
    allPlaced: row.all_placed,
    allHeld: row.all_held,
    nextUndeliverable: row.next_undeliverable,
  };
  return {
    case: cases.toDomain(row),
    facts,
    shown: shownState(facts),
    nextFireAt: row.next_fire_at,
    openInvoiceCount: row.open_count,
    placedInvoiceCount: row.placed_count,
    outstandingMinor: row.outstanding_minor,
    oldestDueOn: row.oldest_due_on,
  };
}

function toCount({ name, count }: { name: string; count: bigint }): NamedCount {
  return { name, count: Number(count) };
}
