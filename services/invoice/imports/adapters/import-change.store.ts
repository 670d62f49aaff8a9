import { Injectable } from '@nestjs/common';
import { boolean, converted, integer, rowOf, text, uuid } from '#libs/platform';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import { type ImportChange, type ImportChangeKey, ImportChangeStore } from '../use-cases/ports.js';

const changes = rowOf<ImportChange>()('import_changes', ['file_id', 'reference', 'schema_name', 'field'], {
  file_id: uuid('importId'),
  row_number: integer('row'),
  schema_name: text('schema'),
  field: text('field'),
  label: text('label'),
  reference: text('reference'),
  customer_id: converted(
    'uuid',
    'customerId',
    (customerId: string) => customerId || null,
    (stored: string | null) => stored ?? '',
  ),
  value_before: text('from'),
  value_after: text('to'),
  is_new: boolean('isNew'),
});

@Injectable()
export class PostgresImportChangeStore extends ImportChangeStore {
  constructor(private readonly database: Database) {
    super();
  }

  override upsertMany(tx: Tx, given: readonly ImportChange[]): Promise<void> {
    const rest = ['row_number', 'label', 'customer_id', 'value_before', 'value_after', 'is_new'] as const;
    return changes.upsertMany(tx, given, rest);
  }

  override async list(importId: string, { after, limit }: PageRequest<ImportChangeKey>): Promise<ImportChange[]> {
    const [row, schema, field] = after ?? [0, '', ''];
    const rows = await this.database.query<object>(
      `SELECT ${changes.select()} FROM import_changes
        WHERE file_id = $1 AND (row_number, schema_name, field) > ($2::integer, $3::text, $4::text)
        ORDER BY row_number, schema_name, field LIMIT $5`,
      [importId, row, schema, field, limit],
    );
    return rows.map((stored) => changes.toDomain(stored));
  }
}
