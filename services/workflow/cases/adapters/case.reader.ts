import { Injectable } from '@nestjs/common';
import type { Queryable } from '#libs/transactions';
import { type Case, shownState, type StoredState } from '../domain/case.js';
import type { PlannedAct } from '../domain/plan.js';
import type { CaseRow } from '../use-cases/listing/ports.js';
import { type CaseInvoiceRow, CaseReader, type NamedCount, type StepDoneRow } from '../use-cases/ports.js';
import { dueActs } from './act.store.js';
import { cases } from './case.store.js';
import { listedFacts, selectFresh } from './listing/listed-facts.sql.js';

interface FactsRow {
  state: StoredState;
  all_paused: boolean;
  all_placed: boolean;
  all_arranged: boolean;
  all_held: boolean;
  flagged: boolean;
  next_undeliverable: boolean;
}

@Injectable()
export class PostgresCaseReader extends CaseReader {
  override async find(queryable: Queryable, caseId: string): Promise<CaseRow | null> {
    const [found] = await this.findMany(queryable, [caseId]);
    return found ?? null;
  }

  override async findMany(queryable: Queryable, caseIds: readonly string[]): Promise<CaseRow[]> {
    if (caseIds.length === 0) return [];
    const sql = `${selectFresh(cases.select('c'))} ORDER BY c.case_id`;
    const rows = await queryable.query<FactsRow>(sql, [caseIds]);
    return rows.map((row) => {
      const shown = shownState({
        state: row.state,
        allPaused: row.all_paused,
        allPlaced: row.all_placed,
        allArranged: row.all_arranged,
        allHeld: row.all_held,
        flagged: row.flagged,
        nextUndeliverable: row.next_undeliverable,
      });
      return { case: cases.toDomain(row), ...listedFacts.toDomain(row), shown };
    });
  }

  override async findLast(queryable: Queryable, caseId: string): Promise<string> {
    const [last] = await queryable.query<{ case_id: string }>(
      `WITH RECURSIVE went AS (
         SELECT case_id, merged_into FROM cases WHERE case_id = $1
         UNION ALL SELECT c.case_id, c.merged_into FROM went JOIN cases c ON c.case_id = went.merged_into)
       SELECT case_id FROM went WHERE merged_into IS NULL`,
      [caseId],
    );
    return last?.case_id ?? caseId;
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

  override listOpenIn(
    queryable: Queryable,
    caseIds: readonly string[],
    invoiceIds: readonly string[],
  ): Promise<{ caseId: string; invoiceId: string }[]> {
    return queryable.query(
      `SELECT case_id AS "caseId", invoice_id AS "invoiceId" FROM case_invoices
        WHERE invoice_id = ANY($2::uuid[]) AND left_at IS NULL AND case_id = ANY($1::uuid[])`,
      [caseIds, invoiceIds],
    );
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

function toCount({ name, count }: { name: string; count: bigint }): NamedCount {
  return { name, count: Number(count) };
}
