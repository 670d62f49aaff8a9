import { EntitySchema } from 'typeorm';

const uuid = { type: 'uuid' } as const;
const text = { type: 'text' } as const;
const instant = { type: 'timestamptz' } as const;
const wallClock = { ...instant, default: () => 'clock_timestamp()' } as const;

const states = `'INITIATED', 'PENDING', 'SETTLED', 'FAILED_SOFT', 'FAILED_HARD', 'REQUIRES_ACTION', 'UNKNOWN', 'CANCELLED', 'REVERSED'`;
const open = `(state = ANY (ARRAY['INITIATED'::text, 'PENDING'::text, 'REQUIRES_ACTION'::text, 'UNKNOWN'::text]))`;

const attempts = new EntitySchema({
  name: 'payment_attempts',
  columns: {
    attempt_id: { ...uuid, primary: true, primaryKeyConstraintName: 'payment_attempts_pkey' },
    customer_id: uuid,
    method_id: uuid,
    method_label: text,
    provider: text,
    correlation_id: text,
    state: text,
    amount_minor: { type: 'bigint' },
    currency: { type: 'char', length: 3 },
    invoice_ids: { ...uuid, array: true },
    failure: { type: 'jsonb', nullable: true },
    reason: text,
    provider_charge_id: text,
    payment_id: { ...uuid, nullable: true },
    action_url: text,
    asked_at: { ...instant, nullable: true },
    version: { type: 'bigint' },
    created_at: instant,
    lease_until: wallClock,
    look_at: wallClock,
    looks: { type: 'integer', default: 0 },
  },
  indices: [
    { name: 'payment_attempts_by_time', columns: ['created_at', 'attempt_id'] },
    { name: 'payment_attempts_by_customer', columns: ['customer_id', 'created_at', 'attempt_id'] },
    { name: 'payment_attempts_by_state', columns: ['state', 'created_at', 'attempt_id'] },
    { name: 'payment_attempts_by_method', columns: ['method_id', 'created_at'] },
    { name: 'payment_attempts_open', columns: ['look_at'], where: open },
    { name: 'payment_attempts_by_invoice', columns: ['invoice_ids'], synchronize: false },
    { name: 'payment_attempts_money_by_day', columns: ['provider', 'attempt_id'], synchronize: false },
  ],
  foreignKeys: [
    {
      name: 'payment_attempts_method',
      target: 'payment_methods',
      columnNames: ['method_id'],
      referencedColumnNames: ['method_id'],
    },
  ],
  checks: [
    { name: 'payment_attempts_state', expression: `state IN (${states})` },
    { name: 'payment_attempts_amount', expression: 'amount_minor > 0' },
    {
      name: 'payment_attempts_invoices',
      expression: '(cardinality(invoice_ids) BETWEEN 1 AND 50) OR cardinality(invoice_ids) BETWEEN 51 AND 500',
    },
    { name: 'payment_attempts_asked', expression: `asked_at IS NOT NULL OR state IN ('INITIATED', 'CANCELLED')` },
    { name: 'payment_attempts_money', expression: `(state IN ('SETTLED', 'REVERSED')) = (payment_id IS NOT NULL)` },
    {
      name: 'payment_attempts_texts',
      expression: `length(method_label) <= 60 AND length(reason) <= 60
  AND length(provider_charge_id) <= 200 AND length(action_url) <= 2000`,
    },
  ],
});

/** What the table of attempts is; a test compares it with the migrated schema. */
export const attemptTables = [attempts];
