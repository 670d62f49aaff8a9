import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

const count: EntitySchemaColumnOptions = { type: 'bigint', default: 0 };

export const importsTable = new EntitySchema({
  name: 'imports',
  columns: {
    import_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'imports_pkey' },
    file_name: { type: 'text' },
    state: { type: 'text' },
    phase: { type: 'text' },
    mode: { type: 'text' },
    dry_run: { type: 'boolean' },
    confirm_close: { type: 'boolean' },
    size_bytes: { type: 'bigint' },
    sha256: { type: 'text' },
    mapping: { type: 'text' },
    arrival_at: { type: 'timestamptz', nullable: true },
    position: { type: 'jsonb', nullable: true },
    progress: { type: 'text', collation: 'C', default: '' },
    known_customers: count,
    row_count: count,
    created_count: count,
    updated_count: count,
    unchanged_count: count,
    reopened_count: count,
    closed_count: count,
    error_count: count,
    customers_created_count: count,
    customers_updated_count: count,
    refusal: { type: 'text', default: '' },
    completed_at: { type: 'timestamptz', nullable: true },
    version: { type: 'bigint', default: 1 },
    created_at: { type: 'timestamptz' },
  },
  indices: [{ name: 'imports_running', columns: ['import_id'], where: `state = 'RUNNING'` }],
  checks: [
    { name: 'imports_state', expression: `state IN ('UPLOADING', 'REGISTERED', 'RUNNING', 'COMPLETED', 'REFUSED')` },
    { name: 'imports_phase', expression: `phase IN ('SCAN', 'ROWS', 'CUSTOMERS', 'CLOSE')` },
    { name: 'imports_mode', expression: `mode IN ('DELTA', 'ACTIVE', 'FULL')` },
    { name: 'imports_size', expression: 'size_bytes >= 0' },
  ],
});

export const importPartsTable = new EntitySchema({
  name: 'import_parts',
  columns: {
    import_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'import_parts_pkey' },
    part_number: { type: 'int', primary: true, primaryKeyConstraintName: 'import_parts_pkey' },
    content: { type: 'bytea' },
  },
  foreignKeys: [importKey('import_parts_import')],
  checks: [{ name: 'import_parts_size', expression: 'octet_length(content) BETWEEN 1 AND 1048576' }],
});

export const importNumbersTable = new EntitySchema({
  name: 'import_numbers',
  columns: {
    import_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'import_numbers_pkey' },
    number: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'import_numbers_pkey' },
    taken: { type: 'boolean' },
  },
});

export const importDeferredCustomersTable = new EntitySchema({
  name: 'import_deferred_customers',
  columns: {
    import_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'import_deferred_customers_pkey' },
    reference: {
      type: 'text',
      collation: 'C',
      primary: true,
      primaryKeyConstraintName: 'import_deferred_customers_pkey',
    },
    row_number: { type: 'bigint' },
    customer_fields: { type: 'jsonb' },
  },
});

export const importRequestedCustomersTable = new EntitySchema({
  name: 'import_requested_customers',
  columns: {
    import_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'import_requested_customers_pkey' },
    reference: {
      type: 'text',
      collation: 'C',
      primary: true,
      primaryKeyConstraintName: 'import_requested_customers_pkey',
    },
    customer_id: { type: 'uuid' },
    zone: { type: 'text' },
    rows_before: { type: 'bigint' },
  },
});

export const importErrorsTable = new EntitySchema({
  name: 'import_errors',
  columns: {
    import_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'import_errors_pkey' },
    row_number: { type: 'bigint', primary: true, primaryKeyConstraintName: 'import_errors_pkey' },
    ordinal: { type: 'int', primary: true, primaryKeyConstraintName: 'import_errors_pkey' },
    column_name: { type: 'text' },
    value: { type: 'text' },
    reason: { type: 'text' },
    message: { type: 'text' },
  },
  foreignKeys: [importKey('import_errors_import')],
});

export const importTables = [
  importsTable,
  importPartsTable,
  importNumbersTable,
  importDeferredCustomersTable,
  importRequestedCustomersTable,
  importErrorsTable,
];

function importKey(name: string) {
  return { name, target: 'imports', columnNames: ['import_id'], referencedColumnNames: ['import_id'] };
}
