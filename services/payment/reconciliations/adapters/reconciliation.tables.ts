import { EntitySchema } from 'typeorm';

const uuid = { type: 'uuid' } as const;
const text = { type: 'text' } as const;
const integer = { type: 'integer' } as const;
const instant = { type: 'timestamptz' } as const;
const amount = { type: 'bigint', nullable: true } as const;
const currency = { type: 'char', length: 3, nullable: true } as const;

const reconciliations = new EntitySchema({
  name: 'reconciliations',
  columns: {
    reconciliation_id: { ...uuid, primary: true, primaryKeyConstraintName: 'reconciliations_pkey' },
    provider: text,
    day: { type: 'date' },
    state: text,
    matched_count: integer,
    moved_count: integer,
    unmatched_count: integer,
    run_by: text,
    run_at: { ...instant, nullable: true },
    is_running: { type: 'boolean' },
    look_at: { ...instant, nullable: true },
    version: { type: 'bigint' },
    lease_until: { ...instant, default: () => 'clock_timestamp()' },
  },
  uniques: [{ name: 'reconciliations_once', columns: ['provider', 'day'] }],
  indices: [
    { name: 'reconciliations_by_day', columns: ['day', 'reconciliation_id'] },
    {
      name: 'reconciliations_unmatched',
      columns: ['day', 'reconciliation_id'],
      where: '(unmatched_count > 0)',
    },
    { name: 'reconciliations_due', columns: ['look_at'], where: '(look_at IS NOT NULL)' },
  ],
  checks: [
    {
      name: 'reconciliations_state',
      expression: `state IN ('WAITING', 'DONE') AND (state = 'DONE') = (run_at IS NOT NULL)`,
    },
    {
      name: 'reconciliations_counts',
      expression: 'matched_count >= 0 AND moved_count >= 0 AND unmatched_count >= 0',
    },
  ],
});

const differences = new EntitySchema({
  name: 'reconciliation_differences',
  columns: {
    reconciliation_id: { ...uuid, primary: true, primaryKeyConstraintName: 'reconciliation_differences_pkey' },
    number: { ...integer, primary: true, primaryKeyConstraintName: 'reconciliation_differences_pkey' },
    kind: text,
    attempt_id: { ...uuid, nullable: true },
    provider_charge_id: text,
    provider_state: text,
    attempt_state: text,
    provider_minor: amount,
    provider_currency: currency,
    attempt_minor: amount,
    attempt_currency: currency,
  },
  foreignKeys: [
    {
      name: 'reconciliation_differences_of',
      target: 'reconciliations',
      columnNames: ['reconciliation_id'],
      referencedColumnNames: ['reconciliation_id'],
    },
  ],
  checks: [
    {
      name: 'reconciliation_differences_kind',
      expression: `kind IN ('AT_PROVIDER_ONLY', 'HERE_ONLY', 'AMOUNT_DIFFERS', 'STATE_DIFFERS')`,
    },
    { name: 'reconciliation_differences_number', expression: 'number > 0' },
  ],
});

/** What the tables of reconciliations are; a test compares them with the migrated schema. */
export const reconciliationTables = [reconciliations, differences];
