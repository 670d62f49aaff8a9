import { fillTables, numberedId, sqlId as id } from '#libs/testing';

/** The instant as of which the rows make sense. */
export const now = new Date('2026-06-15T12:00:00Z');

export const customerId = (n: number) => numberedId(1, n);
export const documentId = (n: number) => numberedId(2, n);
export const invoiceId = (n: number) => numberedId(3, n);

/**
 * The documents of some years, of a quarter as many customers and half as many invoices: one in a hundred is in
 * quarantine, one was refused, one was removed, and one is uploaded. One customer has 400, half of them about one invoice.
 */
export async function fillDocuments(ownerUrl: string, rowCount: number): Promise<void> {
  const everyNth = Math.ceil(rowCount / 400);
  const isOfOne = `n % ${everyNth} = 7`;
  const state = `CASE n % 100 WHEN 1 THEN 'QUARANTINED' WHEN 2 THEN 'REFUSED' WHEN 3 THEN 'DELETED' WHEN 4 THEN 'UPLOADING'
    ELSE 'RELEASED' END`;
  await fillTables(ownerUrl, [
    `INSERT INTO customers (customer_id, reference, name, kind, customer_class, zone, locale, version, created_at, changed_at)
       SELECT ${id(1, 'n')}, 'K-' || n, 'Customer ' || n, 'PERSON', 'default', 'UTC', 'en', 1, '2019-01-01', '2019-01-01'
       FROM generate_series(0, ${rowCount / 4} - 1) n`,
    `INSERT INTO documents (document_id, customer_id, invoice_id, name, kind, media_type, size_bytes, sha256, state,
         part_count, content_place, has_object, reason, decided_by, decided_at, uploaded_by, version, created_at,
         progressed_at, scan_due_at)
       SELECT ${id(2, 'n')}, CASE WHEN ${isOfOne} THEN ${id(1, '7')} ELSE ${id(1, `(n % ${rowCount / 4})`)} END,
         CASE WHEN ${isOfOne} AND n % 2 = 0 THEN ${id(3, '7')} WHEN n % 2 = 0 THEN ${id(3, `(n % ${rowCount / 2})`)} END,
         'a.pdf', 'OTHER', 'application/pdf', 7, CASE WHEN state = 'UPLOADING' THEN '' ELSE repeat('a', 64) END, state, 1,
         CASE state WHEN 'DELETED' THEN 'NOWHERE' WHEN 'RELEASED' THEN 'OBJECT_STORAGE' ELSE 'DATABASE' END,
         state IN ('RELEASED', 'DELETED'), '', CASE WHEN is_decided THEN 'user:tester' ELSE '' END,
         CASE WHEN is_decided THEN created_at END, 'user:tester', 1, created_at, created_at, created_at
       FROM (SELECT n, ${state} AS state, n % 100 NOT IN (1, 4) AS is_decided,
               timestamptz '2020-01-01' + n * (interval '77 months' / ${rowCount}) AS created_at
               FROM generate_series(0, ${rowCount} - 1) n) AS t`,
    `INSERT INTO document_parts SELECT document_id, 0, 'content' FROM documents WHERE content_place = 'DATABASE'`,
  ]);
}
