import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { ImportNumberStore } from '../use-cases/ports.js';

const absentInvoices = `
  i.lifecycle = 'OPEN' AND i.from_feed
  AND NOT EXISTS (SELECT FROM import_numbers n WHERE n.import_id = $1 AND n.number = i.number)`;

@Injectable()
export class PostgresImportNumberStore extends ImportNumberStore {
  override async insertMany(tx: Tx, importId: string, numbers: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO import_numbers (import_id, number, taken)
       SELECT DISTINCT $1::uuid, number, false FROM unnest($2::text[]) AS number ON CONFLICT DO NOTHING`,
      [importId, numbers],
    );
  }

  override async markTaken(tx: Tx, importId: string, numbers: readonly string[]): Promise<Set<string>> {
    if (numbers.length === 0) return new Set();
    const rows = await tx.query<{ number: string }>(
      `INSERT INTO import_numbers AS n (import_id, number, taken)
       SELECT $1, number, true FROM unnest($2::text[]) AS number
       ON CONFLICT (import_id, number) DO UPDATE SET taken = true WHERE NOT n.taken RETURNING number`,
      [importId, numbers],
    );
    return new Set(rows.map(({ number }) => number));
  }

  override async countAbsent(tx: Tx, importId: string): Promise<{ absentCount: bigint; openCount: bigint }> {
    const [row] = await tx.query<{ absent: bigint; open: bigint }>(
      `SELECT (SELECT count(*) FROM invoices i WHERE ${absentInvoices}) AS absent,
              (SELECT count(*) FROM invoices i WHERE i.lifecycle = 'OPEN' AND i.from_feed) AS open`,
      [importId],
    );
    return { absentCount: row!.absent, openCount: row!.open };
  }

  override async listAbsent(tx: Tx, importId: string, page: { after: string; limit: number }): Promise<string[]> {
    const rows = await tx.query<{ invoice_id: string }>(
      `SELECT i.invoice_id FROM invoices i WHERE ${absentInvoices} AND i.invoice_id > $2
        ORDER BY i.invoice_id LIMIT $3`,
      [importId, page.after || '00000000-0000-0000-0000-000000000000', page.limit],
    );
    return rows.map(({ invoice_id }) => invoice_id);
  }

  override async drop(tx: Tx, importId: string): Promise<void> {
    await tx.query('DELETE FROM import_numbers WHERE import_id = $1', [importId]);
  }
}
