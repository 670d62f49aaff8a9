import { Check, Column, Entity, EntitySchema, Index, PrimaryColumn, Unique } from 'typeorm';

/** A class, since an EntitySchema cannot carry the comment of a table. */
@Entity({ name: 'journal_entries', comment: 'append-only' })
@Unique('journal_entries_source', ['source'])
@Index('journal_entries_by_customer', ['customer_id', 'entry_id'])
@Index('journal_entries_by_context', ['context', 'entry_id'])
@Check('journal_entries_line_count', 'line_count >= 2')
export class JournalEntriesTable {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'journal_entries_pkey' })
  entry_id!: string;
  @Column({ type: 'text', collation: 'C' })
  source!: string;
  @Column({ type: 'text' })
  context!: string;
  @Column({ type: 'uuid' })
  customer_id!: string;
  @Column({ type: 'char', length: 3 })
  currency!: string;
  @Column({ type: 'integer' })
  line_count!: number;
  @Column({ type: 'uuid', nullable: true })
  reverses_entry_id!: string | null;
  @Column({ type: 'date' })
  value_on!: string;
  @Column({ type: 'timestamptz' })
  posted_at!: Date;
}

@Entity({ name: 'journal_lines', comment: 'append-only' })
@Index('journal_lines_by_invoice', ['invoice_id', 'entry_id'], { where: 'invoice_id IS NOT NULL' })
@Index('journal_lines_by_payment', ['payment_id', 'entry_id'], { where: 'payment_id IS NOT NULL' })
@Check('journal_lines_account', 'account BETWEEN 1000 AND 9999')
@Check('journal_lines_component', `component IN ('PRINCIPAL', 'INTEREST', 'FEE', 'COST')`)
@Check('journal_lines_one_side', 'debit_minor >= 0 AND credit_minor >= 0 AND (debit_minor = 0) <> (credit_minor = 0)')
export class JournalLinesTable {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'journal_lines_pkey' })
  entry_id!: string;
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'journal_lines_pkey' })
  line_number!: number;
  @Column({ type: 'smallint' })
  account!: number;
  @Column({ type: 'bigint' })
  debit_minor!: bigint;
  @Column({ type: 'bigint' })
  credit_minor!: bigint;
  @Column({ type: 'uuid', nullable: true })
  invoice_id!: string | null;
  @Column({ type: 'text', nullable: true })
  component!: string | null;
  @Column({ type: 'uuid', nullable: true })
  payment_id!: string | null;
}

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
  indices: [
    { name: 'settled_payments_waiting', columns: ['invoice_ids'], synchronize: false },
    { name: 'settled_payments_by_customer', columns: ['customer_id', 'value_on', 'payment_id'] },
  ],
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
    interest_minor: { type: 'bigint', default: 0 },
    fee_minor: { type: 'bigint', default: 0 },
    cost_minor: { type: 'bigint', default: 0 },
    recovered_minor: { type: 'bigint', default: 0 },
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
  checks: [
    { name: 'allocations_amounts', expression: 'amount_minor >= 0 AND credited_minor >= 0' },
    { name: 'allocations_recovered', expression: 'recovered_minor >= 0' },
    { name: 'allocations_charges', expression: 'interest_minor >= 0 AND fee_minor >= 0 AND cost_minor >= 0' },
  ],
});

/** One row at most: how far the journal is proved. */
const watermarkTable = new EntitySchema({
  name: 'journal_watermark',
  columns: {
    single: { type: 'boolean', primary: true, default: true, primaryKeyConstraintName: 'journal_watermark_pkey' },
    entry_id: { type: 'uuid' },
  },
  checks: [{ name: 'journal_watermark_single', expression: 'single' }],
});

export const journalTables = [
  JournalEntriesTable,
  JournalLinesTable,
  settledPaymentsTable,
  allocationsTable,
  watermarkTable,
];
