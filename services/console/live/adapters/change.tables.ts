import { EntitySchema } from 'typeorm';

const text = { type: 'text' } as const;
const identity = { generated: true, generatedIdentity: 'ALWAYS' } as const;
const instant = { type: 'timestamptz' } as const;

const changes = new EntitySchema({
  name: 'changes',
  columns: {
    sequence: { type: 'bigint', primary: true, primaryKeyConstraintName: 'changes_pkey', ...identity },
    event_type: text,
    subject: text,
    customer_id: text,
    happened_at: instant,
    noted_at: instant,
  },
  indices: [{ name: 'changes_by_time', columns: ['noted_at'] }],
  checks: [{ name: 'changes_texts', expression: 'length(subject) BETWEEN 1 AND 200 AND length(customer_id) <= 200' }],
});

export const changeTables = [changes];
