import { isInForceSql, isPausingSql } from './hold.store.js';

/** The invoice `i` of the row `ci` is not collected now. */
export const isStopped = '(ci.held OR ci.placed OR i.disputed OR NOT i.collectable)';

/** The hold `h` is in force and covers the invoice `m` of the case `c`. */
const covers = `h.customer_id = c.customer_id AND ${isInForceSql('$2')}
  AND (h.scope = 'CUSTOMER' OR h.subject_id = m.case_id OR h.subject_id = m.invoice_id)`;

/** Held by any hold that covers it, paused by one that resuming the case lifts, placed by an open placement line. */
export const refreshMembers = `
  UPDATE case_invoices ci SET held = fresh.held, paused = fresh.paused, placed = fresh.placed
    FROM (
      SELECT m.invoice_id, m.episode,
        EXISTS (SELECT FROM holds h WHERE ${covers}) AS held,
        EXISTS (SELECT FROM holds h WHERE ${covers} AND ${isPausingSql('m.case_id')}) AS paused,
        EXISTS (SELECT FROM placement_lines p WHERE p.invoice_id = m.invoice_id AND p.open) AS placed
      FROM case_invoices m JOIN cases c USING (case_id)
      WHERE m.case_id = ANY($1::uuid[]) AND m.left_at IS NULL
    ) AS fresh
   WHERE ci.invoice_id = fresh.invoice_id AND ci.episode = fresh.episode
     AND (ci.held, ci.paused, ci.placed) IS DISTINCT FROM (fresh.held, fresh.paused, fresh.placed)`;

/** An invoice's steps stop with it; a case's steps stop when every open invoice that it still collects is stopped. */
export const refreshActs = `
  UPDATE due_acts d SET stopped = fresh.stopped
    FROM (
      SELECT ci.case_id, ci.invoice_id AS subject_id, ${isStopped} AS stopped
        FROM case_invoices ci JOIN invoices i USING (invoice_id)
       WHERE ci.case_id = ANY($1::uuid[]) AND ci.left_at IS NULL
      UNION ALL
      SELECT ci.case_id, ci.case_id, bool_and(ci.expired OR ${isStopped})
        FROM case_invoices ci JOIN invoices i USING (invoice_id)
       WHERE ci.case_id = ANY($1::uuid[]) AND ci.left_at IS NULL GROUP BY ci.case_id
    ) AS fresh
   WHERE d.case_id = fresh.case_id AND d.subject_id = fresh.subject_id AND d.stopped IS DISTINCT FROM fresh.stopped`;
