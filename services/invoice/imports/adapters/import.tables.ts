import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { intakeTables } from '#libs/intake/postgres';

export const tableNames = {
  files: 'imports',
  parts: 'import_parts',
  faults: 'import_faults',
  work: ['import_numbers', 'import_creditors', 'import_deferred_customers', 'import_requested_customers'],
} as const;

const text: EntitySchemaColumnOptions = { type: 'text' };
const byteOrder: EntitySchemaColumnOptions = { type: 'text', collation: 'C' };
const boolean: EntitySchemaColumnOptions = { type: 'boolean' };
const bigint: EntitySchemaColumnOptions = { type: 'bigint' };

const importTable = (name: string, keys: string[], rest: Record<string, EntitySchemaColumnOptions>) =>
  new EntitySchema({
    name,
    columns: {
      file_id: { type: 'uuid', primary: true, primaryKeyConstraintName: `${name}_pkey` },
      ...Object.fromEntries(
        keys.map((key) => [key, { ...byteOrder, primary: true, primaryKeyConstraintName: `${name}_pkey` }]),
      ),
      ...rest,
    },
  });

const changeKey = { primary: true, primaryKeyConstraintName: 'import_changes_pkey' } as const;

const importChanges = new EntitySchema({
  name: 'import_changes',
  columns: {
    file_id: { type: 'uuid', ...changeKey },
    reference: { ...byteOrder, ...changeKey },
    schema_name: { ...byteOrder, ...changeKey },
    field: { ...byteOrder, ...changeKey },
    row_number: { type: 'integer' },
    label: text,
    customer_id: { type: 'uuid', nullable: true },
    value_before: text,
    value_after: text,
    is_new: boolean,
  },
  indices: [{ name: 'import_changes_by_row', columns: ['file_id', 'row_number', 'schema_name', 'field'] }],
});

export const importTables = [
  ...intakeTables(tableNames, {
    columns: {
      phase: text,
      mode: text,
      dry_run: boolean,
      confirm_close: boolean,
      progress: byteOrder,
      known_customers: { ...bigint, nullable: true },
      open_count: bigint,
      absent_count: bigint,
      created_count: bigint,
      updated_count: bigint,
      unchanged_count: bigint,
      reopened_count: bigint,
      closed_count: bigint,
      customers_created_count: bigint,
      customers_updated_count: bigint,
    },
    checks: [
      { name: 'imports_phase', expression: `phase IN ('SCAN', 'COUNT', 'ROWS', 'CUSTOMERS', 'CLOSE')` },
      { name: 'imports_mode', expression: `mode IN ('DELTA', 'ACTIVE', 'FULL')` },
    ],
  }),
  importChanges,
  importTable('import_numbers', ['number', 'creditor_id'], { taken: boolean }),
  importTable('import_creditors', ['creditor_id'], {}),
  importTable('import_deferred_customers', ['reference'], { row_number: bigint, customer_fields: { type: 'jsonb' } }),
  importTable('import_requested_customers', ['reference'], {
    customer_id: { type: 'uuid' },
    zone: text,
    rows_before: bigint,
    class_name: { ...text, default: '' },
  }),
];
