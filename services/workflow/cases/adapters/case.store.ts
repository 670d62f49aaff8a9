import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '#libs/platform';
import { openLines } from '../../copies/domain/placement.js';
import type { Grouping } from '../../sequences/domain/sequence.js';
import type { Case, Members, StoredState } from '../domain/case.js';
import { CaseStore, type Joining, type Leaving, type Member, type NewCase } from '../use-cases/ports.js';
import { isInForceSql } from './hold.store.js';

export interface CaseTableRow {
  case_id: string;
  customer_id: string;
  currency: string;
  creditor_id: string;
  sequence: string;
  sequence_version: number;
  grouping: Grouping;
  state: StoredState;
  episode: number;
  version: bigint;
  opened_at: Date;
  closed_at: Date | null;
  started: boolean;
}

const names = [
  'case_id',
  'customer_id',
  'currency',
  'creditor_id',
  'sequence',
  'sequence_version',
  'grouping',
  'state',
  'episode',
  'version',
  'opened_at',
  'closed_at',
  'started',
];
export const caseColumns = names.map((name) => `c.${name}`).join(', ');

@Injectable()
export class PostgresCaseStore extends CaseStore {
  override async lock(tx: Tx, caseIds: readonly string[]): Promise<Case[]> {
    return this.select(tx, 'c.case_id = ANY($1::uuid[]) ORDER BY c.case_id FOR UPDATE', [caseIds]);
  }

  override async lockOpenOf(tx: Tx, customerIds: readonly string[]): Promise<Case[]> {
    const condition = 'c.customer_id = ANY($1::uuid[]) AND c.closed_at IS NULL ORDER BY c.case_id FOR UPDATE';
    return this.select(tx, condition, [customerIds]);
  }

  override async openOrFind(tx: Tx, wanted: readonly NewCase[]): Promise<Case[]> {
    if (wanted.length === 0) return [];
    const ordered = [...wanted].sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
    const keys = [
      ordered.map((row) => row.customerId),
      ordered.map((row) => row.currency),
      ordered.map((row) => row.creditorId),
      ordered.map((row) => row.sequence),
    ];
    await tx.query(
      `INSERT INTO cases (case_id, customer_id, currency, creditor_id, sequence, sequence_version, grouping, state,
         episode, version, opened_at, started)
       SELECT case_id, customer_id, currency, creditor_id, sequence, sequence_version, grouping, 'ACTIVE', 1, 0, $8, false
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::integer[], $7::text[])
           AS wanted (customer_id, currency, creditor_id, sequence, case_id, sequence_version, grouping)
       ON CONFLICT (customer_id, currency, creditor_id, sequence) WHERE closed_at IS NULL DO NOTHING`,
      [
        ...keys,
        ordered.map((row) => row.caseId),
        ordered.map((row) => row.sequenceVersion),
        ordered.map((row) => row.grouping),
        tx.now,
      ],
    );
    const condition = `c.closed_at IS NULL AND (c.customer_id, c.currency, c.creditor_id, c.sequence) IN
      (SELECT * FROM unnest($1::uuid[], $2::char(3)[], $3::text[], $4::text[])) ORDER BY c.case_id FOR UPDATE`;
    return this.select(tx, condition, keys);
  }

  override async reopen(tx: Tx, caseId: string): Promise<Case | null> {
    // Another transaction may open a successor at this moment; then it is joined instead.
    await tx.query('SAVEPOINT reopening');
    try {
      const rows = await tx.query<CaseTableRow>(
        `UPDATE cases c SET state = 'ACTIVE', closed_at = NULL, timer_at = NULL, episode = c.episode + 1
          WHERE c.case_id = $1 AND c.closed_at IS NOT NULL AND NOT EXISTS (
            SELECT FROM cases o WHERE o.closed_at IS NULL AND (o.customer_id, o.currency, o.creditor_id, o.sequence)
              = (c.customer_id, c.currency, c.creditor_id, c.sequence))
          RETURNING ${caseColumns}`,
        [caseId],
      );
      await tx.query('RELEASE SAVEPOINT reopening');
      return rows[0] ? toCase(rows[0]) : null;
    } catch (error) {
      if ((error as { code?: string }).code !== '23505') throw error;
      await tx.query('ROLLBACK TO SAVEPOINT reopening');
      return null;
    }
  }

  override async save(tx: Tx, cases: readonly Case[]): Promise<void> {
    if (cases.length === 0) return;
    await tx.query(
      `UPDATE cases c SET state = changed.state, version = changed.version, closed_at = changed.closed_at,
         timer_at = CASE WHEN changed.closed_at IS NULL THEN c.timer_at END
         FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::timestamptz[]) AS changed (case_id, state, version, closed_at)
        WHERE c.case_id = changed.case_id AND c.version < changed.version`,
      [
        cases.map((row) => row.caseId),
        cases.map((row) => row.state),
        cases.map((row) => row.version),
        cases.map((row) => row.closedAt),
      ],
    );
  }

  override async markStarted(tx: Tx, caseIds: readonly string[]): Promise<void> {
    await tx.query('UPDATE cases SET started = true WHERE case_id = ANY($1::uuid[]) AND NOT started', [caseIds]);
  }

  override async setTimer(tx: Tx, caseId: string, timerAt: Date | null): Promise<void> {
    await tx.query('UPDATE cases SET timer_at = $2 WHERE case_id = $1', [caseId, timerAt]);
  }

  override async moveTimersForward(tx: Tx, caseIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ case_id: string }>(
      `UPDATE cases c SET timer_at = next_act.fire_at, started = true
         FROM (SELECT case_id, min(fire_at) AS fire_at FROM due_acts
                WHERE case_id = ANY($1::uuid[]) AND NOT stopped GROUP BY case_id) AS next_act
        WHERE c.case_id = next_act.case_id AND c.closed_at IS NULL
          AND (c.timer_at IS NULL OR next_act.fire_at < c.timer_at)
       RETURNING c.case_id`,
      [caseIds],
    );
    return rows.map((row) => row.case_id);
  }

  override async addInvoices(tx: Tx, joining: readonly Joining[]): Promise<void> {
    const parameters = [
      joining.map((row) => row.invoiceId),
      joining.map((row) => row.episode),
      joining.map((row) => row.caseId),
    ];
    await tx.query(
      `INSERT INTO case_invoices (invoice_id, episode, case_id, because, enrolled_at)
       SELECT joining.*, $5::timestamptz FROM unnest($1::uuid[], $2::integer[], $3::uuid[], $4::text[]) AS joining`,
      [...parameters, joining.map((row) => row.because), tx.now],
    );
    await tx.query(
      `UPDATE invoices SET case_id = joining.case_id, last_case_id = joining.case_id,
         enrolled_episode = joining.episode, enrol_at = NULL
         FROM unnest($1::uuid[], $2::integer[], $3::uuid[]) AS joining (invoice_id, episode, case_id)
        WHERE invoices.invoice_id = joining.invoice_id`,
      parameters,
    );
  }

  override async removeInvoices(tx: Tx, leaving: readonly Leaving[]): Promise<void> {
    if (leaving.length === 0) return;
    const invoiceIds = leaving.map((row) => row.invoiceId);
    await tx.query(
      `UPDATE case_invoices ci SET left_at = $4, left_reason = leaving.reason
         FROM unnest($1::uuid[], $2::integer[], $3::text[]) AS leaving (invoice_id, episode, reason)
        WHERE ci.invoice_id = leaving.invoice_id AND ci.episode = leaving.episode AND ci.left_at IS NULL`,
      [invoiceIds, leaving.map((row) => row.episode), leaving.map((row) => row.reason), tx.now],
    );
    await tx.query('UPDATE invoices SET case_id = NULL WHERE invoice_id = ANY($1::uuid[])', [invoiceIds]);
  }

  override async members(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Members>> {
    const rows = await tx.query<{ case_id: string; open: number; placed: number; expired: number; paid: number }>(
      `SELECT case_id, count(*) FILTER (WHERE left_at IS NULL)::integer AS open,
         count(*) FILTER (WHERE left_at IS NULL AND placed)::integer AS placed,
         count(*) FILTER (WHERE left_at IS NULL AND expired)::integer AS expired,
         count(*) FILTER (WHERE left_reason = 'PAID')::integer AS paid
       FROM case_invoices WHERE case_id = ANY($1::uuid[]) GROUP BY case_id`,
      [caseIds],
    );
    return new Map(
      rows.map((row) => [
        row.case_id,
        { open: row.open, openPlaced: row.placed, openExpired: row.expired, paid: row.paid },
      ]),
    );
  }

  override async openMembers(tx: Tx, caseIds: readonly string[]): Promise<Member[]> {
    const rows = await tx.query<MemberRow>(
      `SELECT ci.case_id, ci.invoice_id, ci.episode, ci.enrolled_at, i.issued_on, i.due_on, i.zone,
         (ci.held OR ci.placed OR i.disputed OR NOT i.collectable) AS stopped
       FROM case_invoices ci JOIN invoices i USING (invoice_id)
       WHERE ci.case_id = ANY($1::uuid[]) AND ci.left_at IS NULL ORDER BY ci.invoice_id`,
      [caseIds],
    );
    return rows.map((row) => ({
      caseId: row.case_id,
      subjectId: row.invoice_id,
      episode: row.episode,
      enrolledAt: row.enrolled_at,
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      zone: row.zone,
      stopped: row.stopped,
    }));
  }

  override async markExpired(tx: Tx, subjects: readonly { subjectId: string; episode: number }[]): Promise<void> {
    // The subject is the invoice, or the case, whose invoices then all expire together.
    await tx.query(
      `UPDATE case_invoices ci SET expired = true FROM unnest($1::uuid[], $2::integer[]) AS s (subject_id, episode)
        WHERE ci.left_at IS NULL AND (ci.case_id = s.subject_id OR (ci.invoice_id = s.subject_id AND ci.episode = s.episode))`,
      [subjects.map((row) => row.subjectId), subjects.map((row) => row.episode)],
    );
  }

  override async refreshStops(tx: Tx, caseIds: readonly string[]): Promise<void> {
    await tx.query(refreshMembers, [caseIds, tx.now, openLines]);
    await tx.query(refreshActs, [caseIds]);
  }

  override openMembershipsOf(
    queryable: Queryable,
    invoiceIds: readonly string[],
  ): Promise<{ invoiceId: string; caseId: string }[]> {
    return queryable.query<{ invoiceId: string; caseId: string }>(
      `SELECT invoice_id AS "invoiceId", case_id AS "caseId" FROM case_invoices
        WHERE invoice_id = ANY($1::uuid[]) AND left_at IS NULL`,
      [invoiceIds],
    );
  }

  private async select(tx: Tx, condition: string, parameters: unknown[]): Promise<Case[]> {
    const rows = await tx.query<CaseTableRow>(`SELECT ${caseColumns} FROM cases c WHERE ${condition}`, parameters);
    return rows.map(toCase);
  }
}

export function toCase(row: CaseTableRow): Case {
  return {
    caseId: row.case_id,
    customerId: row.customer_id,
    currency: row.currency,
    creditorId: row.creditor_id,
    sequence: row.sequence,
    sequenceVersion: row.sequence_version,
    grouping: row.grouping,
    state: row.state,
    episode: row.episode,
    version: row.version,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    started: row.started,
  };
}

interface MemberRow {
  case_id: string;
  invoice_id: string;
  episode: number;
  enrolled_at: Date;
  issued_on: string;
  due_on: string;
  zone: string;
  stopped: boolean;
}

/** Held by a hold in force on its customer, case or itself; placed while a line of it is with an agency. */
const refreshMembers = `
  UPDATE case_invoices ci SET held = fresh.held, placed = fresh.placed
    FROM (
      SELECT m.invoice_id, m.episode,
        EXISTS (SELECT FROM holds h WHERE h.customer_id = c.customer_id AND ${isInForceSql('h', '$2')}
          AND (h.scope = 'CUSTOMER' OR h.subject_id = m.case_id OR h.subject_id = m.invoice_id)) AS held,
        EXISTS (SELECT FROM placement_invoices p WHERE p.invoice_id = m.invoice_id AND p.state = ANY($3::text[])) AS placed
      FROM case_invoices m JOIN cases c USING (case_id)
      WHERE m.case_id = ANY($1::uuid[]) AND m.left_at IS NULL
    ) AS fresh
   WHERE ci.invoice_id = fresh.invoice_id AND ci.episode = fresh.episode
     AND (ci.held, ci.placed) IS DISTINCT FROM (fresh.held, fresh.placed)`;

/** An invoice's steps stop with it; a case's steps stop when every open invoice of it is stopped. */
const refreshActs = `
  UPDATE due_acts d SET stopped = fresh.stopped
    FROM (
      SELECT ci.case_id, ci.invoice_id AS subject_id, (ci.held OR ci.placed OR i.disputed OR NOT i.collectable) AS stopped
        FROM case_invoices ci JOIN invoices i USING (invoice_id)
       WHERE ci.case_id = ANY($1::uuid[]) AND ci.left_at IS NULL
      UNION ALL
      SELECT ci.case_id, ci.case_id, bool_and(ci.held OR ci.placed OR i.disputed OR NOT i.collectable)
        FROM case_invoices ci JOIN invoices i USING (invoice_id)
       WHERE ci.case_id = ANY($1::uuid[]) AND ci.left_at IS NULL GROUP BY ci.case_id
    ) AS fresh
   WHERE d.case_id = fresh.case_id AND d.subject_id = fresh.subject_id AND d.stopped IS DISTINCT FROM fresh.stopped`;
