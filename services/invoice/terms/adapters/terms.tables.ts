import { EntitySchema } from 'typeorm';

const primary = { primary: true, primaryKeyConstraintName: 'terms_pkey' } as const;

export const termsTable = new EntitySchema({
  name: 'terms',
  columns: {
    level: { type: 'text', ...primary },
    subject: { type: 'text', collation: 'C', ...primary },
    kind: { type: 'text', ...primary },
    net_days: { type: 'int', nullable: true },
    month_end: { type: 'text', nullable: true },
    calendar: { type: 'text', nullable: true },
    roll: { type: 'text', nullable: true },
    interest_policy: { type: 'text', nullable: true },
    fixed_sum: { type: 'boolean', nullable: true },
    version: { type: 'bigint' },
    set_by: { type: 'text' },
    set_at: { type: 'timestamptz' },
  },
  indices: [
    {
      name: 'terms_with_interest',
      columns: ['level'],
      where: `interest_policy IS NOT NULL AND interest_policy <> 'none'`,
    },
  ],
  checks: [
    {
      name: 'terms_level',
      expression: `level IN ('ORGANISATION', 'CLASS', 'CUSTOMER') AND (level = 'ORGANISATION') = (subject = '')`,
    },
    { name: 'terms_kind', expression: `kind IN ('REGULAR', 'OUT_OF_TURN')` },
    {
      name: 'terms_values',
      expression: `net_days BETWEEN 0 AND 365 AND month_end IN ('NONE', 'OF_ISSUE')
        AND char_length(calendar) BETWEEN 1 AND 60
        AND roll IN ('NONE', 'FOLLOWING', 'MODIFIED_FOLLOWING', 'PRECEDING')`,
    },
  ],
});
