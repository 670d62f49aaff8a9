import { EntitySchema } from 'typeorm';

const uuid = { type: 'uuid' } as const;
const text = { type: 'text' } as const;
const bigint = { type: 'bigint' } as const;
const instant = { type: 'timestamptz' } as const;

const countsCheck = `recorded_count >= 0 AND repeated_count >= 0 AND unmatched_count >= 0
  AND error_count >= 0 AND recorded_count + repeated_count + unmatched_count + error_count = line_count`;

const paymentFiles = new EntitySchema({
  name: 'payment_files',
  columns: {
    file_id: { ...uuid, primary: true, primaryKeyConstraintName: 'payment_files_pkey' },
    file_name: text,
    size_bytes: bigint,
    sha256: text,
    mapping: text,
    state: text,
    arrival_at: { ...instant, nullable: true },
    reader_position: { type: 'jsonb', nullable: true },
    line_count: bigint,
    recorded_count: bigint,
    repeated_count: bigint,
    unmatched_count: bigint,
    error_count: bigint,
    refusal: text,
    version: bigint,
    created_at: instant,
    completed_at: { ...instant, nullable: true },
  },
  checks: [
    {
      name: 'payment_files_state',
      expression: `state IN ('UPLOADING', 'REGISTERED', 'RUNNING', 'COMPLETED', 'REFUSED')`,
    },
    { name: 'payment_files_refusal', expression: `(state = 'REFUSED') = (refusal <> '')` },
    {
      name: 'payment_files_completion',
      expression: `(completed_at IS NOT NULL) = (state IN ('COMPLETED', 'REFUSED'))`,
    },
    { name: 'payment_files_counts', expression: countsCheck },
  ],
});

const fileKey = (table: string) => ({
  name: `${table}_file`,
  target: 'payment_files',
  columnNames: ['file_id'],
  referencedColumnNames: ['file_id'],
});

const paymentFileParts = new EntitySchema({
  name: 'payment_file_parts',
  columns: {
    file_id: { ...uuid, primary: true, primaryKeyConstraintName: 'payment_file_parts_pkey' },
    part_number: { type: 'integer', primary: true, primaryKeyConstraintName: 'payment_file_parts_pkey' },
    content: { type: 'bytea' },
  },
  foreignKeys: [fileKey('payment_file_parts')],
  checks: [
    { name: 'payment_file_parts_number', expression: 'part_number >= 0' },
    { name: 'payment_file_parts_size', expression: 'length(content) BETWEEN 1 AND 1048576' },
  ],
});

const paymentFileContents = new EntitySchema({
  name: 'payment_file_contents',
  columns: {
    file_id: { ...uuid, primary: true, primaryKeyConstraintName: 'payment_file_contents_pkey' },
    content_id: { ...uuid, primary: true, primaryKeyConstraintName: 'payment_file_contents_pkey' },
    occurrence_count: bigint,
  },
  foreignKeys: [fileKey('payment_file_contents')],
});

const paymentFileLines = new EntitySchema({
  name: 'payment_file_lines',
  columns: {
    file_id: { ...uuid, primary: true, primaryKeyConstraintName: 'payment_file_lines_pkey' },
    line: { ...bigint, primary: true, primaryKeyConstraintName: 'payment_file_lines_pkey' },
    fault_number: { type: 'smallint', primary: true, primaryKeyConstraintName: 'payment_file_lines_pkey' },
    column_name: text,
    value: text,
    reason: text,
    message: text,
  },
  foreignKeys: [fileKey('payment_file_lines')],
});

/** What the tables of payment files are; a test compares them with the migrated schema. */
export const paymentFileTables = [paymentFiles, paymentFileParts, paymentFileContents, paymentFileLines];
