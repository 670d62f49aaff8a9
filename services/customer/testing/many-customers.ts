import { fillTables, numberedId, sqlId as id } from '#libs/testing';

/** The instant as of which the rows make sense. */
export const now = new Date('2026-06-15T12:00:00Z');

export const customerId = (n: number) => numberedId(1, n);
export const invoiceId = (n: number) => numberedId(2, n);
export const taskId = (n: number) => numberedId(4, n);
export const noteId = (n: number) => numberedId(5, n);

/**
 * Customers with their contacts, one for every ten invoices: all are called Anna and one in five Müller; one in ten has an
 * address that all of these share, some refused e-mails and one in ten has a flag. Tasks of some years, one for every four
 * invoices: one in 100 is open; one queue has one in 50, one has one in 1,000. Four diary entries an invoice, a few of them
 * made by people or about two invoices. One customer has 400 invoices.
 * @param rowCount of the invoices
 */
export async function fillCustomers(ownerUrl: string, rowCount: number): Promise<void> {
  const customerCount = rowCount / 10;
  const of = (n: string): string =>
    `CASE WHEN ${n} % ${rowCount / 400} = 7 THEN ${id(1, '7')} ELSE ${id(1, `(${n} % ${customerCount})`)} END`;
  const customers = `(SELECT n, to_char(n, 'FM000000000') AS number, CASE WHEN n % 5 = 1 THEN 'müller' ELSE md5(n::text) END AS family
    FROM generate_series(0, ${customerCount} - 1) AS n)`;
  const tasks = `(SELECT n, ${of('n')} AS customer_id, CASE WHEN n % 1000 = 9 THEN 'rare' WHEN n % 50 = 10 THEN 'letters' ELSE 'callers' END AS queue, n % 100 = 9 AS open,
      timestamptz '2019-01-01' + n * (interval '7 years' / (${rowCount} / 4)) AS at
    FROM generate_series(0, ${rowCount} / 4 - 1) AS n)`;
  const entries = `(SELECT i, k, ${of('i')} AS customer_id, ${id(2, 'i')} AS invoice_id,
      timestamptz '2019-01-01' + i * (interval '7 years' / ${rowCount}) + k * interval '7 days' AS at,
      CASE WHEN k = 2 AND i % ${rowCount / 40} IN (7, 8) THEN 'customer.v1.NoteAdded'
        WHEN k = 2 AND i % ${rowCount / 40} IN (${rowCount / 400} + 7, ${rowCount / 400} + 8) THEN 'dca_handoff.v1.PlacementSent'
        ELSE (ARRAY['invoice.v1.InvoiceIssued', 'workflow.v1.InvoiceEnrolled', 'communication.v1.MessageSent', 'invoice.v1.InvoicePaid'])[k + 1]
      END AS event
    FROM generate_series(0, ${rowCount} - 1) AS i, generate_series(0, 3) AS k)`;
  await fillTables(ownerUrl, [
    `INSERT INTO customers SELECT ${id(1, 'n')}, 'C-' || number, 'Anna ' || initcap(family), 'PERSON', 'usual', 'Europe/Berlin', '{}', 'de', 1,
         '2019-01-01', '2019-01-01'
       FROM ${customers} AS c`,
    `INSERT INTO name_starts SELECT start, ${id(1, 'n')} FROM ${customers} AS c, unnest(ARRAY['anna ' || family, family]) AS start`,
    `INSERT INTO name_words SELECT 'anna', 'anna' UNION ALL SELECT DISTINCT family, replace(family, 'ü', 'u') FROM ${customers} AS c`,
    `INSERT INTO contacts SELECT ${id(1, 'n')}, channel, ${id(3, 'n')},
         CASE WHEN channel = 'SMS' THEN '+49170' || number WHEN n % 10 = 1 THEN 'none@mail.test' WHEN n % 2 = 0 THEN 'info@c' || number || '.test' ELSE 'c' || number || '@mail.test' END, 'VALID', '', '2019-01-01'
       FROM ${customers} AS c, unnest(ARRAY['EMAIL', 'SMS']) AS channel`,
    `INSERT INTO opt_outs SELECT customer_id, channel, address, '', 'user:ann', '2019-01-01'
       FROM contacts WHERE channel = 'EMAIL' AND address LIKE '%7_@mail.test'`,
    `INSERT INTO raised_flags SELECT ${id(1, 'n')}, 'MINOR', 'told', 'user:ann', '2019-01-01' FROM ${customers} AS c WHERE n % 10 = 5`,
    `INSERT INTO notes SELECT ${id(5, 'n')}, customer_id, 'Called.', 'user:ann', at FROM ${tasks} AS t WHERE n % 5 = 0`,
    `INSERT INTO tasks SELECT ${id(4, 'n')}, customer_id, queue, 'Call', ${id(2, 'n')}, NULL, CASE WHEN open THEN 'OPEN' ELSE 'DONE' END, '',
         at, at, CASE WHEN NOT open THEN at END, CASE WHEN open THEN '' ELSE 'user:ann' END
       FROM ${tasks} AS t`,
    `INSERT INTO diary_entries (entry_id, customer_id, occurred_at, event, actor, reason, invoice_id, invoice_ids, invoice_number, text)
       SELECT ${id(6, '(i * 4 + k)')}, customer_id, at, 'dunlin.' || event,
         CASE WHEN event LIKE '%NoteAdded' THEN 'user:ann' ELSE 'system:' || split_part(event, '.', 1) END, '',
         CASE WHEN event NOT LIKE '%PlacementSent' THEN invoice_id END,
         CASE WHEN event LIKE '%PlacementSent' THEN ARRAY[invoice_id, ${id(2, '(i + 1)')}] END,
         CASE WHEN event LIKE '%Issued' THEN 'R-' || i ELSE '' END, 'What happened.'
       FROM ${entries} AS e`,
  ]);
}
