import { EntitySchema } from 'typeorm';

const choicesTable = new EntitySchema({
  name: 'interaction_choices',
  columns: {
    list: { type: 'text', primary: true, primaryKeyConstraintName: 'interaction_choices_pkey' },
    code: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'interaction_choices_pkey' },
    title: { type: 'text' },
    active: { type: 'boolean', default: true },
  },
  checks: [
    { name: 'interaction_choices_list', expression: `list IN ('METHOD', 'OUTCOME', 'DELINQUENCY_REASON')` },
    {
      name: 'interaction_choices_lengths',
      expression: `code ~ '^[A-Z][A-Z0-9_]{0,63}$' AND char_length(title) BETWEEN 1 AND 200`,
    },
  ],
});

const interactionsTable = new EntitySchema({
  name: 'interactions',
  columns: {
    interaction_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'interactions_pkey' },
    customer_id: { type: 'uuid' },
    method: { type: 'text' },
    outcome: { type: 'text' },
    direction: { type: 'text' },
    delinquency_reason: { type: 'text', default: '' },
    text: { type: 'text', default: '' },
    invoice_id: { type: 'uuid', nullable: true },
    case_id: { type: 'uuid', nullable: true },
    occurred_at: { type: 'timestamptz' },
    author: { type: 'text' },
    created_at: { type: 'timestamptz' },
  },
  foreignKeys: [
    {
      name: 'interactions_customer',
      target: 'customers',
      columnNames: ['customer_id'],
      referencedColumnNames: ['customer_id'],
    },
  ],
  checks: [
    { name: 'interactions_direction', expression: `direction IN ('INBOUND', 'OUTBOUND')` },
    { name: 'interactions_text_length', expression: 'char_length(text) <= 10000' },
  ],
  indices: [{ name: 'interactions_by_customer', columns: ['customer_id', 'occurred_at', 'interaction_id'] }],
});

/** Every table of interactions. */
export const interactionTables = [interactionsTable, choicesTable];
