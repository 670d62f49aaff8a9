import { isFlaggedSql, isInForceSql } from './hold.store.js';

/** The invoice `i` of the row `ci` is not collected now, whatever flags its customer has. */
export const isStopped = '(ci.held OR ci.placed OR i.disputed OR NOT i.collectable)';

/**
 * Held by any hold that covers it and follows from no flag, paused by one that resuming the case lifts, placed by an open
 * placement line, arranged by the hold of a plan in instalments. The holds of the customers are read once, and joined by what they are on: there may be one on each of thousands of invoices.
 */
export const refreshMembers = `
  WITH in_force AS MATERIALIZED (
    SELECT h.customer_id, h.scope, h.subject_id, h.case_id, h.arrangement_id FROM holds h
     WHERE h.customer_id IN (SELECT customer_id FROM cases WHERE case_id = ANY($1::uuid[])) AND ${isInForceSql('$2')}
       AND h.flag IS NULL
  ), on_invoices AS MATERIALIZED (
    SELECT subject_id, array_agg(case_id) AS placed_for, bool_or(arrangement_id IS NOT NULL) AS arranged
      FROM in_force WHERE scope = 'INVOICE' GROUP BY subject_id)
  UPDATE case_invoices ci SET held = fresh.held, paused = fresh.paused, placed = fresh.placed,
         arranged = fresh.arranged
    FROM (
      SELECT m.invoice_id, m.episode,
        c.customer_id IN (SELECT customer_id FROM in_force WHERE scope = 'CUSTOMER')
          OR m.case_id IN (SELECT subject_id FROM in_force WHERE scope = 'CASE') OR o.subject_id IS NOT NULL AS held,
        m.case_id IN (SELECT subject_id FROM in_force WHERE scope = 'CASE')
          OR coalesce(m.case_id = ANY(o.placed_for), false) AS paused,
        coalesce(o.arranged, false) AS arranged,
        EXISTS (SELECT FROM placement_lines p WHERE p.invoice_id = m.invoice_id AND p.open) AS placed
      FROM case_invoices m JOIN cases c USING (case_id) LEFT JOIN on_invoices o ON o.subject_id = m.invoice_id
      WHERE m.case_id = ANY($1::uuid[]) AND m.left_at IS NULL
    ) AS fresh
   WHERE ci.invoice_id = fresh.invoice_id AND ci.episode = fresh.episode
     AND (ci.held, ci.paused, ci.placed, ci.arranged)
       IS DISTINCT FROM (fresh.held, fresh.paused, fresh.placed, fresh.arranged)`;

const isStoppedByFlag = `(d.kind <> 'task' AND d.case_id IN (SELECT case_id FROM flagged))`;

/**
 * An invoice's steps stop with it; a case's steps stop when every open invoice that it still collects is stopped. A flag
 * stops all but tasks for people (R44).
 */
export const refreshActs = `
  WITH flagged AS MATERIALIZED (
    SELECT c.case_id FROM cases c WHERE c.case_id = ANY($1::uuid[])
      AND EXISTS (SELECT FROM holds h WHERE h.customer_id = c.customer_id AND ${isFlaggedSql}))
  UPDATE due_acts d SET stopped = fresh.stopped OR ${isStoppedByFlag}
    FROM (
      SELECT ci.case_id, ci.invoice_id AS subject_id, ${isStopped} AS stopped
        FROM case_invoices ci JOIN invoices i USING (invoice_id)
       WHERE ci.case_id = ANY($1::uuid[]) AND ci.left_at IS NULL
      UNION ALL
      SELECT ci.case_id, ci.case_id, bool_and(ci.expired OR ${isStopped})
        FROM case_invoices ci JOIN invoices i USING (invoice_id)
       WHERE ci.case_id = ANY($1::uuid[]) AND ci.left_at IS NULL GROUP BY ci.case_id
    ) AS fresh
   WHERE d.case_id = fresh.case_id AND d.subject_id = fresh.subject_id AND d.stopped IS DISTINCT FROM (fresh.stopped OR ${isStoppedByFlag})`;
