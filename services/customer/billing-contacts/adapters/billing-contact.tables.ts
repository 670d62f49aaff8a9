import { EntitySchema } from 'typeorm';

const billingContactsTable = new EntitySchema({
  name: 'billing_contacts',
  columns: {
    billing_contact_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'billing_contacts_pkey' },
    customer_id: { type: 'uuid' },
    name: { type: 'text' },
    role: { type: 'text' },
    locale: { type: 'text' },
    version: { type: 'bigint' },
    created_at: { type: 'timestamptz' },
    changed_at: { type: 'timestamptz' },
  },
  foreignKeys: [
    {
      name: 'billing_contacts_customer',
      target: 'customers',
      columnNames: ['customer_id'],
      referencedColumnNames: ['customer_id'],
    },
  ],
  checks: [
    {
      name: 'billing_contacts_lengths',
      expression: 'char_length(name) BETWEEN 1 AND 200 AND char_length(role) <= 64 AND char_length(locale) <= 35',
    },
    { name: 'billing_contacts_version', expression: 'version >= 1' },
  ],
  indices: [{ name: 'billing_contacts_by_customer', columns: ['customer_id', 'billing_contact_id'] }],
});

const addressesTable = new EntitySchema({
  name: 'billing_contact_addresses',
  columns: {
    contact_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'billing_contact_addresses_pkey' },
    billing_contact_id: { type: 'uuid' },
    customer_id: { type: 'uuid' },
    position: { type: 'integer' },
    channel: { type: 'text' },
    address: { type: 'text', collation: 'C' },
    label: { type: 'text' },
    validity: { type: 'text' },
    validity_reason: { type: 'text' },
    validity_actor: { type: 'text' },
    validity_at: { type: 'timestamptz', nullable: true },
  },
  foreignKeys: [
    {
      name: 'billing_contact_addresses_person',
      target: 'billing_contacts',
      columnNames: ['billing_contact_id'],
      referencedColumnNames: ['billing_contact_id'],
    },
  ],
  checks: [
    { name: 'billing_contact_addresses_channel', expression: `channel IN ('EMAIL', 'SMS')` },
    { name: 'billing_contact_addresses_validity', expression: `validity IN ('UNVERIFIED', 'VALID', 'INVALID')` },
    {
      name: 'billing_contact_addresses_lengths',
      expression:
        'char_length(address) BETWEEN 3 AND 254 AND char_length(label) <= 64 AND char_length(validity_reason) <= 500',
    },
  ],
  indices: [
    { name: 'billing_contact_addresses_by_person', columns: ['billing_contact_id', 'position'] },
    {
      name: 'billing_contact_addresses_once',
      columns: ['billing_contact_id', 'channel', 'address'],
      unique: true,
      synchronize: false,
    },
    { name: 'billing_contact_addresses_by_address', columns: ['address'], synchronize: false },
    { name: 'billing_contact_addresses_by_phone_end', columns: ['address'], synchronize: false },
  ],
});

export const billingContactTables = [billingContactsTable, addressesTable];
