import { EntitySchema } from 'typeorm';

const notesTable = new EntitySchema({
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

const tasksTable = new EntitySchema({
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
    { name: 'tasks_open', columns: ['due_at', 'task_id'], where: `(state = 'OPEN')` },
    { name: 'tasks_open_by_customer', columns: ['customer_id', 'due_at', 'task_id'], where: `(state = 'OPEN')` },
  ],
});

/** Every table of notes and tasks. */
export const workTables = [notesTable, tasksTable];

function customerKey(name: string) {
  return { name, target: 'customers', columnNames: ['customer_id'], referencedColumnNames: ['customer_id'] };
}
