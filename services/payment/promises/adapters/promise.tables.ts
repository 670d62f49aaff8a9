import { EntitySchema } from 'typeorm';

const uuid = { type: 'uuid' } as const;
const text = { type: 'text' } as const;
const bigint = { type: 'bigint' } as const;
const date = { type: 'date' } as const;

const promises = new EntitySchema({
  name: 'promises',
  columns: {
    promise_id: { ...uuid, primary: true, primaryKeyConstraintName: 'promises_pkey' },
    customer_id: uuid,
    currency: { type: 'char', length: 3 },
    state: text,
    amount_minor: bigint,
    parts: { type: 'jsonb' },
    due_on: date,
    method: { ...text, nullable: true },
    notes: text,
    tolerance_ppm: { type: 'int' },
    grace_days: { type: 'int' },
    first_value_on: date,
    last_value_on: date,
    judge_at: { type: 'timestamptz' },
    prior_payment_ids: { ...uuid, array: true },
    paid_minor: bigint,
    made_by: text,
    made_at: { type: 'timestamptz' },
    decided_at: { type: 'timestamptz', nullable: true },
    cancel_reason: text,
    version: bigint,
  },
  indices: [
    { name: 'promises_by_due', columns: ['due_on', 'promise_id'] },
    { name: 'promises_by_state', columns: ['state', 'due_on', 'promise_id'] },
    { name: 'promises_by_customer', columns: ['customer_id', 'due_on', 'promise_id'] },
    { name: 'promises_by_method', columns: ['method', 'due_on', 'promise_id'], where: '(method IS NOT NULL)' },
    { name: 'promises_active', columns: ['customer_id'], where: `(state = 'ACTIVE')` },
  ],
  checks: [
    {
      name: 'promises_state',
      expression: `state IN ('ACTIVE', 'KEPT', 'BROKEN', 'CANCELLED') AND (state = 'ACTIVE') = (decided_at IS NULL)
        AND (state = 'CANCELLED') = (cancel_reason <> '')`,
    },
    { name: 'promises_amounts', expression: 'amount_minor > 0 AND paid_minor >= 0' },
    { name: 'promises_method', expression: `method <> ''` },
    {
      name: 'promises_terms',
      expression: `tolerance_ppm BETWEEN 0 AND 999999 AND grace_days BETWEEN 0 AND 30
        AND last_value_on >= due_on AND due_on >= first_value_on`,
    },
    { name: 'promises_texts', expression: 'length(notes) <= 500 AND length(cancel_reason) <= 500' },
  ],
});

const promiseInvoices = new EntitySchema({
  name: 'promise_invoices',
  columns: {
    invoice_id: { ...uuid, primary: true, primaryKeyConstraintName: 'promise_invoices_pkey' },
    promise_id: { ...uuid, primary: true, primaryKeyConstraintName: 'promise_invoices_pkey' },
    active: { type: 'boolean' },
  },
  foreignKeys: [
    {
      name: 'promise_invoices_promise',
      target: 'promises',
      columnNames: ['promise_id'],
      referencedColumnNames: ['promise_id'],
    },
  ],
  indices: [{ name: 'promise_invoices_active', columns: ['invoice_id'], unique: true, where: 'active' }],
});

/** What the tables of promises are; a test compares them with the migrated schema. */
export const promiseTables = [promises, promiseInvoices];
