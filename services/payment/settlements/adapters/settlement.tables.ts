import { EntitySchema } from 'typeorm';

const uuid = { type: 'uuid' } as const;
const text = { type: 'text' } as const;
const bigint = { type: 'bigint' } as const;
const date = { type: 'date' } as const;
const instant = { type: 'timestamptz' } as const;

const settlements = new EntitySchema({
  name: 'settlements',
  columns: {
    settlement_id: { ...uuid, primary: true, primaryKeyConstraintName: 'settlements_pkey' },
    customer_id: uuid,
    currency: { type: 'char', length: 3 },
    state: text,
    amount_minor: bigint,
    parts: { type: 'jsonb' },
    until_on: date,
    judge_at: instant,
    zone: text,
    reason: text,
    offered_by: text,
    offered_at: instant,
    consent: text,
    accepted_by: text,
    accepted_at: { ...instant, nullable: true },
    first_value_on: { ...date, nullable: true },
    prior_payment_ids: { ...uuid, array: true },
    paid_minor: bigint,
    decided_at: { ...instant, nullable: true },
    withdraw_reason: text,
    version: bigint,
  },
  indices: [
    { name: 'settlements_by_day', columns: ['until_on', 'settlement_id'] },
    { name: 'settlements_by_state', columns: ['state', 'until_on', 'settlement_id'] },
    { name: 'settlements_by_customer', columns: ['customer_id', 'until_on', 'settlement_id'] },
  ],
  checks: [
    {
      name: 'settlements_state',
      expression: `state IN ('OFFERED', 'ACCEPTED', 'FULFILLED', 'BREACHED', 'EXPIRED', 'WITHDRAWN')
        AND (state IN ('OFFERED', 'ACCEPTED')) = (decided_at IS NULL)
        AND (state IN ('ACCEPTED', 'FULFILLED', 'BREACHED')) = (accepted_at IS NOT NULL)
        AND (accepted_at IS NULL) = (first_value_on IS NULL) AND (state = 'WITHDRAWN') = (withdraw_reason <> '')`,
    },
    { name: 'settlements_amounts', expression: 'amount_minor > 0 AND paid_minor >= 0' },
    {
      name: 'settlements_texts',
      expression: 'length(reason) <= 500 AND length(consent) <= 500 AND length(withdraw_reason) <= 500',
    },
  ],
});

const settlementInvoices = new EntitySchema({
  name: 'settlement_invoices',
  columns: {
    invoice_id: { ...uuid, primary: true, primaryKeyConstraintName: 'settlement_invoices_pkey' },
    settlement_id: { ...uuid, primary: true, primaryKeyConstraintName: 'settlement_invoices_pkey' },
    live: { type: 'boolean' },
  },
  foreignKeys: [
    {
      name: 'settlement_invoices_settlement',
      target: 'settlements',
      columnNames: ['settlement_id'],
      referencedColumnNames: ['settlement_id'],
    },
  ],
  indices: [{ name: 'settlement_invoices_live', columns: ['invoice_id'], unique: true, where: 'live' }],
});

/** What the tables of settlements are; a test compares them with the migrated schema. */
export const settlementTables = [settlements, settlementInvoices];
