import { EntitySchema } from 'typeorm';
import { customerKey } from './customer.tables.js';

export const notesTable = new EntitySchema({
  name: 'notes',
  columns: {
    note_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'notes_pkey' },
    customer_id: { type: 'uuid' },
    text: { type: 'text' },
    author: { type: 'text' },
    created_at: { type: 'timestamptz' },
  },
  foreignKeys: [customerKey('notes_customer')],
  checks: [{ name: 'notes_text_length', expression: 'char_length(text) BETWEEN 1 AND 10000' }],
  indices: [{ name: 'notes_by_customer', columns: ['customer_id', 'created_at', 'note_id'] }],
});

export const tasksTable = new EntitySchema({
  name: 'tasks',
  columns: {
    task_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'tasks_pkey' },
    customer_id: { type: 'uuid' },
    queue: { type: 'text' },
    title: { type: 'text' },
    invoice_id: { type: 'uuid', nullable: true },
    case_id: { type: 'uuid', nullable: true },
    state: { type: 'text' },
    outcome_note: { type: 'text', default: '' },
    due_at: { type: 'timestamptz' },
    created_at: { type: 'timestamptz' },
    resolved_at: { type: 'timestamptz', nullable: true },
    resolved_by: { type: 'text', default: '' },
  },
  foreignKeys: [customerKey('tasks_customer')],
  checks: [
    {
      name: 'tasks_state',
      expression: `(state = 'OPEN' AND resolved_at IS NULL AND resolved_by = '' AND outcome_note = '')
        OR (state = 'DONE' AND resolved_at IS NOT NULL AND resolved_by <> '')`,
    },
    {
      name: 'tasks_lengths',
      expression: `char_length(queue) BETWEEN 1 AND 64 AND char_length(title) BETWEEN 1 AND 300
        AND char_length(outcome_note) <= 2000`,
    },
  ],
  indices: [
    { name: 'tasks_by_due', columns: ['due_at', 'task_id'] },
    { name: 'tasks_by_queue', columns: ['queue', 'state', 'due_at', 'task_id'] },
    { name: 'tasks_by_customer', columns: ['customer_id', 'due_at', 'task_id'] },
  ],
});

export const diaryEntriesTable = new EntitySchema({
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
    {
      name: 'diary_entries_of_issue',
      columns: ['invoice_id'],
      where: "event = 'dunlin.invoice.v1.InvoiceIssued'",
      synchronize: false,
    },
  ],
});

/** Every table of notes, tasks and the diary. */
export const workTables = [notesTable, tasksTable, diaryEntriesTable];
