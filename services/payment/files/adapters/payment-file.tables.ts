import { EntitySchema } from 'typeorm';
import { intakeTables } from '#libs/intake/postgres';

export const tableNames = {
  files: 'payment_files',
  parts: 'payment_file_parts',
  faults: 'payment_file_faults',
  work: ['payment_file_contents'],
  // A person looks through a trial, and takes then what was tried.
  kept: { files: `state = 'COMPLETED' AND dry_run AND taken_file_id IS NULL`, days: 7 },
} as const;

const uuid = { type: 'uuid' } as const;
const text = { type: 'text' } as const;
const bigint = { type: 'bigint' } as const;

const countsCheck = `recorded_count >= 0 AND repeated_count >= 0 AND unmatched_count >= 0
  AND recorded_count + repeated_count + unmatched_count + error_count = row_count`;

/** What a trial foresees is told by who knows of trials; the release before, which does not, records none of its lines. */
const trialCheck = `foreseen_count = CASE WHEN dry_run THEN recorded_count ELSE 0 END`;

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

const matchKey = { primary: true, primaryKeyConstraintName: 'payment_file_matches_pkey' } as const;

const paymentFileMatches = new EntitySchema({
  name: 'payment_file_matches',
  columns: {
    file_id: { ...uuid, ...matchKey },
    row_number: { type: 'integer', ...matchKey },
    source_id: text,
    invoice_number: text,
    creditor_id: text,
    invoice_id: uuid,
    customer_id: uuid,
    amount_minor: bigint,
    currency: { type: 'char', length: 3 },
    value_on: { type: 'date' },
    overpaid_minor: bigint,
  },
  uniques: [{ name: 'payment_file_matches_source', columns: ['file_id', 'source_id'] }],
  indices: [{ name: 'payment_file_matches_by_invoice', columns: ['file_id', 'invoice_id'] }],
  checks: [
    {
      name: 'payment_file_matches_amount',
      expression: 'amount_minor > 0 AND overpaid_minor BETWEEN 0 AND amount_minor',
    },
  ],
  foreignKeys: [
    {
      name: 'payment_file_matches_file',
      target: 'payment_files',
      columnNames: ['file_id'],
      referencedColumnNames: ['file_id'],
    },
  ],
});

/** What the tables of payment files are; a test compares them with the migrated schema. */
export const paymentFileTables = [
  ...intakeTables(tableNames, {
    columns: {
      recorded_count: bigint,
      repeated_count: bigint,
      unmatched_count: bigint,
      dry_run: { type: 'boolean', default: false },
      foreseen_count: { ...bigint, default: 0 },
      totals: { type: 'jsonb', default: () => `'[]'` },
      overpaid_count: { ...bigint, default: 0 },
      taken_file_id: { ...uuid, nullable: true },
    },
    checks: [
      { name: 'payment_files_lines', expression: countsCheck },
      { name: 'payment_files_trial', expression: trialCheck },
      { name: 'payment_files_overpaid', expression: 'overpaid_count BETWEEN 0 AND foreseen_count' },
    ],
  }),
  paymentFileContents,
  paymentFileMatches,
];
