import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

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
  ],
  indices: [
    { name: 'contacts_by_address', columns: ['address'], synchronize: false },
    {
      name: 'contacts_by_channel_and_address',
      columns: ['channel', 'address', 'customer_id'],
      synchronize: false,
    },
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
  },
  foreignKeys: [customerKey('raised_flags_customer')],
  checks: [
    { name: 'raised_flags_flag', expression: `flag IN ('BANKRUPT', 'DECEASED', 'MINOR', 'FRAUD', 'INSOLVENT')` },
    { name: 'raised_flags_reason_length', expression: 'char_length(reason) BETWEEN 1 AND 500' },
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
export const customerTables = [customersTable, contactsTable, optOutsTable, raisedFlagsTable, nameStartsTable];

function ownedBy(primaryKeyConstraintName: string): EntitySchemaColumnOptions {
  return { type: 'uuid', primary: true, primaryKeyConstraintName };
}

/** The foreign key of what belongs to a customer. */
function customerKey(name: string) {
  return { name, target: 'customers', columnNames: ['customer_id'], referencedColumnNames: ['customer_id'] };
}
