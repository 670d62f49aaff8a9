import { EntitySchema } from 'typeorm';
import { intakeTables } from '#libs/intake/postgres';

export const tableNames = {
  files: 'payment_files',
  parts: 'payment_file_parts',
  faults: 'payment_file_faults',
  work: ['payment_file_contents'],
} as const;

const uuid = { type: 'uuid' } as const;
const bigint = { type: 'bigint' } as const;

const countsCheck = `recorded_count >= 0 AND repeated_count >= 0 AND unmatched_count >= 0
  AND recorded_count + repeated_count + unmatched_count + error_count = row_count`;

const paymentFileContents = new EntitySchema({
  name: 'payment_file_contents',
  columns: {
    file_id: { ...uuid, primary: true, primaryKeyConstraintName: 'payment_file_contents_pkey' },
    content_id: { ...uuid, primary: true, primaryKeyConstraintName: 'payment_file_contents_pkey' },
    occurrence_count: bigint,
  },
  foreignKeys: [
    {
      name: 'payment_file_contents_file',
      target: 'payment_files',
      columnNames: ['file_id'],
      referencedColumnNames: ['file_id'],
    },
  ],
});

/** What the tables of payment files are; a test compares them with the migrated schema. */
export const paymentFileTables = [
  ...intakeTables(tableNames, {
    columns: { recorded_count: bigint, repeated_count: bigint, unmatched_count: bigint },
    checks: [{ name: 'payment_files_lines', expression: countsCheck }],
  }),
  paymentFileContents,
];
