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
    version: { type: 'bigint' },
    created_at: instant,
    asked_at: { ...instant, default: () => 'clock_timestamp()' },
    look_at: { ...instant, default: () => 'clock_timestamp()' },
    looks: { type: 'integer', default: 0 },
  },
  indices: [
    { name: 'payment_methods_by_customer', columns: ['customer_id', 'created_at', 'method_id'] },
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
      name: 'payment_methods_texts',
      expression: `length(label) <= 60 AND length(brand) <= 60 AND length(reason) <= 500
  AND length(token) <= 200 AND length(session_id) <= 200`,
    },
  ],
});

const autopays = new EntitySchema({
  name: 'autopay_methods',
  columns: {
    customer_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'autopay_methods_pkey' },
    method_id: { type: 'uuid' },
  },
  uniques: [{ name: 'autopay_methods_once', columns: ['method_id'] }],
  foreignKeys: [
    {
      name: 'autopay_methods_method',
      target: 'payment_methods',
      columnNames: ['method_id'],
      referencedColumnNames: ['method_id'],
    },
  ],
});

/** What the tables of payment methods are; a test compares them with the migrated schema. */
export const methodTables = [methods, autopays];
