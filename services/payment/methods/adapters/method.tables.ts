import { EntitySchema } from 'typeorm';

const text = { type: 'text' } as const;
const instant = { type: 'timestamptz' } as const;

const methods = new EntitySchema({
  name: 'payment_methods',
  columns: {
    method_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'payment_methods_pkey' },
    customer_id: { type: 'uuid' },
    provider: text,
    session_id: text,
    token: text,
    kind: { ...text, nullable: true },
    label: text,
    brand: text,
    expiry_month: { ...text, nullable: true },
    state: text,
    disabled_until: { type: 'date', nullable: true },
    reason: text,
    used_on: { type: 'date' },
    autopay: { type: 'boolean', default: false },
    version: { type: 'bigint' },
    created_at: instant,
    asked_at: { ...instant, default: () => 'clock_timestamp()' },
    look_at: { ...instant, default: () => 'clock_timestamp()' },
    looks: { type: 'integer', default: 0 },
  },
  indices: [
    { name: 'payment_methods_by_customer', columns: ['customer_id', 'created_at', 'method_id'] },
    { name: 'payment_methods_autopay', columns: ['customer_id'], unique: true, where: 'autopay' },
    { name: 'payment_methods_pending', columns: ['look_at'], where: `(state = 'PENDING')` },
  ],
  checks: [
    {
      name: 'payment_methods_state',
      expression: `state IN ('PENDING', 'ACTIVE', 'DISABLED_UNTIL', 'DISABLED', 'REVOKED', 'EXPIRED', 'FAILED')`,
    },
    { name: 'payment_methods_kind', expression: `kind IN ('CARD', 'BANK_ACCOUNT')` },
    { name: 'payment_methods_disabled', expression: `(state = 'DISABLED_UNTIL') = (disabled_until IS NOT NULL)` },
    {
      name: 'payment_methods_given',
      expression: `state NOT IN ('ACTIVE', 'DISABLED_UNTIL', 'DISABLED') OR (token <> '' AND kind IS NOT NULL)`,
    },
    {
      name: 'payment_methods_autopay_state',
      expression: `NOT autopay OR state IN ('ACTIVE', 'DISABLED_UNTIL', 'DISABLED')`,
    },
    {
      name: 'payment_methods_texts',
      expression: `length(label) <= 60 AND length(brand) <= 60 AND length(reason) <= 500
  AND length(token) <= 200 AND length(session_id) <= 200`,
    },
  ],
});

/** What the table of payment methods is; a test compares it with the migrated schema. */
export const methodTables = [methods];
