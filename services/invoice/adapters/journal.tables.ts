import { EntitySchema } from 'typeorm';

export const journalEntriesTable = new EntitySchema({
  name: 'journal_entries',
  comment: 'append-only',
  columns: {
    entry_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'journal_entries_pkey' },
    source: { type: 'text', collation: 'C' },
    context: { type: 'text' },
    customer_id: { type: 'uuid' },
    currency: { type: 'char', length: 3 },
    line_count: { type: 'smallint' },
    reverses_entry_id: { type: 'uuid', nullable: true },
    value_on: { type: 'date' },
    posted_at: { type: 'timestamptz' },
  },
  uniques: [{ name: 'journal_entries_source', columns: ['source'] }],
  indices: [{ name: 'journal_entries_by_customer', columns: ['customer_id', 'entry_id'] }],
  checks: [{ name: 'journal_entries_line_count', expression: 'line_count >= 2' }],
});

export const journalLinesTable = new EntitySchema({
  name: 'journal_lines',
  comment: 'append-only',
  columns: {
    entry_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'journal_lines_pkey' },
    line_number: { type: 'smallint', primary: true, primaryKeyConstraintName: 'journal_lines_pkey' },
    account: { type: 'smallint' },
    debit_minor: { type: 'bigint' },
    credit_minor: { type: 'bigint' },
    invoice_id: { type: 'uuid', nullable: true },
    component: { type: 'text', nullable: true },
    payment_id: { type: 'uuid', nullable: true },
  },
  indices: [
    { name: 'journal_lines_by_invoice', columns: ['invoice_id', 'entry_id'], where: 'invoice_id IS NOT NULL' },
    { name: 'journal_lines_by_payment', columns: ['payment_id', 'entry_id'], where: 'payment_id IS NOT NULL' },
  ],
  checks: [
    { name: 'journal_lines_account', expression: 'account BETWEEN 1000 AND 9999' },
    { name: 'journal_lines_component', expression: `component IN ('PRINCIPAL', 'INTEREST', 'FEE', 'COST')` },
    {
      name: 'journal_lines_one_side',
      expression: 'debit_minor >= 0 AND credit_minor >= 0 AND (debit_minor = 0) <> (credit_minor = 0)',
    },
  ],
});

export const settledPaymentsTable = new EntitySchema({
  name: 'settled_payments',
  columns: {
    payment_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'settled_payments_pkey' },
    customer_id: { type: 'uuid' },
    currency: { type: 'char', length: 3 },
    amount_minor: { type: 'bigint' },
    unapplied_minor: { type: 'bigint' },
    invoice_ids: { type: 'uuid', array: true },
    value_on: { type: 'date' },
    reversed: { type: 'boolean' },
    version: { type: 'bigint' },
  },
  indices: [{ name: 'settled_payments_waiting', columns: ['invoice_ids'], synchronize: false }],
  checks: [
    {
      name: 'settled_payments_amounts',
      expression:
        'amount_minor > 0 AND unapplied_minor BETWEEN 0 AND amount_minor AND (NOT reversed OR unapplied_minor = 0)',
    },
  ],
});

export const allocationsTable = new EntitySchema({
  name: 'allocations',
  columns: {
    payment_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'allocations_pkey' },
    invoice_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'allocations_pkey' },
    allocated_at: { type: 'timestamptz' },
    amount_minor: { type: 'bigint' },
    credited_minor: { type: 'bigint' },
  },
  foreignKeys: [
    {
      name: 'allocations_payment',
      target: 'settled_payments',
      columnNames: ['payment_id'],
      referencedColumnNames: ['payment_id'],
    },
  ],
  indices: [{ name: 'allocations_by_invoice', columns: ['invoice_id'] }],
  checks: [{ name: 'allocations_amounts', expression: 'amount_minor >= 0 AND credited_minor >= 0' }],
});

export const journalTables = [journalEntriesTable, journalLinesTable, settledPaymentsTable, allocationsTable];
