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
  },
  indices: [{ name: 'customers_by_reference', columns: ['reference'] }],
});
