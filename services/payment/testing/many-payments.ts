import { fillTables, numberedId, sqlId as id } from '#libs/testing';

/** The instant as of which the rows make sense. */
export const now = new Date('2026-06-15T12:00:00Z');

export const customerId = (n: number) => numberedId(1, n);
export const invoiceId = (n: number) => numberedId(2, n);
export const paymentId = (n: number) => numberedId(3, n);
export const fileId = (n: number) => numberedId(4, n);
export const promiseId = (n: number) => numberedId(8, n);
export const arrangementId = (n: number) => numberedId(9, n);
export const methodId = (n: number) => numberedId(6, n);
export const attemptId = (n: number) => numberedId(7, n);

/**
 * The payments of some years, each for one invoice but one in 50, which names none: one in 5,000 is reversed and one in
 * 3,000 in flight; one customer has 400. A file for every ten payments, nearly all of them taken, with two lines each
 * that match no invoice. A promise for every ten invoices: one in 2,000 is open, one in five was broken, some were cancelled.
 * A plan of two instalments for every ten invoices: one in 2,000 goes on, one in five was broken.
 * that match no invoice. A method for every ten payments and as many attempts, of which one in 3,000 has no outcome, and as
 * many webhooks, of which one in 3,000 waits.
 */
export async function fillPayments(ownerUrl: string, rowCount: number): Promise<void> {
  const fileCount = rowCount / 10;
  const promiseCount = rowCount / 10;
  const payments = `(SELECT n, n % 50 = 7 AS unnamed, n % 5000 = 13 AS reversed, n % 3000 IN (7, 20) AS in_flight,
      timestamptz '2019-01-01' + n * (interval '7 years' / ${rowCount}) AS created_at
    FROM generate_series(0, ${rowCount} - 1) AS n)`;
  await fillTables(ownerUrl, [
    `INSERT INTO payments SELECT ${id(3, 'n')},
         CASE WHEN n % ${rowCount / 400} = 7 THEN ${id(1, '7')} ELSE ${id(1, `(n % ${rowCount / 10})`)} END,
         CASE WHEN reversed THEN 'REVERSED' ELSE 'SETTLED' END, 'BANK_TRANSFER', 100, 'EUR', '2026-06-01', '', '', 'file',
         n::text, CASE WHEN unnamed THEN '{}' ELSE ARRAY[${id(2, 'n')}] END::uuid[], unnamed, in_flight,
         CASE WHEN in_flight OR reversed THEN '[]' ELSE jsonb_build_array(jsonb_build_object('invoiceId', ${id(2, 'n')}, 'minor', '100')) END,
         1, CASE WHEN reversed THEN 'RETURNED' ELSE '' END, 1, created_at
       FROM ${payments} AS p`,
    `INSERT INTO payment_invoices SELECT ${id(2, 'n')}, ${id(3, 'n')}, in_flight FROM ${payments} AS p WHERE NOT unnamed`,
    `INSERT INTO promises SELECT ${id(8, 'n')}, ${id(1, `(n * 10 % ${rowCount / 10})`)}, 'EUR', state, 100, '[]',
         due_on, CASE WHEN n % 50 = 3 THEN 'CHEQUE' END, '', 0, 0, due_on - 7, due_on, due_on + 1, '{}', 0, 'user:ann', due_on - 7,
         CASE WHEN state <> 'ACTIVE' THEN due_on + 1 END, CASE WHEN state = 'CANCELLED' THEN 'x' ELSE '' END, 1
       FROM (SELECT n, date '2019-01-08' + (n * 2500 / ${promiseCount})::integer AS due_on,
               CASE WHEN n % 2000 = 9 THEN 'ACTIVE' WHEN n % 5 = 0 THEN 'BROKEN' WHEN n % 3000 = 1 THEN 'CANCELLED'
                 ELSE 'KEPT' END AS state FROM generate_series(0, ${promiseCount} - 1) AS n) AS p`,
    `INSERT INTO promise_invoices SELECT ${id(2, 'n * 10')}, ${id(8, 'n')}, n % 2000 = 9
       FROM generate_series(0, ${promiseCount} - 1) AS n`,
    `INSERT INTO arrangements SELECT ${id(9, 'n')}, ${id(1, `(n * 10 % ${rowCount / 10})`)}, 'EUR', state, 100, 0, 0, 'MONTHLY',
         NULL, 'UTC', 0, 1, 30, '', 'x', '{}', NULL, NULL, CASE WHEN state = 'ON_TRACK' THEN made_at::date + n % 60 END, NULL,
         'user:ann', made_at, CASE WHEN state <> 'ON_TRACK' THEN made_at END, '', NULL, 1
       FROM (SELECT n, timestamptz '2019-01-01' + n * (interval '7 years' / ${promiseCount}) AS made_at,
               CASE WHEN n % 2000 = 9 THEN 'ON_TRACK' WHEN n % 5 = 0 THEN 'BROKEN' ELSE 'COMPLETED' END AS state
               FROM generate_series(0, ${promiseCount} - 1) AS n) AS a`,
    `INSERT INTO arrangement_invoices SELECT ${id(9, 'n')}, ${id(2, 'n * 10')}, 0, n % 2000 = 9, 100, 0, 0, 'OWED', 1
       FROM generate_series(0, ${promiseCount} - 1) AS n`,
    `INSERT INTO arrangement_instalments SELECT ${id(9, 'n')}, number, 'SCHEDULED', date '2026-06-01' + number,
         date '2026-06-01' + number, 1, 50, 0, 0, NULL, 0, false, NULL
       FROM generate_series(0, ${promiseCount} - 1) AS n, generate_series(1, 2) AS number`,
    `INSERT INTO payment_files (file_id, file_name, size_bytes, sha256, mapping, state, part_count, stored_bytes,
         row_count, error_count, reason, version, created_at, ended_at, progressed_at, has_work, recorded_count,
         repeated_count, unmatched_count)
       SELECT ${id(4, 'n')}, n || '.csv', 100, '', '', state, 0, 0, 12, 2,
         CASE WHEN state IN ('REFUSED', 'FAILED', 'CANCELLED') THEN 'spec' ELSE '' END, 1, created_at,
         CASE WHEN state NOT IN ('UPLOADING', 'WAITING', 'RUNNING') THEN created_at END, created_at, state IN ('UPLOADING', 'WAITING', 'RUNNING', 'FAILED'), 10, 0, 0
       FROM (SELECT n, created_at, CASE n % 4000 WHEN 1 THEN 'UPLOADING' WHEN 2 THEN 'WAITING' WHEN 3 THEN 'RUNNING'
                WHEN 4 THEN 'REFUSED' WHEN 5 THEN 'FAILED' WHEN 6 THEN 'CANCELLED' ELSE 'COMPLETED' END AS state
               FROM ${payments} AS p WHERE n < ${fileCount}) AS f`,
    `INSERT INTO payment_file_faults SELECT ${id(4, 'n')}, row, 1, 'invoice.number', 'R-1', 'NO_INVOICE', 'No invoice.'
       FROM generate_series(0, ${fileCount} - 1) AS n, generate_series(1, 2) AS row`,
    `INSERT INTO payment_file_matches SELECT ${id(4, 'n')}, row, n || '/' || row, 'R-1', 'main', ${id(2, 'n * 10 + row')},
         ${id(1, 'n')}, 100, 'EUR', '2026-06-01', 0
       FROM generate_series(0, ${fileCount} - 1) AS n, generate_series(1, 8) AS row`,
    `INSERT INTO payment_file_contents SELECT ${id(4, 'n')}, ${id(5, 'row')}, 1
       FROM generate_series(0, ${fileCount} - 1) AS n, generate_series(1, 2) AS row`,
    `INSERT INTO payment_methods (method_id, customer_id, provider, session_id, token, kind, label, brand, state, reason,
         used_on, version, created_at)
       SELECT ${id(6, 'n')}, ${id(1, 'n')}, 'sandbox', n::text, n::text, 'CARD', 'visa 4242', 'visa',
         CASE WHEN n % 3000 = 5 THEN 'PENDING' ELSE 'ACTIVE' END, '', '2026-06-01', 1, created_at
       FROM ${payments} AS p WHERE n < ${fileCount}`,
    `INSERT INTO payment_attempts (attempt_id, customer_id, method_id, method_label, provider, correlation_id, state, amount_minor, currency,
         invoice_ids, reason, provider_charge_id, payment_id, action_url, asked_at, version, created_at)
       SELECT ${id(7, 'n')}, ${id(1, 'n')}, ${id(6, 'n')}, 'visa 4242', 'sandbox', '', state, 100, 'EUR',
         ARRAY[${id(2, 'n')}]::uuid[], '', n::text, CASE WHEN state = 'SETTLED' THEN ${id(3, 'n')} END, '', created_at, 1,
         created_at
       FROM (SELECT n, created_at, CASE n % 3000 WHEN 5 THEN 'UNKNOWN' WHEN 6 THEN 'PENDING' WHEN 7 THEN 'FAILED_SOFT'
               ELSE 'SETTLED' END AS state FROM ${payments} AS p WHERE n < ${fileCount}) AS a`,
    `INSERT INTO invoice_reservations SELECT ${id(2, 'n')}, ${id(7, 'n')}
       FROM generate_series(0, ${fileCount} - 1) AS n WHERE n % 3000 IN (5, 6)`,
    `INSERT INTO webhook_events (provider, event_id, about, reference, state)
       SELECT 'sandbox', n::text, 'CHARGE', n::text, CASE WHEN n % 3000 = 5 THEN 'WAITING' ELSE 'DONE' END
       FROM generate_series(0, ${fileCount} - 1) AS n`,
  ]);
}
