import { EntitySchema } from 'typeorm';

export const interestAccrualsTable = new EntitySchema({
  name: 'interest_accruals',
  columns: {
    invoice_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'interest_accruals_pkey' },
    customer_id: { type: 'uuid' },
    policy: { type: 'text' },
    series: { type: 'text' },
    explanation: { type: 'text' },
    fixed_sum: { type: 'boolean' },
    fixed_sum_charge_id: { type: 'uuid', nullable: true },
    charge_id: { type: 'uuid', nullable: true },
    issued_episode: { type: 'int' },
    watermark_on: { type: 'date', nullable: true },
    yielded: { type: 'numeric' },
    stop: { type: 'text', nullable: true },
    next_at: { type: 'timestamptz', nullable: true },
    aside: { type: 'boolean' },
  },
  indices: [
    { name: 'interest_accruals_due', columns: ['next_at'], where: 'next_at IS NOT NULL' },
    { name: 'interest_accruals_by_customer', columns: ['customer_id', 'invoice_id'] },
    { name: 'interest_accruals_by_series', columns: ['series'], where: `series <> ''` },
    { name: 'interest_accruals_stopped', columns: ['stop', 'invoice_id'], where: 'stop IS NOT NULL' },
    { name: 'interest_accruals_aside', columns: ['invoice_id'], where: 'aside' },
  ],
  checks: [
    {
      name: 'interest_accruals_stop',
      expression: `stop IN ('RATE_UNKNOWN', 'DEBTOR_UNKNOWN', 'DEBTOR_OTHER', 'CURRENCY_OTHER')`,
    },
    { name: 'interest_accruals_yielded', expression: 'yielded >= 0' },
  ],
});
