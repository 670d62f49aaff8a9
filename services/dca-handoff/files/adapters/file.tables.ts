import { EntitySchema } from 'typeorm';

const uuid = { type: 'uuid' } as const;
const text = { type: 'text' } as const;
const integer = { type: 'integer' } as const;
const instant = { type: 'timestamptz' } as const;
/** Casts of a default are not compared. Files from before have none until they get one. */
const id = { ...uuid, nullable: true, default: () => '((gen_random_uuid()))' } as const;
/** How a list finds files, whether sent or received; the states are computed, so that the migration alone says how. */
const listed = (table: string, time: string) => [
  { name: `${table}_by_id`, columns: ['file_id'] },
  { name: `${table}_by_time`, columns: [time, 'file_id'] },
  { name: `${table}_by_agency`, columns: ['agency', time, 'file_id'] },
  { name: `${table}_by_state`, columns: [time, 'file_id'], synchronize: false },
  { name: `${table}_by_agency_and_state`, columns: ['agency', time, 'file_id'], synchronize: false },
  { name: `${table}_by_name`, columns: ['file_name'] },
];
const primary = (table: string) => ({ primary: true, primaryKeyConstraintName: `${table}_pkey` });

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
    failed_attempts: integer,
    delivered_at: { ...instant, nullable: true },
    acknowledged_at: { ...instant, nullable: true },
    file_id: id,
    // Only the release before leaves it to the database.
    // eslint-disable-next-line no-restricted-syntax
    made_at: { ...instant, nullable: true, default: () => `date_trunc('milliseconds', clock_timestamp())` },
    sha256: { ...text, default: '' },
    byte_count: { ...integer, nullable: true },
    line_count: { ...integer, nullable: true },
    written_at: { ...instant, nullable: true },
    confirmed_at: { ...instant, nullable: true },
  },
  indices: [
    ...listed('outbound_files', 'made_at'),
    { name: 'outbound_files_waiting', columns: ['agency', 'stored_at'], where: `(state = 'TO_DELIVER')` },
    { name: 'outbound_files_by_placement', columns: ['placement_id'] },
    { name: 'outbound_files_undescribed', columns: ['agency', 'file_name'], where: '(file_id IS NULL)' },
    {
      name: 'outbound_files_with_content',
      columns: ['delivered_at'],
      where: `(state = 'DELIVERED' AND content <> '')`,
    },
    {
      name: 'outbound_files_unacknowledged',
      columns: ['delivered_at'],
      where: `(state = 'DELIVERED' AND acknowledged_at IS NULL)`,
    },
  ],
  foreignKeys: [
    {
      name: 'outbound_files_placement',
      target: 'placements',
      columnNames: ['placement_id'],
      referencedColumnNames: ['placement_id'],
    },
  ],
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
    file_id: id,
    state: { ...text, default: 'READ' },
    waits_because: { ...text, default: '' },
    byte_count: { ...integer, nullable: true },
  },
  indices: [
    ...listed('inbound_files', 'read_at'),
    { name: 'inbound_files_undescribed', columns: inboundKey, where: '(file_id IS NULL)' },
  ],
  checks: [
    { name: 'inbound_files_counts', expression: 'line_count >= 0 AND error_count >= 0' },
    { name: 'inbound_files_state', expression: `state IN ('WAITING', 'READ')` },
    { name: 'inbound_files_waiting', expression: `(state = 'WAITING') = (waits_because <> '')` },
  ],
});

const inboundFilePlacements = new EntitySchema({
  name: 'inbound_file_placements',
  columns: {
    agency: { ...text, ...primary('inbound_file_placements') },
    file_name: { ...text, ...primary('inbound_file_placements') },
    sha256: { ...text, ...primary('inbound_file_placements') },
    placement_id: { ...uuid, ...primary('inbound_file_placements') },
  },
  indices: [{ name: 'inbound_file_placements_by_placement', columns: ['placement_id'] }],
  foreignKeys: [
    {
      name: 'inbound_file_placements_file',
      target: 'inbound_files',
      columnNames: inboundKey,
      referencedColumnNames: inboundKey,
    },
    {
      name: 'inbound_file_placements_placement',
      target: 'placements',
      columnNames: ['placement_id'],
      referencedColumnNames: ['placement_id'],
    },
  ],
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
    read_at: instant,
  },
  indices: [
    {
      name: 'inbound_file_errors_by_agency',
      columns: ['agency', 'read_at', 'file_name', 'sha256', 'error_number'],
    },
    { name: 'inbound_file_errors_by_time', columns: ['read_at', 'agency', 'file_name', 'sha256', 'error_number'] },
  ],
  foreignKeys: [
    {
      name: 'inbound_file_errors_file',
      target: 'inbound_files',
      columnNames: inboundKey,
      referencedColumnNames: inboundKey,
    },
  ],
});

const agencyExchanges = new EntitySchema({
  name: 'agency_exchanges',
  columns: {
    agency: { ...text, ...primary('agency_exchanges') },
    direction: { ...text, ...primary('agency_exchanges') },
    failure_count: integer,
    retry_at: instant,
    succeeded_at: instant,
  },
  foreignKeys: [
    { name: 'agency_exchanges_agency', target: 'agencies', columnNames: ['agency'], referencedColumnNames: ['code'] },
  ],
  checks: [
    { name: 'agency_exchanges_direction', expression: `direction IN ('DELIVERY', 'READING')` },
    { name: 'agency_exchanges_failures', expression: 'failure_count >= 0' },
  ],
});

export const fileTables = [outboundFiles, inboundFiles, inboundFilePlacements, inboundFileErrors, agencyExchanges];
