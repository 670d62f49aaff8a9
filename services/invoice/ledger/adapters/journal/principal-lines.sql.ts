import { accounts } from '../../domain/journal/journal.js';

/**
 * Lines of the principal of invoices, of their present issue: one that a file re-opened begins anew. What was paid elsewhere
 * before an invoice came here opens it with the rest.
 */
export const principalLinesSql = `
  WITH opening AS (
    SELECT i.invoice_id, i.issued_episode, e.entry_id, e.posted_at, e.context
      FROM unnest($1::uuid[], $2::integer[]) AS i (invoice_id, issued_episode)
      JOIN journal_entries e ON e.source = 'invoice/' || i.invoice_id || '/issue/' || i.issued_episode
  )
  SELECT o.invoice_id AS "invoiceId", l.payment_id AS "paymentId", e.value_on AS "valueDate",
         l.debit_minor - l.credit_minor AS minor,
         (e.entry_id = o.entry_id OR e.context = 'OPENING' AND e.posted_at = o.posted_at) AS opens,
         o.context = 'INVOICE_REOPENED' AS reopened
    FROM opening o
    JOIN journal_lines l ON l.invoice_id = o.invoice_id AND l.account = ${accounts.receivablePrincipal}
     AND (o.issued_episode = 1 OR l.entry_id >= o.entry_id)
    JOIN journal_entries e ON e.entry_id = l.entry_id
    LEFT JOIN settled_payments p ON p.payment_id = l.payment_id
   WHERE p.reversed IS NOT TRUE
   ORDER BY l.entry_id, l.line_number`;
