/** Which rows of a table a query looks at, as a condition on a column with their key. */
export type Within = (column: string) => string;

/** The keys of a range, whose first is not part of it. */
export const inRange: Within = (column) => `${column} > $1 AND ${column} <= $2`;
export const inList: Within = (column) => `${column} = ANY ($1::uuid[])`;

/** Keys of a table, and queries over some of them that return violations as sentences. */
export interface Proof {
  readonly table: string;
  readonly key: string;
  readonly queries: (within: Within) => readonly string[];
}

/**
 * Both sides of a comparison are joined in full: a planner that knows nothing yet of new rows would compare each row of one
 * side with all of the other.
 */
export const entries: Proof = {
  table: 'journal_entries',
  key: 'entry_id',
  queries: (within) => [
    // Every entry is there with all of its lines, in pairs that sum to zero.
    `SELECT CASE WHEN e.source IS NULL THEN format('Entry %s has %s lines and is not there.', entry_id, l.lines)
                 ELSE format('Entry %s (%s) has %s of %s lines and is off balance by %s.',
                             entry_id, e.source, coalesce(l.lines, 0), e.line_count, coalesce(l.balance, 0)) END AS sentence
       FROM (SELECT entry_id, source, line_count FROM journal_entries WHERE ${within('entry_id')}) e
       FULL JOIN (SELECT entry_id, count(*) AS lines, sum(debit_minor - credit_minor) AS balance
                    FROM journal_lines WHERE ${within('entry_id')} GROUP BY entry_id) l USING (entry_id)
      WHERE e.source IS NULL OR coalesce(l.lines, 0) <> e.line_count OR l.balance <> 0`,
    // An invoice and its payments are of one currency.
    `SELECT format('Entry %s in %s is about invoice %s in %s.', e.entry_id, e.currency, i.number, i.currency) AS sentence
       FROM journal_lines l
       JOIN journal_entries e ON e.entry_id = l.entry_id
       JOIN invoices i ON i.invoice_id = l.invoice_id
      WHERE ${within('l.entry_id')} AND (e.currency <> i.currency OR e.customer_id <> i.customer_id)`,
  ],
};

export const invoices: Proof = {
  table: 'invoices',
  key: 'invoice_id',
  queries: (within) => [
    // The receivable of an invoice is what remains of it, and its credit is what was taken off it.
    `SELECT format('Invoice %s remains %s but its receivable is %s; its credit is %s but the journal has %s.',
                   coalesce(i.number, invoice_id::text), i.remaining_minor, l.receivable, i.credited_minor, l.credit) AS sentence
       FROM (SELECT invoice_id,
                    coalesce(sum(debit_minor - credit_minor) FILTER (WHERE account BETWEEN 1200 AND 1230), 0) AS receivable,
                    coalesce(sum(credit_minor - debit_minor) FILTER (WHERE account = 2110), 0) AS credit
               FROM journal_lines WHERE ${within('invoice_id')} GROUP BY invoice_id) l
       FULL JOIN (SELECT * FROM invoices WHERE ${within('invoice_id')}) i USING (invoice_id)
      WHERE i.number IS NULL
         OR i.remaining_minor <> coalesce(l.receivable, 0) OR i.credited_minor <> coalesce(l.credit, 0)`,
    // What of it is interest, fees and costs is what their accounts have; of what is given up or void they have nothing.
    `SELECT format('Of invoice %s interest %s, fees %s and costs %s remain but their receivables are %s, %s and %s.',
                   i.number, i.interest, i.fees, i.costs, l.interest, l.fees, l.costs) AS sentence
       FROM (SELECT invoice_id,
                    coalesce(sum(debit_minor - credit_minor) FILTER (WHERE account = 1210), 0) AS interest,
                    coalesce(sum(debit_minor - credit_minor) FILTER (WHERE account = 1220), 0) AS fees,
                    coalesce(sum(debit_minor - credit_minor) FILTER (WHERE account = 1230), 0) AS costs
               FROM journal_lines WHERE ${within('invoice_id')} GROUP BY invoice_id) l
       JOIN (SELECT invoice_id, number, CASE WHEN lost THEN 0 ELSE interest_minor - interest_paid_minor END AS interest,
                    CASE WHEN lost THEN 0 ELSE fee_minor - fee_paid_minor END AS fees,
                    CASE WHEN lost THEN 0 ELSE cost_minor - cost_paid_minor END AS costs
               FROM (SELECT *, lifecycle IN ('VOID', 'WRITTEN_OFF', 'SETTLED') AS lost FROM invoices WHERE ${within('invoice_id')}) i) i
            USING (invoice_id)
      WHERE i.interest <> l.interest OR i.fees <> l.fees OR i.costs <> l.costs`,
    // What of it stands on the tax account is what the invoice says.
    `SELECT format('Tax of invoice %s is %s but its account has %s.',
                   coalesce(i.number, invoice_id::text), i.tax_minor, l.tax) AS sentence
       FROM (SELECT invoice_id, coalesce(sum(credit_minor - debit_minor) FILTER (WHERE account = 2200), 0) AS tax
               FROM journal_lines WHERE ${within('invoice_id')} GROUP BY invoice_id) l
       JOIN (SELECT * FROM invoices WHERE ${within('invoice_id')}) i USING (invoice_id)
      WHERE i.tax_minor <> l.tax`,
    // What of it was recovered is what its payments brought, and the income of it; what is lost is not paid.
    `SELECT format('Invoice %s recovered %s but its allocations say %s and the journal %s; it lost %s but the journal has %s.',
                   i.number, i.recovered_minor, coalesce(a.recovered, 0), coalesce(l.recovered, 0),
                   i.lost, coalesce(l.lost, 0)) AS sentence
       FROM (SELECT invoice_id, number, recovered_minor,
                    CASE WHEN lifecycle = 'WRITTEN_OFF' THEN amount_minor - paid_minor ELSE 0 END AS lost
               FROM invoices WHERE ${within('invoice_id')}) i
       LEFT JOIN (SELECT invoice_id, sum(recovered_minor) AS recovered
                    FROM allocations WHERE ${within('invoice_id')} GROUP BY invoice_id) a USING (invoice_id)
       LEFT JOIN (SELECT invoice_id,
                         sum(credit_minor - debit_minor) FILTER (WHERE account = 4300) AS recovered,
                         sum(debit_minor - credit_minor) FILTER (WHERE account IN (1290, 5100, 5300)) AS lost
                    FROM journal_lines WHERE ${within('invoice_id')} GROUP BY invoice_id) l USING (invoice_id)
      WHERE i.recovered_minor <> coalesce(a.recovered, 0) OR i.recovered_minor <> coalesce(l.recovered, 0)
         OR i.lost <> coalesce(l.lost, 0)`,
    // What a settlement gave up is what was not paid of it.
    `SELECT format('Invoice %s gave up %s by a settlement but the journal has %s.', i.number, i.given, coalesce(l.given, 0)) AS sentence
       FROM (SELECT invoice_id, number, CASE WHEN lifecycle = 'SETTLED' THEN amount_minor - paid_minor ELSE 0 END AS given
               FROM invoices WHERE ${within('invoice_id')}) i
       LEFT JOIN (SELECT invoice_id, sum(debit_minor - credit_minor) FILTER (WHERE account = 4200) AS given
                    FROM journal_lines WHERE ${within('invoice_id')} GROUP BY invoice_id) l USING (invoice_id)
      WHERE i.given <> coalesce(l.given, 0)`,
    // What settles an invoice is the sum of its allocations.
    `SELECT format('Invoice %s is paid %s and credited %s but its allocations are %s and %s.',
                   coalesce(i.number, invoice_id::text), i.paid_minor, i.credited_minor, a.settled, a.credited) AS sentence
       FROM (SELECT invoice_id, sum(amount_minor) AS settled, sum(credited_minor) AS credited
               FROM allocations WHERE ${within('invoice_id')} GROUP BY invoice_id) a
       FULL JOIN (SELECT * FROM invoices WHERE ${within('invoice_id')}) i USING (invoice_id)
      WHERE i.number IS NULL
         OR i.paid_minor <> coalesce(a.settled, 0) OR i.credited_minor <> coalesce(a.credited, 0)`,
  ],
};

export const payments: Proof = {
  table: 'settled_payments',
  key: 'payment_id',
  queries: (within) => [
    // Open allocations are what was settled less what was reversed, became credit or is unapplied; debtors are credited gross.
    `SELECT format('Payment %s: received %s, allocated %s, credited %s, recovered %s, unapplied %s; the journal says bank %s, receivable %s, credit %s, recovered %s, unapplied %s.',
                   payment_id, p.received, a.settled, a.credited, a.recovered, p.unapplied_minor,
                   l.bank, l.receivable, l.credit, l.recovered, l.unapplied) AS sentence
       FROM (SELECT payment_id, unapplied_minor, CASE WHEN reversed THEN 0 ELSE amount_minor END AS received
               FROM settled_payments WHERE ${within('payment_id')}) p
       FULL JOIN (SELECT payment_id, sum(amount_minor) AS settled, sum(credited_minor) AS credited,
                         sum(recovered_minor) AS recovered
                    FROM allocations WHERE ${within('payment_id')} GROUP BY payment_id) a USING (payment_id)
       FULL JOIN (SELECT payment_id,
                         coalesce(sum(debit_minor - credit_minor) FILTER (WHERE account = 1100), 0) AS bank,
                         coalesce(sum(credit_minor - debit_minor) FILTER (WHERE account BETWEEN 1200 AND 1230), 0) AS receivable,
                         coalesce(sum(credit_minor - debit_minor) FILTER (WHERE account = 2110), 0) AS credit,
                         coalesce(sum(credit_minor - debit_minor) FILTER (WHERE account = 4300), 0) AS recovered,
                         coalesce(sum(credit_minor - debit_minor) FILTER (WHERE account = 2100), 0) AS unapplied
                    FROM journal_lines WHERE ${within('payment_id')} GROUP BY payment_id) l USING (payment_id)
      WHERE p.received IS NULL OR l.bank IS NULL
         OR p.received <> coalesce(a.settled, 0) + coalesce(a.credited, 0) + coalesce(a.recovered, 0) + p.unapplied_minor
         OR l.bank <> p.received OR l.unapplied <> p.unapplied_minor
         OR l.receivable <> coalesce(a.settled, 0) OR l.credit <> coalesce(a.credited, 0)
         OR l.recovered <> coalesce(a.recovered, 0)`,
  ],
};
