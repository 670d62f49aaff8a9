import { EntitySchema } from 'typeorm';

export const disputesTable = new EntitySchema({
  name: 'disputes',
  columns: {
    dispute_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'disputes_pkey' },
    invoice_id: { type: 'uuid' },
    customer_id: { type: 'uuid' },
    currency: { type: 'char', length: 3 },
    state: { type: 'text' },
    amount_minor: { type: 'bigint', nullable: true },
    reason_code: { type: 'text' },
    debtor_text: { type: 'text' },
    document_ids: { type: 'uuid', array: true },
    deadline_on: { type: 'date' },
    overdue_at: { type: 'timestamptz' },
    overdue_told: { type: 'boolean' },
    raised_by: { type: 'text' },
    raised_at: { type: 'timestamptz' },
    credited_minor: { type: 'bigint' },
    resolution: { type: 'text' },
    resolved_by: { type: 'text' },
    resolved_at: { type: 'timestamptz', nullable: true },
    version: { type: 'bigint' },
  },
  indices: [
    { name: 'disputes_by_invoice', columns: ['invoice_id', 'dispute_id'] },
    { name: 'disputes_by_customer', columns: ['customer_id', 'dispute_id'] },
    { name: 'disputes_by_state', columns: ['state', 'dispute_id'] },
    { name: 'disputes_open', columns: ['invoice_id'], unique: true, where: `state = 'OPEN'` },
    { name: 'disputes_by_overdue', columns: ['overdue_at'], where: `state = 'OPEN' AND NOT overdue_told` },
  ],
  checks: [
    {
      name: 'disputes_state',
      expression: `state IN ('OPEN', 'RESOLVED_FOR_CREDITOR', 'RESOLVED_FOR_DEBTOR', 'RESOLVED_IN_PART', 'WITHDRAWN')
        AND (state = 'OPEN') = (resolved_at IS NULL)`,
    },
    { name: 'disputes_amounts', expression: 'amount_minor > 0' },
    {
      name: 'disputes_credited',
      expression: `credited_minor >= 0
        AND (credited_minor > 0) = (state IN ('RESOLVED_FOR_DEBTOR', 'RESOLVED_IN_PART'))`,
    },
    {
      name: 'disputes_lengths',
      expression: `char_length(debtor_text) <= 500 AND char_length(reason_code) <= 60 AND char_length(resolution) <= 500
        AND cardinality(document_ids) <= 20`,
    },
  ],
});
