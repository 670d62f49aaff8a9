import { Injectable } from '@nestjs/common';
import type { PageRequest, Queryable } from '#libs/transactions';
import { type Case, type ShownFacts, shownState, shownStates, type StoredState } from '../domain/case.js';
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
import { factColumns, factJoins } from './case-facts.sql.js';

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
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const size = at(limit);
    const conditions: string[] = [];
    if (customerId !== null) conditions.push(`c.customer_id = ${at(customerId)}`);
    if (invoiceId !== null) conditions.push(`c.case_id = ANY (ARRAY(${casesOf(at(invoiceId))}))`);
    if (sequence !== null) conditions.push(`c.sequence = ${at(sequence)}`);
    if (after) conditions.push(`(c.opened_at, c.case_id) < (${at(after[0])}::timestamptz, ${at(after[1])}::uuid)`);
    const asked = states.length > 0 ? [...new Set(states)] : shownStates;
    // A customer and an invoice have few cases. Else each state is read in order as far as the page goes, and merged.
    const branches =
      customerId !== null || invoiceId !== null
        ? [`c.shown_state = ANY (${at(asked)}::text[])`]
        : asked.map((state) => `c.shown_state = ${at(state)}`);
    const keys = branches.map(
      (branch) => `(SELECT c.case_id, c.opened_at FROM cases c WHERE ${[branch, ...conditions].join(' AND ')}
                    ORDER BY c.opened_at DESC, c.case_id DESC LIMIT ${size})`,
    );
    const rows = await queryable.query<ListRow>(
      `WITH page AS MATERIALIZED (
         SELECT case_id FROM (${keys.join(' UNION ALL ')}) AS merged ORDER BY opened_at DESC, case_id DESC LIMIT ${size})
       SELECT ${cases.select('c')}, ${factColumns} FROM page JOIN cases c USING (case_id) ${factJoins}
        ORDER BY c.opened_at DESC, c.case_id DESC`,
      parameters,
    );
    return rows.map(toRow);
  }

  override async listCustomers(queryable: Queryable, caseIds: readonly string[]): Promise<string[]> {
    const sql = 'SELECT DISTINCT customer_id FROM cases WHERE case_id = ANY($1::uuid[])';
    return (await queryable.query<{ customer_id: string }>(sql, [caseIds])).map((row) => row.customer_id);
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
      `SELECT shown_state AS name, sum(row_count)::bigint AS count FROM case_counts
        GROUP BY shown_state HAVING sum(row_count) > 0 ORDER BY 1`,
    );
    return rows.map(toCount);
  }

  override async countSteps(queryable: Queryable, since: Date | null): Promise<NamedCount[]> {
    const rows = await (since === null
      ? queryable.query<{ name: string; count: bigint }>(
          `SELECT step_id || '/' || outcome AS name, sum(row_count)::bigint AS count FROM step_counts
            GROUP BY step_id, outcome HAVING sum(row_count) > 0 ORDER BY 1`,
        )
      : queryable.query<{ name: string; count: bigint }>(
          `SELECT step_id || '/' || outcome AS name, count(*) AS count FROM steps_done WHERE done_at > $1
            GROUP BY step_id, outcome ORDER BY 1`,
          [since],
        ));
    return rows.map(toCount);
  }
}

function casesOf(invoiceId: string): string {
  return `SELECT case_id FROM case_invoices WHERE invoice_id = ${invoiceId}`;
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
