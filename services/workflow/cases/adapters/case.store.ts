import { Injectable } from '@nestjs/common';
import { bigint, boolean, date, integer, rowOf, text, timestamp, uuid } from '#libs/platform';
import type { Queryable, Tx } from '#libs/transactions';
import { belowThreshold, type Case, type CaseTally } from '../domain/case.js';
import { type CaseEntry, type CaseExit, CaseStore, type Member } from '../use-cases/ports.js';
import { isStopped, refreshActs, refreshMembers } from './case-stops.sql.js';
import { isGiven, refreshListed } from './listing/listed-facts.sql.js';

export const cases = rowOf<Case>()('cases', ['case_id'], {
  case_id: uuid('caseId'),
  customer_id: uuid('customerId'),
  currency: text('currency'),
  creditor_id: text('creditorId'),
  sequence: text('sequence'),
  sequence_version: integer('sequenceVersion'),
  grouping: text('grouping'),
  state: text('state'),
  episode: integer('episode'),
  anchor_on: date('anchorOn'),
  version: bigint('version'),
  opened_at: timestamp('openedAt'),
  closed_at: timestamp('closedAt'),
  started: boolean('started'),
  run: integer('run'),
  merged_into: uuid('mergedInto'),
});

const entries = rowOf<CaseEntry & { readonly enrolledAt: Date }>()('case_invoices', ['invoice_id', 'episode'], {
  invoice_id: uuid('invoiceId'),
  episode: integer('episode'),
  case_id: uuid('caseId'),
  because: text('because'),
  enrolled_at: timestamp('enrolledAt'),
  owed_again_at: timestamp('owedAgainAt'),
});

const uniqueViolation = '23505';

/** An invoice that left for these reasons and joins again begins anew; any other goes on. */
const beginsAnew = `(case_invoices.left_reason IN ('${belowThreshold}', 'CANCELLED'))`;

@Injectable()
export class PostgresCaseStore extends CaseStore {
  override async lockMany(tx: Tx, caseIds: readonly string[]): Promise<Case[]> {
    return select(tx, 'c.case_id = ANY($1::uuid[]) ORDER BY c.case_id FOR UPDATE', [caseIds]);
  }

  override async lockOpenOf(tx: Tx, customerIds: readonly string[]): Promise<Case[]> {
    const condition = 'c.customer_id = ANY($1::uuid[]) AND c.closed_at IS NULL ORDER BY c.case_id FOR UPDATE';
    return select(tx, condition, [customerIds]);
  }

  override async insertOrLock(tx: Tx, opened: readonly Case[]): Promise<Case[]> {
    if (opened.length === 0) return [];
    await cases.insertMany(
      tx,
      opened,
      'ON CONFLICT (customer_id, currency, creditor_id, sequence) WHERE closed_at IS NULL DO NOTHING',
    );
    const condition = `c.closed_at IS NULL AND (c.customer_id, c.currency, c.creditor_id, c.sequence) IN
      (SELECT * FROM unnest($1::uuid[], $2::char(3)[], $3::text[], $4::text[])) ORDER BY c.case_id FOR UPDATE`;
    return select(tx, condition, [
      opened.map((row) => row.customerId),
      opened.map((row) => row.currency),
      opened.map((row) => row.creditorId),
      opened.map((row) => row.sequence),
    ]);
  }

  override async reopen(tx: Tx, { caseId, state, episode, anchorOn, version }: Case): Promise<boolean> {
    // Another transaction may open a successor at this moment.
    await tx.query('SAVEPOINT reopening');
    try {
      const rows = await tx.query(
        `UPDATE cases c SET state = $2, episode = $3, version = $4, anchor_on = $5, closed_at = NULL, timer_at = NULL
          WHERE c.case_id = $1 AND c.closed_at IS NOT NULL AND NOT EXISTS (
            SELECT FROM cases o WHERE o.closed_at IS NULL AND (o.customer_id, o.currency, o.creditor_id, o.sequence)
              = (c.customer_id, c.currency, c.creditor_id, c.sequence))
          RETURNING case_id`,
        [caseId, state, episode, version, anchorOn],
      );
      await tx.query('RELEASE SAVEPOINT reopening');
      return rows.length > 0;
    } catch (error) {
      if ((error as { code?: string }).code !== uniqueViolation) throw error;
      await tx.query('ROLLBACK TO SAVEPOINT reopening');
      return false;
    }
  }

  override async updateMany(tx: Tx, changed: readonly Case[]): Promise<void> {
    if (changed.length === 0) return;
    await tx.query(
      `UPDATE cases c SET state = changed.state, version = changed.version, closed_at = changed.closed_at,
         timer_at = CASE WHEN changed.closed_at IS NULL THEN c.timer_at END
         FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::timestamptz[]) AS changed (case_id, state, version, closed_at)
        WHERE c.case_id = changed.case_id AND c.version < changed.version`,
      [
        changed.map((row) => row.caseId),
        changed.map((row) => row.state),
        changed.map((row) => row.version),
        changed.map((row) => row.closedAt),
      ],
    );
    await this.refreshListed(
      tx,
      changed.map(({ caseId }) => caseId),
    );
  }

  override async refreshListed(tx: Tx, caseIds: readonly string[]): Promise<void> {
    if (caseIds.length > 0) await tx.query(refreshListed(isGiven), [caseIds]);
  }

  override async refreshCustomers(tx: Tx, customerIds: readonly string[]): Promise<void> {
    if (customerIds.length === 0) return;
    // In order of id, as the keeper of the lists locks them.
    await tx.query(
      `WITH differing AS MATERIALIZED (
         SELECT c.case_id, k.class, k.specialist_id FROM cases c JOIN customers k USING (customer_id)
          WHERE c.customer_id = ANY($1::uuid[])
            AND (c.customer_class, coalesce(c.specialist_id, '')) <> (k.class, k.specialist_id)
          ORDER BY c.case_id FOR NO KEY UPDATE OF c)
       UPDATE cases c SET customer_class = d.class, specialist_id = nullif(d.specialist_id, '') FROM differing d
        WHERE c.case_id = d.case_id`,
      [customerIds],
    );
  }

  override async markStarted(tx: Tx, caseIds: readonly string[]): Promise<void> {
    await tx.query('UPDATE cases SET started = true WHERE case_id = ANY($1::uuid[]) AND NOT started', [caseIds]);
  }

  override async markGathered(tx: Tx, caseId: string): Promise<void> {
    await tx.query('UPDATE cases SET gathered_at = $2 WHERE case_id = $1', [caseId, tx.now]);
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

  override async insertEntries(tx: Tx, rows: readonly CaseEntry[]): Promise<void> {
    await entries.insertMany(
      tx,
      rows.map((row) => ({ ...row, enrolledAt: tx.now })),
      // What left because too little remained begins anew, what was paid goes on.
      `ON CONFLICT (invoice_id, episode) DO UPDATE SET case_id = excluded.case_id, because = excluded.because,
         enrolled_at = CASE WHEN ${beginsAnew} THEN excluded.enrolled_at ELSE case_invoices.enrolled_at END,
         expired = case_invoices.expired AND NOT ${beginsAnew},
         owed_again_at = excluded.owed_again_at, left_at = NULL, left_reason = ''
       WHERE case_invoices.left_at IS NOT NULL`,
    );
    await tx.query(
      `UPDATE invoices SET case_id = joining.case_id, last_case_id = joining.case_id,
         enrolled_episode = joining.episode, enrol_at = NULL
         FROM unnest($1::uuid[], $2::integer[], $3::uuid[]) AS joining (invoice_id, episode, case_id)
        WHERE invoices.invoice_id = joining.invoice_id`,
      [rows.map((row) => row.invoiceId), rows.map((row) => row.episode), rows.map((row) => row.caseId)],
    );
  }

  override async markExits(tx: Tx, leaving: readonly CaseExit[]): Promise<void> {
    if (leaving.length === 0) return;
    const invoiceIds = leaving.map((row) => row.invoiceId);
    await tx.query(
      `UPDATE case_invoices ci SET left_at = $4, left_reason = leaving.reason
         FROM unnest($1::uuid[], $2::integer[], $3::text[]) AS leaving (invoice_id, episode, reason)
        WHERE ci.invoice_id = leaving.invoice_id AND ci.episode = leaving.episode AND ci.left_at IS NULL`,
      [invoiceIds, leaving.map((row) => row.episode), leaving.map((row) => row.reason), tx.now],
    );
    // What left because too little remained is as if it had never joined: the rules decide anew once more is owed.
    await tx.query(
      `UPDATE invoices SET case_id = NULL,
         enrolled_episode = CASE WHEN leaving.reason = $3 THEN 0 ELSE enrolled_episode END,
         last_case_id = CASE WHEN leaving.reason = $3 THEN NULL ELSE last_case_id END
         FROM unnest($1::uuid[], $2::text[]) AS leaving (invoice_id, reason)
        WHERE invoices.invoice_id = leaving.invoice_id`,
      [invoiceIds, leaving.map((row) => row.reason), belowThreshold],
    );
  }

  override async tallyMany(tx: Tx, caseIds: readonly string[]): Promise<Map<string, CaseTally>> {
    const rows = await tx.query<TallyRow>(
      `SELECT case_id, count(*) FILTER (WHERE left_at IS NULL)::integer AS open,
         count(*) FILTER (WHERE left_at IS NULL AND expired)::integer AS expired,
         count(*) FILTER (WHERE left_reason IN ('PAID', 'SETTLED'))::integer AS paid,
         count(*) FILTER (WHERE left_reason = 'WRITTEN_OFF')::integer AS lost,
         count(*) FILTER (WHERE left_reason = $2)::integer AS below
       FROM case_invoices WHERE case_id = ANY($1::uuid[]) GROUP BY case_id`,
      [caseIds, belowThreshold],
    );
    return new Map(
      rows.map(({ case_id: caseId, open, expired: openExpired, paid, lost: writtenOff, below }) => [
        caseId,
        { open, openExpired, paid, writtenOff, belowThreshold: below },
      ]),
    );
  }

  override async listOpenMembers(tx: Tx, caseIds: readonly string[]): Promise<Member[]> {
    const rows = await tx.query<MemberRow>(
      `SELECT ci.case_id, ci.invoice_id, ci.episode, ci.enrolled_at, ci.owed_again_at, i.issued_on, i.due_on, i.zone,
         i.remaining_minor, ${isStopped} AS stopped, ci.expired
       FROM case_invoices ci JOIN invoices i USING (invoice_id)
       WHERE ci.case_id = ANY($1::uuid[]) AND ci.left_at IS NULL ORDER BY ci.invoice_id`,
      [caseIds],
    );
    return rows.map((row) => ({
      caseId: row.case_id,
      subjectId: row.invoice_id,
      episode: row.episode,
      enrolledAt: row.enrolled_at,
      owedAgainAt: row.owed_again_at,
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      zone: row.zone,
      stopped: row.stopped,
      expired: row.expired,
      remainingMinor: row.remaining_minor,
    }));
  }

  override async updateLeads(tx: Tx, led: readonly Case[]): Promise<void> {
    await cases.updateMany(tx, led, ['episode', 'anchor_on']);
  }

  override async unmarkExpired(tx: Tx, invoices: readonly { subjectId: string; episode: number }[]): Promise<void> {
    if (invoices.length === 0) return;
    await tx.query(
      `UPDATE case_invoices ci SET expired = false FROM unnest($1::uuid[], $2::integer[]) AS s (invoice_id, episode)
        WHERE ci.expired AND (ci.invoice_id, ci.episode) = (s.invoice_id, s.episode)`,
      [invoices.map((row) => row.subjectId), invoices.map((row) => row.episode)],
    );
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
    await tx.query(refreshMembers, [caseIds, tx.now]);
    await tx.query(refreshActs, [caseIds]);
  }

  override findOpenMemberships(
    queryable: Queryable,
    invoiceIds: readonly string[],
  ): Promise<{ invoiceId: string; caseId: string }[]> {
    return queryable.query<{ invoiceId: string; caseId: string }>(
      `SELECT invoice_id AS "invoiceId", case_id AS "caseId" FROM case_invoices
        WHERE invoice_id = ANY($1::uuid[]) AND left_at IS NULL`,
      [invoiceIds],
    );
  }
}

async function select(tx: Tx, condition: string, parameters: unknown[]): Promise<Case[]> {
  const rows = await tx.query(`SELECT ${cases.select('c')} FROM cases c WHERE ${condition}`, parameters);
  return rows.map(cases.toDomain);
}

interface MemberRow {
  case_id: string;
  invoice_id: string;
  episode: number;
  enrolled_at: Date;
  owed_again_at: Date | null;
  issued_on: string;
  due_on: string;
  zone: string;
  remaining_minor: bigint;
  stopped: boolean;
  expired: boolean;
}

type TallyRow = { readonly case_id: string } & Readonly<Record<'open' | 'expired' | 'paid' | 'lost' | 'below', number>>;
