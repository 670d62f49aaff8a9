import { EntitySchema } from 'typeorm';

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

export const workTables = [notesTable, tasksTable, diaryEntriesTable];

function customerKey(name: string) {
  return { name, target: 'customers', columnNames: ['customer_id'], referencedColumnNames: ['customer_id'] };
}
