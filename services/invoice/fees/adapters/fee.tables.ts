import { EntitySchema } from 'typeorm';

const versionsKey = { primary: true, primaryKeyConstraintName: 'fee_policy_versions_pkey' } as const;
const feesKey = { primary: true, primaryKeyConstraintName: 'late_fees_pkey' } as const;

const policiesTable = new EntitySchema({
  name: 'fee_policies',
  columns: {
    code: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'fee_policies_pkey' },
    title: { type: 'text' },
    state: { type: 'text' },
    version: { type: 'int' },
    revision: { type: 'bigint' },
  },
  checks: [
    { name: 'fee_policies_state', expression: `state IN ('ACTIVE', 'RETIRED')` },
    {
      name: 'fee_policies_lengths',
      expression: 'char_length(code) BETWEEN 1 AND 60 AND char_length(title) BETWEEN 1 AND 200',
    },
  ],
});

const versionsTable = new EntitySchema({
  name: 'fee_policy_versions',
  columns: {
    code: { type: 'text', collation: 'C', ...versionsKey },
    version: { type: 'int', ...versionsKey },
    rules: { type: 'jsonb' },
    applied_by: { type: 'text' },
    applied_at: { type: 'timestamptz' },
  },
});

const allowancesKey = { primary: true, primaryKeyConstraintName: 'fee_allowances_pkey' } as const;

const allowancesTable = new EntitySchema({
  name: 'fee_allowances',
  columns: {
    jurisdiction: { type: 'text', collation: 'C', ...allowancesKey },
    version: { type: 'int', ...allowancesKey },
    removed: { type: 'boolean' },
    content: { type: 'jsonb' },
    applied_by: { type: 'text' },
    applied_at: { type: 'timestamptz' },
  },
});

const lateFeesTable = new EntitySchema({
  name: 'late_fees',
  columns: {
    invoice_id: { type: 'uuid', ...feesKey },
    occurrence: { type: 'int', ...feesKey },
    policy_code: { type: 'text' },
    policy_version: { type: 'int' },
    charged_on: { type: 'date' },
    currency: { type: 'char', length: 3 },
    kind: { type: 'text', nullable: true },
    principal_minor: { type: 'bigint' },
    ppm: { type: 'bigint', nullable: true },
    reckoned_minor: { type: 'bigint' },
    bound: { type: 'text', nullable: true },
    amount_minor: { type: 'bigint' },
    reason: { type: 'text', nullable: true },
    charge_id: { type: 'uuid', nullable: true },
    decided_at: { type: 'timestamptz' },
  },
  checks: [
    { name: 'late_fees_kind', expression: `kind IN ('FLAT', 'PERCENTAGE', 'TIERED')` },
    { name: 'late_fees_bound', expression: `bound IN ('MIN', 'MAX', 'CAP', 'ALLOWANCE')` },
    {
      name: 'late_fees_charged',
      expression: `occurrence >= 1 AND amount_minor >= 0 AND (amount_minor > 0) = (charge_id IS NOT NULL)
        AND (charge_id IS NULL) = (reason IS NOT NULL)`,
    },
  ],
});

/** Open invoices of which a fee is to be looked at, and when. */
const duesTable = new EntitySchema({
  name: 'fee_dues',
  columns: {
    invoice_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'fee_dues_pkey' },
    next_at: { type: 'timestamptz' },
    since: { type: 'date', nullable: true },
  },
  indices: [{ name: 'fee_dues_by_next', columns: ['next_at', 'invoice_id'] }],
});

/** Holds of the workflow service, as its events tell of them. */
const holdsTable = new EntitySchema({
  name: 'fee_holds',
  columns: {
    hold_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'fee_holds_pkey' },
    subject_id: { type: 'uuid' },
    held_from: { type: 'timestamptz' },
    held_until: { type: 'timestamptz', nullable: true },
  },
  indices: [{ name: 'fee_holds_by_subject', columns: ['subject_id'] }],
});

/** Changes of terms and policies after which open invoices are looked at, page by page, and how far that is. */
const reviewsTable = new EntitySchema({
  name: 'fee_reviews',
  columns: {
    review_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'fee_reviews_pkey' },
    level: { type: 'text' },
    subject: { type: 'text', collation: 'C' },
    since: { type: 'date', nullable: true },
    after_due_on: { type: 'date', nullable: true },
    after_number: { type: 'text', collation: 'C', nullable: true },
    after_invoice_id: { type: 'uuid', nullable: true },
  },
  checks: [{ name: 'fee_reviews_level', expression: `level IN ('ORGANISATION', 'CLASS', 'CUSTOMER')` }],
});

export const feeTables = [
  policiesTable,
  versionsTable,
  allowancesTable,
  lateFeesTable,
  duesTable,
  holdsTable,
  reviewsTable,
];
