import { EntitySchema } from 'typeorm';

const text = { type: 'text' } as const;

const views = new EntitySchema({
  name: 'saved_views',
  columns: {
    view_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'saved_views_pkey' },
    owner: text,
    screen: text,
    title: text,
    query: text,
    shared: { type: 'boolean' },
    version: { type: 'bigint' },
    changed_at: { type: 'timestamptz' },
  },
  indices: [
    { name: 'saved_views_by_owner', columns: ['owner', 'view_id'] },
    { name: 'saved_views_shared', columns: ['view_id'], where: '(shared)' },
  ],
  checks: [
    {
      name: 'saved_views_texts',
      expression: `length(screen) BETWEEN 1 AND 100 AND length(title) BETWEEN 1 AND 200
        AND length(query) <= 4000`,
    },
  ],
});

export const viewTables = [views];
