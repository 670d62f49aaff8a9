import { EntitySchema } from 'typeorm';

const primary = { primary: true, primaryKeyConstraintName: 'calendar_versions_pkey' } as const;

export const calendarVersionsTable = new EntitySchema({
  name: 'calendar_versions',
  columns: {
    code: { type: 'text', collation: 'C', ...primary },
    version: { type: 'int', ...primary },
    used_from: { type: 'date' },
    weekend: { type: 'jsonb' },
    days: { type: 'jsonb' },
    known_from: { type: 'date' },
    known_until: { type: 'date' },
  },
});
