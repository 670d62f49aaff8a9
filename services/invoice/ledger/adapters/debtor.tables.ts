import { EntitySchema } from 'typeorm';

/** What each customer owes, reckoned anew from its open invoices by every transaction that changes one of them. */
const debtorsTable = new EntitySchema({
  name: 'debtors',
  columns: {
    customer_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'debtors_pkey' },
    currency: { type: 'char', length: 3, primary: true, primaryKeyConstraintName: 'debtors_pkey' },
    open_count: { type: 'bigint', default: 0 },
    outstanding_minor: { type: 'bigint', default: 0 },
    overdue_count: { type: 'bigint', default: 0 },
    overdue_minor: { type: 'bigint', default: 0 },
    oldest_due_on: { type: 'date', nullable: true },
  },
  indices: [
    {
      name: 'debtors_by_outstanding',
      columns: ['currency', 'outstanding_minor', 'customer_id'],
      where: 'open_count > 0',
    },
    { name: 'debtors_by_overdue', columns: ['currency', 'overdue_minor', 'customer_id'], where: 'open_count > 0' },
    { name: 'debtors_by_age', columns: ['currency', 'oldest_due_on', 'customer_id'], where: 'open_count > 0' },
  ],
  checks: [
    {
      name: 'debtors_amounts',
      expression: `(open_count > 0) = (outstanding_minor > 0) AND (open_count > 0) = (oldest_due_on IS NOT NULL)
        AND overdue_count BETWEEN 0 AND open_count AND overdue_minor BETWEEN 0 AND outstanding_minor`,
    },
  ],
});

/** One row: how far the walk over all customers is that looks after the figures of debtors. */
const debtorWalkTable = new EntitySchema({
  name: 'debtor_walk',
  columns: {
    single: { type: 'boolean', primary: true, default: true, primaryKeyConstraintName: 'debtor_walk_pkey' },
    customer_id: { type: 'uuid' },
    round_count: { type: 'bigint' },
  },
  checks: [{ name: 'debtor_walk_single', expression: 'single' }],
});

export const debtorTables = [debtorsTable, debtorWalkTable];
