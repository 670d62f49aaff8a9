import { fillTables, numberedId, sqlId as id } from '#libs/testing';

/** The instant as of which the rows make sense. */
export const now = new Date('2026-06-15T12:00:00Z');

export const customerId = (n: number) => numberedId(1, n);
export const invoiceId = (n: number) => numberedId(2, n);
export const caseId = (n: number) => numberedId(3, n);
export const messageId = (n: number) => numberedId(4, n);

/**
 * The messages of some years with their contents and the contacts they were: nearly all were sent, one in 100 was
 * suppressed, and a few are in every other state; five messages a customer and a case, but one customer has 400.
 */
export async function fillMessages(ownerUrl: string, rowCount: number): Promise<void> {
  const messages = `(SELECT n, timestamptz '2020-01-01' + n * (interval '6 years' / ${rowCount}) AS at,
      CASE WHEN n % ${rowCount / 400} = 7 THEN ${id(1, '7')} ELSE ${id(1, 'n / 5')} END AS customer_id,
      CASE WHEN n % 100 = 1 THEN 'SUPPRESSED' ELSE CASE n % 4000 WHEN 2 THEN 'FAILED' WHEN 3 THEN 'BOUNCED_HARD'
        WHEN 4 THEN 'OUTCOME_UNKNOWN' WHEN 5 THEN 'DELAYED' WHEN 6 THEN 'IN_PROGRESS' ELSE 'SENT' END END AS state
    FROM generate_series(0, ${rowCount} - 1) AS n)`;
  await fillTables(ownerUrl, [
    `INSERT INTO messages (message_id, idempotency_key, customer_id, case_id, step_id, channel, template,
         template_version, contact_id, invoice_ids, state, reason, facts_hash, delay_until, lease_number, lease_until,
         approved_at, good_until, data_started_at, created_at, sent_at, version)
       SELECT ${id(4, 'n')}, 'case/' || n, customer_id, ${id(3, 'n / 5')}, 'reminder-' || n % 5, 'EMAIL', 'reminder', 1,
         ${id(5, 'n')}, ARRAY[${id(2, 'n / 5')}], state, state, 'hash',
         CASE WHEN state = 'DELAYED' THEN at + interval '1 hour' END, n,
         CASE WHEN state = 'IN_PROGRESS' THEN at + interval '1 hour' END, at, at,
         CASE WHEN state IN ('SENT', 'OUTCOME_UNKNOWN', 'BOUNCED_HARD') THEN at END, at,
         CASE WHEN state = 'SENT' THEN at END, 1
       FROM ${messages} AS m`,
    `INSERT INTO message_contents SELECT ${id(4, 'n')}, sha256(n::text::bytea), text, text, text, at
       FROM (SELECT *, CASE WHEN n < ${rowCount} / 2 THEN '' ELSE 'Please pay.' END AS text FROM ${messages} AS m) AS m`,
    `INSERT INTO contacts_made SELECT customer_id, 'EMAIL', at::date, ${id(4, 'n')} FROM ${messages} AS m WHERE state = 'SENT'`,
    `INSERT INTO contact_caps SELECT ${id(1, 'n')}::text, 'EMAIL', 1, 2, 'user:tester', '2026-01-01'
       FROM generate_series(1, ${rowCount} / 10) AS n`,
  ]);
}
