import { EntitySchema } from 'typeorm';

export const creditNotesTable = new EntitySchema({
  name: 'credit_notes',
  columns: {
    credit_note_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'credit_notes_pkey' },
    number: { type: 'text', collation: 'C' },
    invoice_id: { type: 'uuid' },
    customer_id: { type: 'uuid' },
    creditor_id: { type: 'text' },
    currency: { type: 'char', length: 3 },
    amount_minor: { type: 'bigint' },
    tax_minor: { type: 'bigint' },
    reason: { type: 'text' },
    dispute_id: { type: 'uuid', nullable: true },
    actor: { type: 'text' },
    created_at: { type: 'timestamptz' },
  },
  indices: [
    { name: 'credit_notes_by_invoice', columns: ['invoice_id', 'credit_note_id'] },
    { name: 'credit_notes_by_customer', columns: ['customer_id', 'credit_note_id'] },
    { name: 'credit_notes_number', columns: ['number', 'creditor_id'], unique: true, where: `number <> ''` },
  ],
  checks: [
    { name: 'credit_notes_amounts', expression: 'amount_minor > 0' },
    {
      name: 'credit_notes_lengths',
      expression: 'char_length(number) <= 100 AND char_length(reason) BETWEEN 1 AND 500',
    },
  ],
});
