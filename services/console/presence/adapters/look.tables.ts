import { EntitySchema } from 'typeorm';

const text = { type: 'text' } as const;
const key = { primary: true, primaryKeyConstraintName: 'looks_pkey' } as const;
const instant = { type: 'timestamptz' } as const;

const looks = new EntitySchema({
  name: 'looks',
  columns: {
    customer_id: { type: 'uuid', ...key },
    subject: { ...text, ...key },
    name: text,
    began_at: instant,
    seen_at: instant,
  },
  indices: [{ name: 'looks_by_time', columns: ['seen_at'] }],
  checks: [{ name: 'looks_texts', expression: 'length(subject) BETWEEN 1 AND 255 AND length(name) <= 255' }],
});

export const lookTables = [looks];
