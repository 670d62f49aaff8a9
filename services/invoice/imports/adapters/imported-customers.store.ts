import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import type { CustomerFacts, KnownCustomer } from '../../customers/use-cases/ports.js';
import { ImportedCustomers, type CustomerInFile } from '../use-cases/ports.js';

@Injectable()
export class PostgresImportedCustomers extends ImportedCustomers {
  constructor(private readonly database: Database) {
    super();
  }

  override async keepAsked(
    tx: Tx,
    importId: string,
    rowsBefore: number,
    customers: readonly KnownCustomer[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO import_asked (import_id, reference, customer_id, zone, rows_before)
       SELECT $1, x.*, $2 FROM unnest($3::text[], $4::uuid[], $5::text[]) AS x (reference, customer_id, zone)
       ON CONFLICT DO NOTHING`,
      [
        importId,
        rowsBefore,
        customers.map(({ reference }) => reference),
        customers.map(({ customerId }) => customerId),
        customers.map(({ zone }) => zone),
      ],
    );
  }

  override async findAsked(
    importId: string,
    askedBefore: number,
    references: readonly string[],
  ): Promise<KnownCustomer[]> {
    const rows = await this.database.query<{ customer_id: string; reference: string; zone: string }>(
      `SELECT customer_id, reference, zone FROM import_asked
        WHERE import_id = $1 AND reference = ANY($2::text[]) AND rows_before < $3`,
      [importId, references, askedBefore],
    );
    return rows.map(({ customer_id, reference, zone }) => ({ customerId: customer_id, reference, zone }));
  }

  override async keepFacts(tx: Tx, importId: string, customers: readonly CustomerInFile[]): Promise<Set<string>> {
    if (customers.length === 0) return new Set();
    const rows = await tx.query<{ reference: string }>(
      `WITH kept AS (
         INSERT INTO import_customers AS k (import_id, reference, row_number, facts)
         SELECT $1, x.reference, x.line, x.facts
           FROM json_to_recordset($2::json) AS x (reference text, line bigint, facts jsonb)
         ON CONFLICT (import_id, reference) DO UPDATE
           SET facts = k.facts || excluded.facts, row_number = excluded.row_number
         WHERE k.facts || excluded.facts <> k.facts
         RETURNING reference, xmax = 0 AS is_new
       ) SELECT reference FROM kept WHERE is_new`,
      [importId, JSON.stringify(customers)],
    );
    return new Set(rows.map(({ reference }) => reference));
  }

  override async keptFacts(importId: string, page: { after: string; limit: number }): Promise<CustomerInFile[]> {
    const rows = await this.database.query<{ reference: string; row_number: bigint; facts: CustomerFacts }>(
      `SELECT reference, row_number, facts FROM import_customers WHERE import_id = $1 AND reference > $2
        ORDER BY reference LIMIT $3`,
      [importId, page.after, page.limit],
    );
    return rows.map(({ reference, row_number, facts }) => ({ reference, line: Number(row_number), facts }));
  }

  override async hasFacts(tx: Tx, importId: string): Promise<boolean> {
    const sql = 'SELECT EXISTS (SELECT FROM import_customers WHERE import_id = $1) AS has';
    const [row] = await tx.query<{ has: boolean }>(sql, [importId]);
    return row!.has;
  }

  override async drop(tx: Tx, importId: string): Promise<void> {
    for (const table of ['import_customers', 'import_asked']) {
      await tx.query(`DELETE FROM ${table} WHERE import_id = $1`, [importId]);
    }
  }
}
