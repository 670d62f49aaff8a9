import { EntitySchema } from 'typeorm';

export const prolongationsTable = new EntitySchema({
  name: 'prolongations',
  columns: {
    prolongation_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'prolongations_pkey' },
    invoice_id: { type: 'uuid' },
    invoice_number: { type: 'text' },
    customer_id: { type: 'uuid' },
    currency: { type: 'char', length: 3 },
    state: { type: 'text' },
    days: { type: 'int' },
    count: { type: 'int' },
    old_due_on: { type: 'date' },
    old_due_date_source: { type: 'text' },
    new_due_on: { type: 'date' },
    fee_minor: { type: 'bigint' },
    tax_minor: { type: 'bigint' },
    fee_invoice_id: { type: 'uuid', nullable: true },
    fee_invoice_number: { type: 'text' },
    reason: { type: 'text' },
    actor: { type: 'text' },
    prolonged_at: { type: 'timestamptz' },
    cancel_reason: { type: 'text' },
    canceller: { type: 'text' },
    cancelled_at: { type: 'timestamptz', nullable: true },
  },
  indices: [
    { name: 'prolongations_by_invoice', columns: ['invoice_id', 'prolongation_id'] },
    {
      name: 'prolongations_of_fee',
      columns: ['fee_invoice_id'],
      unique: true,
      where: 'fee_invoice_id IS NOT NULL',
    },
    { name: 'prolongations_by_customer', columns: ['customer_id', 'prolongation_id'] },
    { name: 'prolongations_made', columns: ['invoice_id', 'count'], unique: true, where: `state = 'MADE'` },
  ],
  checks: [
    {
      name: 'prolongations_state',
      expression: `state IN ('MADE', 'CANCELLED') AND (state = 'CANCELLED') = (cancelled_at IS NOT NULL)`,
    },
    {
      name: 'prolongations_values',
      expression: `days BETWEEN 1 AND 365 AND count > 0 AND new_due_on > old_due_on
        AND fee_minor >= 0 AND tax_minor >= 0 AND (fee_minor > 0) = (fee_invoice_id IS NOT NULL)`,
    },
    { name: 'prolongations_lengths', expression: 'char_length(reason) <= 500 AND char_length(cancel_reason) <= 500' },
  ],
});

const primary = { primary: true, primaryKeyConstraintName: 'prolongation_policies_pkey' } as const;

export const prolongationPoliciesTable = new EntitySchema({
  name: 'prolongation_policies',
  columns: {
    level: { type: 'text', ...primary },
    subject: { type: 'text', collation: 'C', ...primary },
    said: { type: 'jsonb' },
    version: { type: 'bigint' },
    set_by: { type: 'text' },
    set_at: { type: 'timestamptz' },
  },
  checks: [
    {
      name: 'prolongation_policies_level',
      expression: `level IN ('ORGANISATION', 'CLASS') AND (level = 'ORGANISATION') = (subject = '')`,
    },
  ],
});
