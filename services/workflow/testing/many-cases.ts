/* eslint-disable no-restricted-syntax -- wakes are sent in real time */
import { fillTables, numberedId, sqlId as id } from '#libs/testing';
import { refreshLastContacts, refreshListed } from '../cases/adapters/listing/listed-facts.sql.js';
import { idPrefix } from '../cases/collect-case.contract.js';

/** The instant as of which the rows make sense. */
export const now = new Date('2026-06-15T12:00:00Z');

export const customerId = (n: number) => numberedId(1, n);
export const invoiceId = (n: number) => numberedId(2, n);
export const caseId = (n: number) => numberedId(3, n);

/**
 * The cases of some years with two invoices each: one in ten is open, the others were paid, but for some that were
 * cancelled. A few open ones are failed, expired, paused, held, at an agency or cannot be reached; one in 1,000 has a
 * rare sequence and one in 200 an earlier version; one customer has 400, and one in 100 is flagged. Specialists have one in 64 of the cases each. One act in 100 is due; as many wakes wait as there are open cases.
 * @param rowCount of the invoices
 */
export async function fillCases(ownerUrl: string, rowCount: number): Promise<void> {
  const caseCount = rowCount / 2;
  const customerCount = rowCount / 20;
  const everyNth = Math.ceil(caseCount / 400);
  const cases = `(SELECT n, n % 10 = 0 AS open,
      CASE WHEN n % ${everyNth} = 7 THEN ${id(1, '7')} ELSE ${id(1, `(n % ${customerCount})`)} END AS customer_id
    FROM generate_series(0, ${caseCount} - 1) AS n)`;
  const invoices = `(SELECT c.*, k, c.n * 2 + k AS i FROM ${cases} AS c, generate_series(0, 1) AS k)`;
  const statements = [
    `INSERT INTO sequences SELECT name, version, '', '{}', version = 1, 'user:tester', '2019-01-01'
       FROM unnest(ARRAY['reminders', 'rare']) AS name, generate_series(1, 2) AS version`,
    `INSERT INTO customers SELECT ${id(1, 'n')}, CASE WHEN n % 100 = 10 THEN 'business' ELSE 'usual' END, CASE WHEN n % 500 = 20 THEN '{}' ELSE '{EMAIL}' END::text[], 1
       FROM generate_series(0, ${customerCount}) AS n`,
    `INSERT INTO cases SELECT ${id(3, 'n')}, customer_id, 'EUR', 'creditor-' || n,
         CASE WHEN n % 1000 = 30 THEN 'rare' ELSE 'reminders' END,
         CASE WHEN n % 200 = 110 THEN 2 ELSE 1 END, 'invoice', state, state, 1, NULL, 1, opened_at,
         CASE WHEN NOT open THEN opened_at + interval '1 month' END, true, '2026-06-16', '2026-06-14'
       FROM (SELECT *, CASE WHEN open THEN CASE n % 5000 WHEN 1000 THEN 'FAILED' WHEN 2000 THEN 'EXPIRED' ELSE 'ACTIVE' END
                ELSE CASE n % 2000 WHEN 11 THEN 'CANCELLED' WHEN 12 THEN 'CLOSED' ELSE 'PAID' END END AS state,
              timestamptz '2019-01-01' + n * (interval '7 years' / ${caseCount}) AS opened_at FROM ${cases} AS c) AS c`,
    `INSERT INTO invoices SELECT ${id(2, 'i')}, 'R-' || i, customer_id, 'creditor-' || n, 'EUR', 100_000, open::integer * (100 + n / 10 % 9973),
         '2026-05-01', date '2026-06-01' - n / 10 % 300, 'UTC', CASE WHEN open THEN 'OPEN' ELSE 'PAID' END, true, n % 3000 = 50, 1, 1,
         CASE WHEN open THEN ${id(3, 'n')} END, ${id(3, 'n')}, 1, CASE WHEN n % 1000 = 60 THEN timestamptz '2026-06-15' END, ''
       FROM ${invoices} AS c`,
    `INSERT INTO invoices SELECT ${id(2, `${rowCount} + n`)}, 'U-' || n, ${id(1, 'n')}, 'creditor', 'EUR', 100, 100,
         '2026-05-01', '2026-06-01', 'UTC', 'OPEN', true, false, 1, 1, NULL, NULL, 0, NULL, 'no rule'
       FROM generate_series(0, ${rowCount} / 200) AS n`,
    `INSERT INTO case_invoices SELECT ${id(2, 'i')}, 1, ${id(3, 'n')}, '2026-05-01', NULL, 'rule', n % 3000 IN (70, 80),
         n % 3000 = 80, n % 3000 = 90, n % 5000 = 2000, CASE WHEN NOT open THEN timestamptz '2026-06-01' END,
         CASE WHEN NOT open THEN 'PAID' ELSE '' END
       FROM ${invoices} AS c`,
    `INSERT INTO due_acts SELECT ${id(3, 'n')}, ${id(2, 'i')}, 1, 'reminder-' || step, step, 'send', 'EMAIL',
         CASE WHEN n % 3000 IN (50, 70, 80, 90) OR n % 1000 = 40 THEN timestamptz '2026-06-14'
           ELSE '2026-06-16'::timestamptz + n % 30 * interval '1 day' END,
         n % 3000 IN (50, 70, 80, 90), 50 * (n % 5000 = 400)::integer
       FROM ${invoices} AS c, generate_series(1, 2) AS step WHERE open`,
    `INSERT INTO steps_done SELECT ${id(3, 'n')}, ${id(2, 'i')}, 1, 'early', 'send', 'SENT', '',
         '2020-01-01', timestamptz '2019-01-01' + n * (interval '7 years' / ${caseCount})
       FROM ${invoices} AS c`,
    `INSERT INTO holds SELECT ${id(4, 'n')}, 'CASE', ${id(3, 'n')}, customer_id, ${id(3, 'n')}, 'asked', '2026-06-30',
         'user:tester', '2026-06-01', CASE WHEN n % 3000 NOT IN (70, 80) THEN timestamptz '2026-06-02' END
       FROM ${cases} AS c WHERE open`,
    // One customer in 100 is flagged, one in 1,000 of them from a later day on.
    `INSERT INTO customer_flags SELECT ${id(1, 'n')}, 'BANKRUPT', true, NULL, NULL,
         CASE WHEN n % 1000 = 160 THEN timestamptz '2026-06-20' END, NULL, n % 1000 = 160, 1
       FROM generate_series(0, ${customerCount}) AS n WHERE n % 100 = 60`,
    `INSERT INTO holds SELECT ${id(7, 'n')}, 'CUSTOMER', ${id(1, 'n')}, ${id(1, 'n')}, NULL, 'BANKRUPT', NULL,
         'system:workflow', '2026-06-01', NULL, 'BANKRUPT'
       FROM generate_series(0, ${customerCount}) AS n WHERE n % 100 = 60 AND n % 1000 <> 160`,
    `INSERT INTO placements SELECT ${id(5, 'n')}, ${id(3, 'n')}, customer_id, 'SENT', 1,
         CASE WHEN n % 1000 = 90 THEN timestamptz '2026-06-10' END FROM ${cases} AS c WHERE open`,
    `INSERT INTO placement_lines SELECT ${id(5, 'n')}, ${id(2, 'i')}, 'SENT', n % 3000 = 90 FROM ${invoices} AS c WHERE open`,
    // One promise in 1,000 is open.
    `INSERT INTO promises SELECT ${id(9, 'n')}, customer_id, CASE WHEN n % 1000 = 90 THEN 'ACTIVE' ELSE 'KEPT' END,
         n % 1000 = 90, timestamptz '2026-06-10' + n % 7 * interval '1 day', '{}', 1 FROM ${cases} AS c WHERE open`,
    // So is one plan in 1,000, and something of every seventh of them is due.
    `INSERT INTO arrangements SELECT ${id(8, 'n')}, customer_id, CASE WHEN n % 1000 = 90 THEN 'ON_TRACK' ELSE 'COMPLETED' END,
         n % 1000 = 90, timestamptz '2026-06-14' + n % 7 * interval '1 day', '{}', false, 1 FROM ${cases} AS c WHERE open`,
    `INSERT INTO wakes (workflow_id, workflow_type, input, correlation_id, actor, send_after)
       SELECT '${idPrefix}' || ${id(3, 'n')}, 'collectCase', '{}', 'spec', 'spec',
         clock_timestamp() + CASE WHEN n % 1000 = 0 THEN interval '-1 day' ELSE interval '1 day' END
       FROM ${cases} AS c WHERE open AND n % 3000 <> 1040`,
    `INSERT INTO files SELECT ${id(6, 'n')}, CASE WHEN n % 2 = 0 THEN 'invoice' ELSE 'payment' END, 1, '2026-06-01',
         CASE WHEN n < 6 THEN 'WAITING' ELSE 'DONE' END FROM generate_series(0, ${rowCount} / 10) AS n`,
    'ANALYZE',
    `UPDATE customers SET specialist_id = 'user:' || (hashtext(customer_id::text) & 63)`,
    refreshListed('true'),
    refreshLastContacts('true'),
  ];
  await fillTables(ownerUrl, statements);
}
