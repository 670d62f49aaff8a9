import { EntitySchema } from 'typeorm';

const uuid = { type: 'uuid' } as const;
const text = { type: 'text' } as const;
const integer = { type: 'integer' } as const;
const instant = { type: 'timestamptz' } as const;
const primary = (table: string) => ({ primary: true, primaryKeyConstraintName: `${table}_pkey` });

const placements = new EntitySchema({
  name: 'placements',
  columns: {
    placement_id: { ...uuid, ...primary('placements') },
    idempotency_key: text,
    agency: text,
    customer_id: uuid,
    customer_reference: text,
    case_id: { ...uuid, nullable: true },
    state: text,
    reason: text,
    unannounced_reason: text,
    recall_count: integer,
    recall_ends_at: { ...instant, nullable: true },
    version: { type: 'bigint' },
    created_at: instant,
    sent_at: { ...instant, nullable: true },
  },
  uniques: [{ name: 'placements_idempotency_key', columns: ['idempotency_key'] }],
  indices: [
    { name: 'placements_by_time', columns: ['created_at', 'placement_id'] },
    { name: 'placements_by_customer', columns: ['customer_id', 'created_at', 'placement_id'] },
    { name: 'placements_by_agency', columns: ['agency', 'created_at', 'placement_id'] },
    { name: 'placements_by_state', columns: ['state', 'created_at', 'placement_id'] },
    { name: 'placements_by_agency_and_state', columns: ['agency', 'state', 'created_at', 'placement_id'] },
  ],
  foreignKeys: [
    { name: 'placements_agency', target: 'agencies', columnNames: ['agency'], referencedColumnNames: ['code'] },
  ],
  checks: [
    {
      name: 'placements_state',
      expression: `state IN ('DRAFT', 'READY', 'SENT', 'ACTIVE', 'REJECTED', 'RECALL_REQUESTED', 'RECALLED',
        'CLOSED_PAID', 'REFUSED')`,
    },
    { name: 'placements_sent', expression: `(sent_at IS NULL) = (state IN ('DRAFT', 'READY', 'REFUSED'))` },
    { name: 'placements_version', expression: 'version > 0 AND recall_count >= 0' },
  ],
});

const placementLines = new EntitySchema({
  name: 'placement_lines',
  columns: {
    placement_id: { ...uuid, ...primary('placement_lines') },
    line_number: { ...integer, ...primary('placement_lines') },
    invoice_id: uuid,
    invoice_number: text,
    placed_minor: { type: 'bigint', nullable: true },
    currency: { type: 'char', length: 3, nullable: true },
    due_on: { type: 'date', nullable: true },
    state: text,
    reason: text,
    settled_while_placed: { ...text, nullable: true },
    invoice_version: { type: 'bigint' },
  },
  indices: [
    {
      name: 'placement_lines_open',
      columns: ['invoice_id'],
      unique: true,
      where: `(state IN ('PROPOSED', 'SENT', 'ACTIVE', 'RECALL_REQUESTED'))`,
    },
    { name: 'placement_lines_by_invoice', columns: ['invoice_id', 'placement_id'] },
  ],
  foreignKeys: [
    {
      name: 'placement_lines_placement',
      target: 'placements',
      columnNames: ['placement_id'],
      referencedColumnNames: ['placement_id'],
    },
  ],
  checks: [
    {
      name: 'placement_lines_state',
      expression: `state IN ('PROPOSED', 'SENT', 'ACTIVE', 'REJECTED', 'RECALL_REQUESTED', 'RECALLED', 'CLOSED_PAID',
        'REFUSED')`,
    },
    { name: 'placement_lines_settled', expression: `settled_while_placed IN ('PAID', 'VOID')` },
    { name: 'placement_lines_amount', expression: '(placed_minor IS NULL) = (currency IS NULL)' },
    { name: 'placement_lines_known', expression: `state = 'REFUSED' OR (placed_minor > 0 AND invoice_number <> '')` },
    {
      name: 'placement_lines_reason',
      expression: `state NOT IN ('REFUSED', 'REJECTED', 'RECALL_REQUESTED') OR reason <> ''`,
    },
  ],
});

const actLeases = new EntitySchema({
  name: 'act_leases',
  columns: { key: { ...text, ...primary('act_leases') }, token: uuid, lease_until: instant },
});

export const placementTables = [placements, placementLines, actLeases];
