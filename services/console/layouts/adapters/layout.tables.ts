import { EntitySchema } from 'typeorm';

const layouts = new EntitySchema({
  name: 'account_layouts',
  columns: {
    holder: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'account_layouts_pkey' },
    widgets: { type: 'jsonb' },
    version: { type: 'bigint' },
    changed_at: { type: 'timestamptz' },
  },
  checks: [
    {
      name: 'account_layouts_form',
      expression: `holder ~ '^(role|user):' AND length(holder) <= 300 AND jsonb_typeof(widgets) = 'array'`,
    },
  ],
});

const removedLayouts = new EntitySchema({
  name: 'removed_layouts',
  columns: {
    holder: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'removed_layouts_pkey' },
    version: { type: 'bigint' },
  },
});

export const layoutTables = [layouts, removedLayouts];
