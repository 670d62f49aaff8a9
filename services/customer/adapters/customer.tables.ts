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
});

export const contactsTable = new EntitySchema({
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
  indices: [{ name: 'contacts_by_address', columns: ['address'], synchronize: false }],
});

export const optOutsTable = new EntitySchema({
  name: 'opt_outs',
  columns: {
    customer_id: ownedBy('opt_outs_pkey'),
    channel: { type: 'text', primary: true, primaryKeyConstraintName: 'opt_outs_pkey' },
    reason: { type: 'text' },
    actor: { type: 'text' },
    recorded_at: { type: 'timestamptz' },
  },
  foreignKeys: [customerKey('opt_outs_customer')],
});

export const raisedFlagsTable = new EntitySchema({
  name: 'raised_flags',
  columns: {
    customer_id: ownedBy('raised_flags_pkey'),
    flag: { type: 'text', primary: true, primaryKeyConstraintName: 'raised_flags_pkey' },
    reason: { type: 'text' },
    actor: { type: 'text' },
    raised_at: { type: 'timestamptz' },
  },
  foreignKeys: [customerKey('raised_flags_customer')],
});

export const nameStartsTable = new EntitySchema({
  name: 'name_starts',
  columns: {
    start: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'name_starts_pkey' },
    customer_id: ownedBy('name_starts_pkey'),
  },
});

export const customerTables = [customersTable, contactsTable, optOutsTable, raisedFlagsTable, nameStartsTable];

function ownedBy(primaryKeyConstraintName: string): EntitySchemaColumnOptions {
  return { type: 'uuid', primary: true, primaryKeyConstraintName };
}

function customerKey(name: string) {
  return { name, target: 'customers', columnNames: ['customer_id'], referencedColumnNames: ['customer_id'] };
}
