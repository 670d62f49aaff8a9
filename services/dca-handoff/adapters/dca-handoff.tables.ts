import { EntitySchema } from 'typeorm';

const uuid = { type: 'uuid' } as const;
const text = { type: 'text' } as const;
const integer = { type: 'integer' } as const;
const instant = { type: 'timestamptz' } as const;
const primary = (table: string) => ({ primary: true, primaryKeyConstraintName: `${table}_pkey` });
const toPlacement = (table: string) => ({
  name: `${table}_placement`,
  target: 'placements',
  columnNames: ['placement_id'],
  referencedColumnNames: ['placement_id'],
});

const agencies = new EntitySchema({
  name: 'agencies',
  columns: { code: { ...text, ...primary('agencies') }, title: text, active: { type: 'boolean' } },
  checks: [
    { name: 'agencies_code', expression: `code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(code) <= 64` },
    { name: 'agencies_title', expression: 'length(title) BETWEEN 1 AND 200' },
  ],
});

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
    recall_count: integer,
    version: { type: 'bigint' },
    created_at: instant,
    sent_at: { ...instant, nullable: true },
  },
  uniques: [{ name: 'placements_idempotency_key', columns: ['idempotency_key'] }],
  indices: [
    { name: 'placements_by_time', columns: ['created_at', 'placement_id'] },
    { name: 'placements_by_customer', columns: ['customer_id', 'created_at', 'placement_id'] },
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
    meanwhile: { ...text, nullable: true },
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
  foreignKeys: [toPlacement('placement_lines')],
  checks: [
    {
      name: 'placement_lines_state',
      expression: `state IN ('PROPOSED', 'SENT', 'ACTIVE', 'REJECTED', 'RECALL_REQUESTED', 'RECALLED', 'CLOSED_PAID',
        'REFUSED')`,
    },
    { name: 'placement_lines_meanwhile', expression: `meanwhile IN ('PAID', 'VOIDED')` },
    { name: 'placement_lines_amount', expression: '(placed_minor IS NULL) = (currency IS NULL)' },
    { name: 'placement_lines_known', expression: `state = 'REFUSED' OR (placed_minor > 0 AND invoice_number <> '')` },
    {
      name: 'placement_lines_reason',
      expression: `state NOT IN ('REFUSED', 'REJECTED', 'RECALL_REQUESTED') OR reason <> ''`,
    },
  ],
});

const actClaims = new EntitySchema({
  name: 'act_claims',
  columns: { key: { ...text, ...primary('act_claims') }, token: uuid, lease_until: instant },
});

const outboundFiles = new EntitySchema({
  name: 'outbound_files',
  columns: {
    agency: { ...text, ...primary('outbound_files') },
    file_name: { ...text, ...primary('outbound_files') },
    kind: text,
    placement_id: uuid,
    content: text,
    correlation_id: text,
    state: text,
    stored_at: instant,
    lease_until: instant,
    delivered_at: { ...instant, nullable: true },
    answered_at: { ...instant, nullable: true },
  },
  indices: [
    { name: 'outbound_files_waiting', columns: ['stored_at'], where: `(state = 'TO_DELIVER')` },
    { name: 'outbound_files_by_placement', columns: ['placement_id'] },
    {
      name: 'outbound_files_unanswered',
      columns: ['delivered_at'],
      where: `(state = 'DELIVERED' AND answered_at IS NULL)`,
    },
  ],
  foreignKeys: [toPlacement('outbound_files')],
  checks: [
    { name: 'outbound_files_kind', expression: `kind IN ('PLACEMENT', 'RECALL')` },
    { name: 'outbound_files_state', expression: `state IN ('TO_DELIVER', 'DELIVERED')` },
    { name: 'outbound_files_delivery', expression: `(delivered_at IS NULL) = (state = 'TO_DELIVER')` },
  ],
});

const inboundKey = ['agency', 'file_name', 'sha256'];

const inboundFiles = new EntitySchema({
  name: 'inbound_files',
  columns: {
    agency: { ...text, ...primary('inbound_files') },
    file_name: { ...text, ...primary('inbound_files') },
    sha256: { ...text, ...primary('inbound_files') },
    line_count: integer,
    error_count: integer,
    read_at: instant,
  },
  checks: [{ name: 'inbound_files_counts', expression: 'line_count >= 0 AND error_count >= 0' }],
});

const inboundFileErrors = new EntitySchema({
  name: 'inbound_file_errors',
  columns: {
    agency: { ...text, ...primary('inbound_file_errors') },
    file_name: { ...text, ...primary('inbound_file_errors') },
    sha256: { ...text, ...primary('inbound_file_errors') },
    error_number: { ...integer, ...primary('inbound_file_errors') },
    line: integer,
    reason: text,
    content: text,
  },
  foreignKeys: [
    {
      name: 'inbound_file_errors_file',
      target: 'inbound_files',
      columnNames: inboundKey,
      referencedColumnNames: inboundKey,
    },
  ],
});

/** What the tables of this service are; a test compares them with the migrated schema. */
export const dcaHandoffTables = [
  agencies,
  placements,
  placementLines,
  actClaims,
  outboundFiles,
  inboundFiles,
  inboundFileErrors,
];
