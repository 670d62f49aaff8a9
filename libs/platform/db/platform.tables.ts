import { EntitySchema } from 'typeorm';

/** The one-row business clock. */
export const clockTable = new EntitySchema({
  name: 'clock',
  columns: {
    id: { type: 'boolean', primary: true, default: true, primaryKeyConstraintName: 'clock_pkey' },
    mode: { type: 'text' },
    instant: { type: 'timestamptz', nullable: true },
  },
  checks: [
    { name: 'clock_one_row', expression: 'id' },
    {
      name: 'clock_mode',
      expression: `(mode = 'real' AND instant IS NULL) OR (mode = 'test' AND instant IS NOT NULL)`,
    },
  ],
});

export const platformTables = [clockTable];
