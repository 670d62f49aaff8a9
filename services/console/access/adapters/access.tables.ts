import { EntitySchema } from 'typeorm';

const text = { type: 'text' } as const;

const entries = new EntitySchema({
  name: 'access_entries',
  comment: 'append-only',
  columns: {
    entry_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'access_entries_pkey' },
    actor: text,
    client: text,
    operation: text,
    customer_id: { type: 'uuid', nullable: true },
    purpose: text,
    filter: { ...text, array: true },
    row_count: { type: 'bigint' },
    looked_at: { type: 'timestamptz' },
  },
  indices: [
    { name: 'access_entries_by_time', columns: ['looked_at', 'entry_id'] },
    { name: 'access_entries_by_customer', columns: ['customer_id', 'looked_at', 'entry_id'] },
    { name: 'access_entries_by_actor', columns: ['actor', 'looked_at', 'entry_id'] },
  ],
  checks: [
    {
      name: 'access_entries_texts',
      expression: `length(actor) <= 300 AND length(client) <= 200
        AND length(operation) BETWEEN 1 AND 200 AND length(purpose) <= 300`,
    },
    { name: 'access_entries_count', expression: 'row_count >= 0' },
  ],
});

export const accessTables = [entries];
