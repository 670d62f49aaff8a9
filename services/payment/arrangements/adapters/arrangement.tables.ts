import { EntitySchema } from 'typeorm';

const uuid = { type: 'uuid' } as const;
const text = { type: 'text' } as const;
const bigint = { type: 'bigint' } as const;
const date = { type: 'date' } as const;
const integer = { type: 'integer' } as const;
const flag = { type: 'boolean' } as const;
const instant = { type: 'timestamptz' } as const;

const ofPlan = (name: string) => ({
  name,
  target: 'arrangements',
  columnNames: ['arrangement_id'],
  referencedColumnNames: ['arrangement_id'],
});

const arrangements = new EntitySchema({
  name: 'arrangements',
  columns: {
    arrangement_id: { ...uuid, primary: true, primaryKeyConstraintName: 'arrangements_pkey' },
    customer_id: uuid,
    currency: { type: 'char', length: 3 },
    state: text,
    total_minor: bigint,
    paid_minor: bigint,
    arrears_minor: bigint,
    frequency: text,
    method_id: { ...uuid, nullable: true },
    zone: text,
    grace_days: integer,
    max_missed: integer,
    max_days_in_arrears: integer,
    hash: text,
    consent: text,
    prior_payment_ids: { ...uuid, array: true },
    paused_on: { ...date, nullable: true },
    paused_until: { ...date, nullable: true },
    next_due_on: { ...date, nullable: true },
    next_act_at: { ...instant, nullable: true },
    made_by: text,
    made_at: instant,
    ended_at: { ...instant, nullable: true },
    end_reason: text,
    superseded_by: { ...uuid, nullable: true },
    version: bigint,
  },
  indices: [
    { name: 'arrangements_by_time', columns: ['made_at', 'arrangement_id'] },
    { name: 'arrangements_by_customer', columns: ['customer_id', 'made_at', 'arrangement_id'] },
    { name: 'arrangements_by_state', columns: ['state', 'made_at', 'arrangement_id'] },
    {
      name: 'arrangements_by_next_due',
      columns: ['next_due_on', 'arrangement_id'],
      where: '(next_due_on IS NOT NULL)',
    },
  ],
  checks: [
    {
      name: 'arrangements_state',
      expression: `state IN ('ON_TRACK', 'IN_ARREARS', 'PAUSED', 'COMPLETED', 'BROKEN', 'CANCELLED', 'SUPERSEDED')
        AND (state IN ('ON_TRACK', 'IN_ARREARS', 'PAUSED')) = (ended_at IS NULL)
        AND (state = 'PAUSED') = (paused_on IS NOT NULL) AND (state = 'SUPERSEDED') = (superseded_by IS NOT NULL)`,
    },
    {
      name: 'arrangements_amounts',
      expression: 'total_minor > 0 AND paid_minor BETWEEN 0 AND total_minor AND arrears_minor >= 0',
    },
    {
      name: 'arrangements_terms',
      expression: `frequency IN ('WEEKLY', 'FORTNIGHTLY', 'MONTHLY') AND grace_days BETWEEN 0 AND 30
        AND max_missed >= 0 AND max_days_in_arrears >= 0`,
    },
    {
      name: 'arrangements_texts',
      expression: 'length(consent) BETWEEN 1 AND 500 AND length(end_reason) <= 500',
    },
  ],
});

const invoices = new EntitySchema({
  name: 'arrangement_invoices',
  columns: {
    arrangement_id: { ...uuid, primary: true, primaryKeyConstraintName: 'arrangement_invoices_pkey' },
    invoice_id: { ...uuid, primary: true, primaryKeyConstraintName: 'arrangement_invoices_pkey' },
    position: integer,
    live: flag,
    minor: bigint,
    paid_minor: bigint,
    released_minor: bigint,
    standing: text,
    invoice_version: bigint,
  },
  foreignKeys: [ofPlan('arrangement_invoices_plan')],
  indices: [
    { name: 'arrangement_invoices_live', columns: ['invoice_id'], unique: true, where: 'live' },
    { name: 'arrangement_invoices_by_invoice', columns: ['invoice_id'] },
  ],
  checks: [
    { name: 'arrangement_invoices_standing', expression: `standing IN ('OWED', 'PAID', 'CLOSED')` },
    {
      name: 'arrangement_invoices_amounts',
      expression: 'minor > 0 AND paid_minor >= 0 AND released_minor >= 0 AND paid_minor + released_minor <= minor',
    },
  ],
});

const instalments = new EntitySchema({
  name: 'arrangement_instalments',
  columns: {
    arrangement_id: { ...uuid, primary: true, primaryKeyConstraintName: 'arrangement_instalments_pkey' },
    number: { ...integer, primary: true, primaryKeyConstraintName: 'arrangement_instalments_pkey' },
    state: text,
    due_on: date,
    last_on: date,
    anchor_day: integer,
    amount_minor: bigint,
    released_minor: bigint,
    paid_minor: bigint,
    late_since: { ...date, nullable: true },
    epoch: integer,
    asked: flag,
    attempt_id: { ...uuid, nullable: true },
  },
  foreignKeys: [ofPlan('arrangement_instalments_plan')],
  checks: [
    {
      name: 'arrangement_instalments_state',
      expression: `state IN ('SCHEDULED', 'COLLECTING', 'PAID', 'PARTIAL', 'MISSED', 'SKIPPED', 'CANCELLED', 'REVERSED')`,
    },
    {
      name: 'arrangement_instalments_amounts',
      expression: `amount_minor > 0 AND paid_minor >= 0 AND released_minor >= 0
        AND paid_minor + released_minor <= amount_minor`,
    },
    { name: 'arrangement_instalments_days', expression: 'last_on >= due_on AND anchor_day BETWEEN 1 AND 31' },
  ],
});

/** What the tables of plans are; a test compares them with the migrated schema. */
export const arrangementTables = [arrangements, invoices, instalments];
