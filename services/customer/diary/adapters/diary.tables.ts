import { EntitySchema } from 'typeorm';

const diaryEntriesTable = new EntitySchema({
  name: 'diary_entries',
  columns: {
    entry_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'diary_entries_pkey' },
    customer_id: { type: 'uuid' },
    occurred_at: { type: 'timestamptz' },
    // An identity column; the entity can only say that the database makes the value.
    arrival: { type: 'bigint', generated: 'increment' },
    event: { type: 'text' },
    actor: { type: 'text' },
    reason: { type: 'text' },
    invoice_id: { type: 'uuid', nullable: true },
    invoice_ids: { type: 'uuid', array: true, nullable: true },
    invoice_number: { type: 'text', default: '' },
    case_id: { type: 'uuid', nullable: true },
    line: { type: 'jsonb', nullable: true },
    text: { type: 'text' },
  },
  checks: [
    { name: 'diary_entries_text_length', expression: 'char_length(text) BETWEEN 1 AND 500' },
    {
      name: 'diary_entries_invoices',
      expression: 'invoice_ids IS NULL OR (invoice_id IS NULL AND cardinality(invoice_ids) > 1)',
    },
  ],
  indices: [
    { name: 'diary_entries_by_customer', columns: ['customer_id', 'occurred_at', 'arrival'] },
    { name: 'diary_entries_by_event', columns: ['customer_id', 'event', 'occurred_at', 'arrival'] },
    {
      name: 'diary_entries_by_invoice',
      columns: ['invoice_id', 'occurred_at', 'arrival'],
      where: '(invoice_id IS NOT NULL)',
    },
    { name: 'diary_entries_by_invoices', columns: ['invoice_ids'], synchronize: false },
    { name: 'diary_entries_of_people', columns: ['customer_id', 'occurred_at', 'arrival'], synchronize: false },
    {
      name: 'diary_entries_of_issue',
      columns: ['invoice_id'],
      where: "event = 'dunlin.invoice.v1.InvoiceIssued'",
      synchronize: false,
    },
  ],
});

export const diaryTables = [diaryEntriesTable];
