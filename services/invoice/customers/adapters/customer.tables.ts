import { EntitySchema } from 'typeorm';

export const customersTable = new EntitySchema({
  name: 'customers',
  columns: {
    customer_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'customers_pkey' },
    reference: { type: 'text', collation: 'C' },
    zone: { type: 'text' },
    version: { type: 'bigint' },
    ordinal: { type: 'bigint', generated: 'increment' },
    invoiced: { type: 'boolean', default: false },
    class_name: { type: 'text', default: '' },
    debtor_kind: { type: 'text', default: '' },
  },
  indices: [{ name: 'customers_by_reference', columns: ['reference'] }],
});

export const customerClassesTable = new EntitySchema({
  name: 'customer_classes',
  columns: {
    name: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'customer_classes_pkey' },
    locked: { type: 'boolean' },
    version: { type: 'bigint' },
  },
});
