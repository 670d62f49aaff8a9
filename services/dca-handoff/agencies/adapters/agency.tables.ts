import { EntitySchema } from 'typeorm';

const text = { type: 'text' } as const;

const agencies = new EntitySchema({
  name: 'agencies',
  columns: {
    code: { ...text, primary: true, primaryKeyConstraintName: 'agencies_pkey' },
    title: text,
    active: { type: 'boolean' },
  },
  checks: [
    { name: 'agencies_code', expression: `code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(code) <= 64` },
    { name: 'agencies_title', expression: 'length(title) BETWEEN 1 AND 200' },
  ],
});

export const agencyTables = [agencies];
