import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { InvoiceName } from '../../ledger/use-cases/ports.js';
import { ImportNumberStore } from '../use-cases/ports.js';

const openOfCreditors = `
  i.lifecycle = 'OPEN' AND i.from_feed
  AND i.creditor_id IN (SELECT c.creditor_id FROM import_creditors c WHERE c.file_id = $1)`;
const notNamed = `NOT EXISTS (SELECT FROM import_numbers n WHERE n.file_id = $1 AND n.number = i.number
  AND n.creditor_id IN (i.creditor_id, ''))`;

@Injectable()
export class PostgresImportNumberStore extends ImportNumberStore {
  override async insertMany(tx: Tx, importId: string, names: readonly InvoiceName[]): Promise<void> {
    await tx.query(
      `INSERT INTO import_numbers (file_id, number, creditor_id, taken)
       SELECT DISTINCT $1::uuid, x.number, x.creditor_id, false
         FROM unnest($2::text[], $3::text[]) AS x (number, creditor_id) ON CONFLICT DO NOTHING`,
      [importId, ...columnsOf(names)],
    );
  }

  override async insertCreditors(tx: Tx, importId: string, creditorIds: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO import_creditors (file_id, creditor_id)
       SELECT $1, creditor_id FROM unnest($2::text[]) AS creditor_id ON CONFLICT DO NOTHING`,
      [importId, creditorIds],
    );
  }

  override async markTaken(tx: Tx, importId: string, names: readonly InvoiceName[]): Promise<InvoiceName[]> {
    if (names.length === 0) return [];
    const rows = await tx.query<{ number: string; creditor_id: string }>(
      `INSERT INTO import_numbers AS n (file_id, number, creditor_id, taken)
       SELECT $1, x.number, x.creditor_id, true FROM unnest($2::text[], $3::text[]) AS x (number, creditor_id)
       ON CONFLICT (file_id, number, creditor_id) DO UPDATE SET taken = true WHERE NOT n.taken
       RETURNING number, creditor_id`,
      [importId, ...columnsOf(names)],
    );
    return rows.map(({ number, creditor_id }) => ({ number, creditorId: creditor_id }));
  }

  override async countAbsent(tx: Tx, importId: string): Promise<{ absentCount: bigint; openCount: bigint }> {
    const [row] = await tx.query<{ absent: bigint; open: bigint }>(
      `SELECT count(*) FILTER (WHERE ${notNamed}) AS absent, count(*) AS open FROM invoices i WHERE ${openOfCreditors}`,
      [importId],
    );
    return { absentCount: row!.absent, openCount: row!.open };
  }

  override async listAbsent(tx: Tx, importId: string, page: { after: string; limit: number }): Promise<string[]> {
    const rows = await tx.query<{ invoice_id: string }>(
      `SELECT i.invoice_id FROM invoices i WHERE ${openOfCreditors} AND ${notNamed} AND i.invoice_id > $2
        ORDER BY i.invoice_id LIMIT $3`,
      [importId, page.after || '00000000-0000-0000-0000-000000000000', page.limit],
    );
    return rows.map(({ invoice_id }) => invoice_id);
  }
}

function columnsOf(names: readonly InvoiceName[]): [string[], string[]] {
  return [names.map(({ number }) => number), names.map(({ creditorId }) => creditorId)];
}
