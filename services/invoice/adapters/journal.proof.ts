import type { Queryable } from '#libs/platform';
import type { JournalProof } from '../use-cases/ports.js';

const mostViolations = 100;

/** One query that answers violations as sentences; each sees one snapshot, so running payments disturb none. */
const proofs: readonly string[] = [
  // Every entry is there with all of its lines, in pairs that sum to zero.
  `SELECT format('Entry %s (%s) has %s of %s lines and is off balance by %s.',
                 e.entry_id, e.source, coalesce(l.lines, 0), e.line_count, coalesce(l.balance, 0)) AS sentence
     FROM journal_entries e
     LEFT JOIN (SELECT entry_id, count(*) AS lines, sum(debit_minor - credit_minor) AS balance
                  FROM journal_lines GROUP BY entry_id) l ON l.entry_id = e.entry_id
    WHERE coalesce(l.lines, 0) <> e.line_count OR l.balance <> 0`,
  `SELECT format('Line %s of entry %s has no entry.', line_number, entry_id) AS sentence
     FROM journal_lines l WHERE NOT EXISTS (SELECT FROM journal_entries e WHERE e.entry_id = l.entry_id)`,
  // The receivable of an invoice is what remains of it, and its credit is what was taken off it.
  `SELECT format('Invoice %s remains %s but its receivable is %s; it holds credit of %s but the journal says %s.',
                 coalesce(i.number, l.invoice_id::text), i.remaining_minor, l.receivable, i.credited_minor, l.credit) AS sentence
     FROM (SELECT invoice_id,
                  coalesce(sum(debit_minor - credit_minor) FILTER (WHERE account BETWEEN 1200 AND 1230), 0) AS receivable,
                  coalesce(sum(credit_minor - debit_minor) FILTER (WHERE account = 2110), 0) AS credit
             FROM journal_lines WHERE invoice_id IS NOT NULL GROUP BY invoice_id) l
     FULL JOIN invoices i ON i.invoice_id = l.invoice_id
    WHERE i.invoice_id IS NULL
       OR i.remaining_minor <> coalesce(l.receivable, 0) OR i.credited_minor <> coalesce(l.credit, 0)`,
  // What settles an invoice is the sum of its allocations.
  `SELECT format('Invoice %s is paid %s and credited %s but its allocations are %s and %s.',
                 coalesce(i.number, a.invoice_id::text), i.paid_minor, i.credited_minor, a.settled, a.credited) AS sentence
     FROM (SELECT invoice_id, sum(amount_minor) AS settled, sum(credited_minor) AS credited
             FROM allocations GROUP BY invoice_id) a
     FULL JOIN invoices i ON i.invoice_id = a.invoice_id
    WHERE i.invoice_id IS NULL
       OR i.paid_minor <> coalesce(a.settled, 0) OR i.credited_minor <> coalesce(a.credited, 0)`,
  // Open allocations are what was settled less what was reversed, credited and is unapplied; debtors get it gross.
  `SELECT format('Payment %s: received %s, allocated %s, credited %s, unapplied %s; the journal says bank %s, receivable %s, credit %s, unapplied %s.',
                 coalesce(p.payment_id, l.payment_id), p.received, a.settled, a.credited, p.unapplied_minor,
                 l.bank, l.receivable, l.credit, l.unapplied) AS sentence
     FROM (SELECT payment_id, unapplied_minor, CASE WHEN reversed THEN 0 ELSE amount_minor END AS received
             FROM settled_payments) p
     LEFT JOIN (SELECT payment_id, sum(amount_minor) AS settled, sum(credited_minor) AS credited
                  FROM allocations GROUP BY payment_id) a ON a.payment_id = p.payment_id
     FULL JOIN (SELECT payment_id,
                       coalesce(sum(debit_minor - credit_minor) FILTER (WHERE account = 1100), 0) AS bank,
                       coalesce(sum(credit_minor - debit_minor) FILTER (WHERE account BETWEEN 1200 AND 1230), 0) AS receivable,
                       coalesce(sum(credit_minor - debit_minor) FILTER (WHERE account = 2110), 0) AS credit,
                       coalesce(sum(credit_minor - debit_minor) FILTER (WHERE account = 2100), 0) AS unapplied
                  FROM journal_lines WHERE payment_id IS NOT NULL GROUP BY payment_id) l ON l.payment_id = p.payment_id
    WHERE p.payment_id IS NULL OR l.payment_id IS NULL
       OR p.received <> coalesce(a.settled, 0) + coalesce(a.credited, 0) + p.unapplied_minor
       OR l.bank <> p.received OR l.unapplied <> p.unapplied_minor
       OR l.receivable <> coalesce(a.settled, 0) OR l.credit <> coalesce(a.credited, 0)`,
  // An invoice and its payments are of one currency.
  `SELECT format('Entry %s in %s is about invoice %s in %s.', e.entry_id, e.currency, i.number, i.currency) AS sentence
     FROM journal_lines l
     JOIN journal_entries e ON e.entry_id = l.entry_id
     JOIN invoices i ON i.invoice_id = l.invoice_id
    WHERE e.currency <> i.currency OR e.customer_id <> i.customer_id`,
];

/** Proves the invariants of the journal, and those of what is derived from it. */
export async function verifyJournal(queryable: Queryable): Promise<JournalProof> {
  const [counts] = await queryable.query<{ entries: bigint; lines: bigint }>(
    'SELECT (SELECT count(*) FROM journal_entries) AS entries, (SELECT count(*) FROM journal_lines) AS lines',
  );
  const violations: string[] = [];
  for (const proof of proofs) {
    const limit = mostViolations - violations.length;
    if (limit === 0) break;
    const rows = await queryable.query<{ sentence: string }>(`${proof} LIMIT ${limit}`);
    violations.push(...rows.map(({ sentence }) => sentence));
  }
  return { entryCount: counts?.entries ?? 0n, lineCount: counts?.lines ?? 0n, violations };
}
