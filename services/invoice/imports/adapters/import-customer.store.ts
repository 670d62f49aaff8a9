import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/transactions';
import type { CustomerFields, KnownCustomer } from '../../customers/use-cases/ports.js';
import { type CustomerInFile, ImportCustomerStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresImportCustomerStore extends ImportCustomerStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insertRequested(
    tx: Tx,
    importId: string,
    rowsBefore: number,
    customers: readonly KnownCustomer[],
  ): Promise<Set<string>> {
    if (customers.length === 0) return new Set();
    const inserted = await tx.query<{ reference: string }>(
      `INSERT INTO import_requested_customers (file_id, rows_before, reference, customer_id, zone, class_name)
       SELECT $1, $2, x.* FROM unnest($3::text[], $4::uuid[], $5::text[], $6::text[])
         AS x (reference, customer_id, zone, class_name)
       ON CONFLICT DO NOTHING RETURNING reference`,
      [
        importId,
        rowsBefore,
        customers.map(({ reference }) => reference),
        customers.map(({ customerId }) => customerId),
        customers.map(({ zone }) => zone),
        customers.map(({ className }) => className),
      ],
    );
    const added = new Set(inserted.map(({ reference }) => reference));
    return new Set(customers.flatMap(({ reference }) => (added.has(reference) ? [] : [reference])));
  }

  override async findRequestedBefore(
    importId: string,
    rowsBefore: number,
    references: readonly string[],
  ): Promise<KnownCustomer[]> {
    const rows = await this.database.query<{
      customer_id: string;
      class_name: string;
      reference: string;
      zone: string;
    }>(
      `SELECT customer_id, reference, zone, class_name FROM import_requested_customers
        WHERE file_id = $1 AND reference = ANY($2::text[]) AND rows_before < $3`,
      [importId, references, rowsBefore],
    );
    return rows.map(({ customer_id: customerId, class_name: className, reference, zone }) => {
      return { customerId, reference, zone, className, debtorKind: '' };
    });
  }

  override async mergeDeferred(tx: Tx, importId: string, customers: readonly CustomerInFile[]): Promise<void> {
    if (customers.length === 0) return;
    await tx.query(
      `INSERT INTO import_deferred_customers AS d (file_id, reference, row_number, customer_fields)
       SELECT $1, x.reference, x.line, x."customerFields"
         FROM json_to_recordset($2::json) AS x (reference text, line bigint, "customerFields" jsonb)
       ON CONFLICT (file_id, reference) DO UPDATE
         SET customer_fields = d.customer_fields || excluded.customer_fields, row_number = excluded.row_number
       WHERE d.customer_fields || excluded.customer_fields <> d.customer_fields`,
      [importId, JSON.stringify(customers)],
    );
  }

  override async listDeferred(importId: string, page: { after: string; limit: number }): Promise<CustomerInFile[]> {
    const rows = await this.database.query<{ reference: string; row_number: bigint; customer_fields: CustomerFields }>(
      `SELECT reference, row_number, customer_fields FROM import_deferred_customers WHERE file_id = $1 AND reference > $2
        ORDER BY reference LIMIT $3`,
      [importId, page.after, page.limit],
    );
    return rows.map(({ reference, row_number, customer_fields: customerFields }) => ({
      reference,
      line: Number(row_number),
      customerFields,
    }));
  }

  override async hasDeferred(tx: Tx, importId: string): Promise<boolean> {
    const sql = 'SELECT EXISTS (SELECT FROM import_deferred_customers WHERE file_id = $1) AS has';
    const [row] = await tx.query<{ has: boolean }>(sql, [importId]);
    return row!.has;
  }
}
