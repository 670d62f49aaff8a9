import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { ImportNumberStore } from '../use-cases/ports.js';

const openOfCreditors = `
  i.lifecycle = 'OPEN' AND i.from_feed
  AND i.creditor_id IN (SELECT c.creditor_id FROM import_creditors c WHERE c.file_id = $1)`;
const notNamed = 'NOT EXISTS (SELECT FROM import_numbers n WHERE n.file_id = $1 AND n.number = i.number)';

@Injectable()
export class PostgresImportNumberStore extends ImportNumberStore {
  override async insertMany(tx: Tx, importId: string, numbers: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO import_numbers (file_id, number, taken)
       SELECT DISTINCT $1::uuid, number, false FROM unnest($2::text[]) AS number ON CONFLICT DO NOTHING`,
      [importId, numbers],
    );
  }

  override async insertCreditors(tx: Tx, importId: string, creditorIds: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO import_creditors (file_id, creditor_id)
       SELECT $1, creditor_id FROM unnest($2::text[]) AS creditor_id ON CONFLICT DO NOTHING`,
      [importId, creditorIds],
    );
  }

  override async markTaken(tx: Tx, importId: string, numbers: readonly string[]): Promise<Set<string>> {
    if (numbers.length === 0) return new Set();
    const rows = await tx.query<{ number: string }>(
      `INSERT INTO import_numbers AS n (file_id, number, taken)
       SELECT $1, number, true FROM unnest($2::text[]) AS number
       ON CONFLICT (file_id, number) DO UPDATE SET taken = true WHERE NOT n.taken RETURNING number`,
      [importId, numbers],
    );
    return new Set(rows.map(({ number }) => number));
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
