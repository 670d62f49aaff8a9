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
    to_group: { type: 'boolean', default: false },
    assignee_id: { type: 'uuid', nullable: true },
    tags: { type: 'text', array: true, default: () => `'{}'` },
    notes: { type: 'text', default: '' },
    snoozed_until: { type: 'timestamptz', nullable: true },
    value_minor: { type: 'bigint', nullable: true },
    value_currency: { type: 'char', length: 3, nullable: true },
    work_rank: { type: 'bigint', default: 0 },
    version: { type: 'bigint', default: 1 },
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
    { name: 'tasks_details', expression: 'cardinality(tags) <= 10 AND char_length(notes) <= 2000' },
    { name: 'tasks_value', expression: '(value_minor IS NULL) = (value_currency IS NULL)' },
  ],
  indices: [
    { name: 'tasks_by_due', columns: ['due_at', 'task_id'] },
    { name: 'tasks_by_queue', columns: ['queue', 'state', 'due_at', 'task_id'] },
    { name: 'tasks_by_customer', columns: ['customer_id', 'due_at', 'task_id'] },
    { name: 'tasks_open', columns: ['due_at', 'task_id'], where: `(state = 'OPEN')` },
    { name: 'tasks_open_by_customer', columns: ['customer_id', 'due_at', 'task_id'], where: `(state = 'OPEN')` },
    {
      name: 'tasks_by_assignee',
      columns: ['assignee_id', 'state', 'due_at', 'task_id'],
      where: '(assignee_id IS NOT NULL)',
    },
    { name: 'tasks_to_work', columns: ['work_rank', 'task_id'], synchronize: false },
    { name: 'tasks_to_work_by_queue', columns: ['queue', 'work_rank', 'task_id'], synchronize: false },
    { name: 'tasks_to_work_by_assignee', columns: ['assignee_id', 'work_rank', 'task_id'], synchronize: false },
  ],
});

const noteEditsTable = new EntitySchema({
  name: 'note_edits',
  columns: {
    note_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'note_edits_pkey' },
    edit_number: { type: 'integer', primary: true, primaryKeyConstraintName: 'note_edits_pkey' },
    former_text: { type: 'text' },
    actor: { type: 'text' },
    changed_at: { type: 'timestamptz' },
  },
  foreignKeys: [
    { name: 'note_edits_note', target: 'notes', columnNames: ['note_id'], referencedColumnNames: ['note_id'] },
  ],
  checks: [{ name: 'note_edits_number', expression: 'edit_number >= 1' }],
});

const taskTagsTable = new EntitySchema({
  name: 'task_tags',
  columns: {
    task_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'task_tags_pkey' },
    tag: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'task_tags_pkey' },
    queue: { type: 'text' },
    state: { type: 'text' },
    due_at: { type: 'timestamptz' },
    work_day: { type: 'date' },
    work_rank: { type: 'bigint' },
  },
  foreignKeys: [
    { name: 'task_tags_task', target: 'tasks', columnNames: ['task_id'], referencedColumnNames: ['task_id'] },
  ],
  checks: [{ name: 'task_tags_length', expression: 'char_length(tag) BETWEEN 1 AND 40' }],
  indices: [
    { name: 'task_tags_by_due', columns: ['tag', 'state', 'due_at', 'task_id'] },
    { name: 'task_tags_to_work', columns: ['tag', 'state', 'work_day', 'work_rank', 'task_id'] },
    { name: 'task_tags_of_queue_by_due', columns: ['tag', 'queue', 'state', 'due_at', 'task_id'] },
    { name: 'task_tags_of_queue_to_work', columns: ['tag', 'queue', 'state', 'work_day', 'work_rank', 'task_id'] },
  ],
});

/** Every table of notes and tasks. */
export const workTables = [notesTable, noteEditsTable, tasksTable, taskTagsTable];

function customerKey(name: string) {
  return { name, target: 'customers', columnNames: ['customer_id'], referencedColumnNames: ['customer_id'] };
}
