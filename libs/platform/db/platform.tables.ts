import { EntitySchema } from 'typeorm';
import { approvalTables } from '../approvals/approval.tables.js';

/** The one-row business clock. */
export const clockTable = new EntitySchema({
  name: 'clock',
  columns: {
    id: { type: 'boolean', primary: true, default: true, primaryKeyConstraintName: 'clock_pkey' },
    mode: { type: 'text' },
    instant: { type: 'timestamptz', nullable: true },
    anchor: { type: 'timestamptz', nullable: true },
    rate: { type: 'integer', default: 1 },
  },
  checks: [
    { name: 'clock_one_row', expression: 'id' },
    {
      name: 'clock_mode',
      expression: `CASE mode WHEN 'real' THEN instant IS NULL AND anchor IS NULL AND rate = 1
        WHEN 'test' THEN instant IS NOT NULL AND anchor IS NULL AND rate = 1
        WHEN 'fast' THEN instant IS NOT NULL AND anchor IS NOT NULL AND rate BETWEEN 2 AND 1440
        ELSE false END`,
    },
  ],
});

export const platformTables = [clockTable, ...approvalTables];
