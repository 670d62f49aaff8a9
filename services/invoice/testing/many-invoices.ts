import { fillTables, numberedId, sqlId as id } from '#libs/testing';

/** The instant as of which the rows make sense. */
export const now = new Date('2026-06-15T12:00:00Z');

/** Rows of the ids below. */
export const customerId = (n: number) => numberedId(1, n);
export const invoiceId = (n: number) => numberedId(2, n);
export const fileId = '03000000-0000-7000-8000-000000000001';

/** What late payment costs. */
const lateness = [
  // One in 20 had a late fee, and gets another: a few these days, the others within ten years.
  `INSERT INTO late_fees
     SELECT invoice_id, 1, 'late', 1, due_on, currency, 'FLAT', amount_minor, NULL, 500, NULL, 500, NULL, ${id(6, 'n')},
            created_at
       FROM (SELECT *, ('x' || right(invoice_id::text, 12))::bit(48)::bigint AS n FROM invoices) i
      WHERE n % 20 = 0`,
  `INSERT INTO fee_dues
     SELECT invoice_id, timestamptz '2026-06-05' + (n % 4000) * interval '1 day', due_on
       FROM (SELECT *, ('x' || right(invoice_id::text, 12))::bit(48)::bigint AS n FROM invoices) i
      WHERE n % 20 = 0`,
  `INSERT INTO fee_holds
     SELECT ${id(9, 'n')}, invoice_id, due_on, due_on + 7
       FROM (SELECT *, ('x' || right(invoice_id::text, 12))::bit(48)::bigint AS n FROM invoices) i
      WHERE n % 20 = 0`,
  // One in 20 bears interest; of some of those a rate is not known, or looking at it failed.
  `INSERT INTO interest_accruals
     SELECT invoice_id, customer_id, 'eu-b2b', 'ECB_MRO', 'Said by class trade.', false, NULL, NULL, 1, '2020-01-31', 0,
            CASE n % 4000 WHEN 0 THEN 'RATE_UNKNOWN' END, created_at + (n % 4000) * interval '1 day', n % 40000 = 0
       FROM (SELECT *, ('x' || right(invoice_id::text, 12))::bit(48)::bigint AS n FROM invoices) i
      WHERE n % 20 = 0`,
];

/**
 * The invoices of some years, most of them paid long ago: one in 50 is open, and of these every other one is overdue; one
 * in 2,000 is disputed, one in 5,000 void and one in 10,000 a draft; JPY is rare; one customer has one in 500. All open
 * ones but a few are in a case. A file names all but ten open ones. On one in 20 a fee was charged.
 */
export async function fillInvoices(ownerUrl: string, rowCount: number): Promise<void> {
  const statements = [
    `INSERT INTO customers (customer_id, reference, zone, version)
       SELECT ${id(1, 'n')}, 'C-' || n, 'Europe/Berlin', 1 FROM generate_series(0, ${rowCount} / 10) AS n`,
    `INSERT INTO invoices (invoice_id, number, customer_id, creditor_id, currency, lifecycle, collectability, disputed,
         amount_minor, paid_minor, credited_minor, remaining_minor, issue_on, due_on, overdue_at, overdue_marked,
         episode, issued_episode, from_feed, void_stands, version, created_at)
       SELECT ${id(2, 'n')}, 'R-' || lpad(n::text, 9, '0'),
              CASE WHEN n % 500 = 7 THEN ${id(1, '7')} ELSE ${id(1, `(n % (${rowCount} / 10))`)} END,
              CASE WHEN n % 1000 = 21 THEN 'other' ELSE 'creditor' END, CASE WHEN n % 1000 = 3 THEN 'JPY' ELSE 'EUR' END, state,
              'COLLECT', n % 2000 = 11, amount, CASE WHEN state = 'PAID' THEN amount ELSE 0 END, 0,
              CASE WHEN state = 'OPEN' THEN amount ELSE 0 END,
              due - 30, due, due + interval '1 day', state = 'OPEN' AND due < '2026-06-15', 1, 1, true,
              state = 'VOID', 1, due - 30
         FROM (SELECT n, 100 + n::bigint * 7919 % 100000 AS amount,
                      CASE WHEN n % 5000 = 13 THEN 'VOID' WHEN n % 10000 = 17 THEN 'DRAFT'
                           WHEN n % 50 < 1 THEN 'OPEN' ELSE 'PAID' END AS state,
                      CASE WHEN n % 50 < 1 THEN date '2026-06-15' + ((n / 50) % 60 - 30)::integer
                           ELSE date '2019-01-01' + (n::bigint * 2700 / ${rowCount})::integer END AS due
                 FROM generate_series(0, ${rowCount} - 1) AS n) AS x`,
    // Those who pay one in five of their invoices do so here, ten days early to nine days late.
    `INSERT INTO settled_payments
       SELECT ${id(5, 'n')}, customer_id, currency, amount_minor, 0, ARRAY[invoice_id], due_on + (n % 20 - 10)::integer,
              false, 1
         FROM (SELECT *, ('x' || right(invoice_id::text, 12))::bit(48)::bigint AS n FROM invoices WHERE lifecycle = 'PAID') i
        WHERE n % 5 = 1`,
    `INSERT INTO allocations
       SELECT payment_id, invoice_ids[1], '2020-01-01', amount_minor, 0 FROM settled_payments`,
    `INSERT INTO debtors
       SELECT customer_id, currency, count(*), sum(remaining_minor), count(*) FILTER (WHERE overdue_marked),
              coalesce(sum(remaining_minor) FILTER (WHERE overdue_marked), 0), min(due_on)
         FROM invoices WHERE lifecycle = 'OPEN' GROUP BY customer_id, currency`,
    `INSERT INTO enrolments SELECT invoice_id, 'reminders', invoice_id FROM invoices WHERE lifecycle = 'OPEN'`,
    `INSERT INTO journal_entries
       SELECT ${id(4, 'n')}, 'invoice/' || n, CASE WHEN n % 5000 = 13 THEN 'INVOICE_VOIDED' ELSE 'INVOICE_ISSUED' END,
              CASE WHEN n % 500 = 7 THEN ${id(1, '7')} ELSE ${id(1, `(n % (${rowCount} / 10))`)} END,
              'EUR', 2, NULL, '2026-01-01', '2026-01-01'
         FROM generate_series(0, ${rowCount} - 1) AS n`,
    `INSERT INTO journal_lines
       SELECT ${id(4, 'n')}, line, CASE line WHEN 1 THEN 1200 ELSE 4000 END, 100 * (2 - line), 100 * (line - 1),
              ${id(2, 'n')}, NULL, NULL
         FROM generate_series(0, ${rowCount} - 1) AS n, generate_series(1, 2) AS line`,
    `INSERT INTO charges
       SELECT ${id(6, 'n')}, invoice_id, customer_id, 'FEE', currency, 500, 500, 'Second reminder', '', 'second-reminder',
              'user:ann', created_at, 'Goodwill', created_at, 1, 2
         FROM (SELECT *, ('x' || right(invoice_id::text, 12))::bit(48)::bigint AS n FROM invoices) i
        WHERE n % 20 = 0`,
    `INSERT INTO credit_notes
       SELECT ${id(8, 'n')}, '', invoice_id, customer_id, creditor_id, currency, 100, 0, 'Damaged', NULL, 'user:ann', created_at
         FROM (SELECT *, ('x' || right(invoice_id::text, 12))::bit(48)::bigint AS n FROM invoices) i
        WHERE n % 20 = 0`,
    `INSERT INTO write_offs
       SELECT ${id(8, 'n')}, invoice_id, customer_id, CASE n % 400 WHEN 0 THEN 'SMALL_BALANCE' ELSE 'DIRECT' END, currency, 500,
              'UNCOLLECTABLE', '', 'user:ann', created_at
         FROM (SELECT *, ('x' || right(invoice_id::text, 12))::bit(48)::bigint AS n FROM invoices) i
        WHERE n % 20 = 0`,
    `INSERT INTO prolongations
       SELECT ${id(9, 'n')}, invoice_id, number, customer_id, currency, 'MADE', 14, 1, due_on, 'GIVEN', due_on + 14, 500, 0,
              invoice_id, '', '', 'user:ann', created_at, '', '', NULL
         FROM (SELECT *, ('x' || right(invoice_id::text, 12))::bit(48)::bigint AS n FROM invoices) i
        WHERE n % 20 = 0`,
    `INSERT INTO invoice_relations
       SELECT invoice_id, 'DEFERS', ${id(9, 'n')}, created_at
         FROM (SELECT *, ('x' || right(invoice_id::text, 12))::bit(48)::bigint AS n FROM invoices) i
        WHERE n % 20 = 0`,
    // One in 20 was disputed once; one in 2,000 is, and half of those are overdue.
    `INSERT INTO disputes
       SELECT ${id(7, 'n')}, invoice_id, customer_id, currency, CASE WHEN n % 2000 = 0 THEN 'OPEN' ELSE 'WITHDRAWN' END, 500,
              'DEFECTIVE', '', '{}', due_on, created_at + (n % 4000) * interval '1 day', false, 'user:ann', created_at, 0,
              CASE WHEN n % 2000 = 0 THEN '' ELSE 'Found' END, 'user:ann', CASE WHEN n % 2000 > 0 THEN created_at END, 2
         FROM (SELECT *, ('x' || right(invoice_id::text, 12))::bit(48)::bigint AS n FROM invoices) i
        WHERE n % 20 = 0`,
    ...lateness,
    // Every customer has terms of its own, and there are classes with terms.
    `INSERT INTO terms
       SELECT 'CUSTOMER', customer_id::text, 'REGULAR', 14, NULL, NULL, NULL, 1, 'user:ann', '2020-01-01' FROM customers`,
    `INSERT INTO terms
       SELECT 'CLASS', 'class-' || n, 'REGULAR', 21, NULL, NULL, NULL, 1, 'user:ann', '2020-01-01'
         FROM generate_series(1, 200) AS n`,
    `INSERT INTO import_creditors VALUES ('${fileId}', 'creditor')`,
    `INSERT INTO import_numbers (file_id, number, creditor_id, taken)
       SELECT '${fileId}', number, creditor_id, false FROM (
         SELECT number, creditor_id, row_number() OVER (ORDER BY lifecycle = 'OPEN' DESC, invoice_id DESC) AS place FROM invoices) o
        WHERE place > 10`,
  ];
  await fillTables(ownerUrl, statements, ['journal_entries', 'journal_lines']);
}
