import { EntitySchema } from 'typeorm';
import { furtherTables } from './further.tables.js';
import { contactColumns, customerKey, flagColumns, ownedBy } from './table-parts.js';

export const customersTable = new EntitySchema({
  name: 'customers',
  columns: {
    customer_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'customers_pkey' },
    reference: { type: 'text', collation: 'C' },
    name: { type: 'text' },
    kind: { type: 'text' },
    customer_class: { type: 'text' },
    zone: { type: 'text' },
    other_zones: { type: 'text', array: true, default: () => `'{}'` },
    locale: { type: 'text' },
    debt_type: { type: 'text', default: '' },
    jurisdiction: { type: 'text', default: '' },
    role: { type: 'text', default: '' },
    default_sequence: { type: 'text', default: '' },
    specialist_id: { type: 'uuid', nullable: true },
    specialist_by_hand: { type: 'boolean', default: false },
    version: { type: 'bigint' },
    created_at: { type: 'timestamptz' },
    changed_at: { type: 'timestamptz' },
  },
  uniques: [{ name: 'customers_reference', columns: ['reference'] }],
  checks: [
    { name: 'customers_kind', expression: `kind IN ('PERSON', 'BUSINESS')` },
    {
      name: 'customers_lengths',
      expression: `char_length(reference) BETWEEN 1 AND 100 AND char_length(name) BETWEEN 1 AND 200
        AND char_length(customer_class) BETWEEN 1 AND 64 AND char_length(zone) BETWEEN 1 AND 64
        AND char_length(locale) BETWEEN 2 AND 35`,
    },
    { name: 'customers_zones', expression: 'cardinality(other_zones) < 20 AND NOT zone = ANY (other_zones)' },
    { name: 'customers_version', expression: 'version >= 1' },
    { name: 'customers_debt_type', expression: `debt_type IN ('', 'CONSUMER', 'BUSINESS')` },
    {
      name: 'customers_jurisdiction',
      expression: `jurisdiction = '' OR jurisdiction ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'`,
    },
    { name: 'customers_role', expression: `role IN ('', 'CREDITOR', 'COLLECTOR')` },
    { name: 'customers_specialist', expression: 'specialist_id IS NOT NULL OR NOT specialist_by_hand' },
    { name: 'customers_sequence_length', expression: 'char_length(default_sequence) <= 60' },
  ],
  indices: [
    { name: 'customers_by_reference_part', columns: ['reference'], synchronize: false },
    { name: 'customers_by_specialist', columns: ['specialist_id', 'reference'] },
    {
      name: 'customers_without_specialist',
      columns: ['customer_class', 'customer_id'],
      where: '(specialist_id IS NULL)',
    },
  ],
});

const contactsTable = new EntitySchema({
  name: 'contacts',
  columns: {
    customer_id: ownedBy('contacts_pkey'),
    channel: { type: 'text', primary: true, primaryKeyConstraintName: 'contacts_pkey' },
    contact_id: { type: 'uuid' },
    address: { type: 'text', collation: 'C' },
    validity: { type: 'text' },
    validity_reason: { type: 'text', default: '' },
    changed_at: { type: 'timestamptz' },
    ...contactColumns,
  },
  foreignKeys: [customerKey('contacts_customer')],
  checks: [
    { name: 'contacts_channel', expression: `channel IN ('EMAIL', 'SMS')` },
    {
      name: 'contacts_address',
      expression: `CASE channel WHEN 'SMS' THEN address ~ '^\\+[1-9][0-9]{3,14}$'
        ELSE char_length(address) BETWEEN 3 AND 254 AND position('@' IN address) > 1 END`,
    },
    {
      name: 'contacts_validity',
      expression: `validity IN ('UNVERIFIED', 'VALID', 'INVALID') AND (validity <> 'UNVERIFIED' OR validity_reason = '')`,
    },
    { name: 'contacts_reason_length', expression: 'char_length(validity_reason) <= 500' },
    { name: 'contacts_label_length', expression: 'char_length(label) <= 64' },
    { name: 'contacts_source', expression: `source IN ('', 'FILE', 'PERSON')` },
  ],
  indices: [
    { name: 'contacts_by_address', columns: ['address'], synchronize: false },
    {
      name: 'contacts_by_channel_and_address',
      columns: ['channel', 'address', 'customer_id'],
      synchronize: false,
    },
    { name: 'contacts_by_phone_end', columns: ['address'], synchronize: false },
  ],
});

const optOutsTable = new EntitySchema({
  name: 'opt_outs',
  columns: {
    customer_id: ownedBy('opt_outs_pkey'),
    channel: { type: 'text', primary: true, primaryKeyConstraintName: 'opt_outs_pkey' },
    address: { type: 'text', nullable: true, collation: 'C' },
    reason: { type: 'text' },
    actor: { type: 'text' },
    recorded_at: { type: 'timestamptz' },
  },
  indices: [{ name: 'opt_outs_by_address', columns: ['channel', 'address'], synchronize: false }],
  foreignKeys: [customerKey('opt_outs_customer')],
  checks: [
    { name: 'opt_outs_channel', expression: `channel IN ('EMAIL', 'SMS', 'CALL', 'LETTER')` },
    { name: 'opt_outs_reason_length', expression: 'char_length(reason) <= 500' },
  ],
});

const raisedFlagsTable = new EntitySchema({
  name: 'raised_flags',
  columns: {
    customer_id: ownedBy('raised_flags_pkey'),
    flag: { type: 'text', primary: true, primaryKeyConstraintName: 'raised_flags_pkey' },
    reason: { type: 'text' },
    actor: { type: 'text' },
    raised_at: { type: 'timestamptz' },
    ...flagColumns,
  },
  foreignKeys: [customerKey('raised_flags_customer')],
  checks: [
    { name: 'raised_flags_flag', expression: `flag IN ('BANKRUPT', 'DECEASED', 'MINOR', 'FRAUD', 'INSOLVENT')` },
    { name: 'raised_flags_reason_length', expression: 'char_length(reason) BETWEEN 1 AND 500' },
    { name: 'raised_flags_days', expression: 'until >= since' },
    { name: 'raised_flags_evidence_length', expression: 'char_length(evidence) <= 2000' },
  ],
});

const nameStartsTable = new EntitySchema({
  name: 'name_starts',
  columns: {
    start: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'name_starts_pkey' },
    customer_id: ownedBy('name_starts_pkey'),
  },
  indices: [{ name: 'name_starts_by_customer', columns: ['customer_id', 'start'] }],
});

/** Every table that customers are kept in. */
export const customerTables = [
  ...[customersTable, contactsTable, optOutsTable, raisedFlagsTable, nameStartsTable],
  ...furtherTables,
];
