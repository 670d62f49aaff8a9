import { bigint, boolean, computed, date, integer, rowOf, text, timestamp, uuid } from '#libs/platform';
import { type Invoice, remainingOf } from '../domain/invoice.js';

/** An invoice without what is joined from other tables. */
type StoredInvoice = Omit<Invoice, 'zone' | 'sequence'>;

export const invoiceRows = rowOf<StoredInvoice>()('invoices', ['invoice_id'], {
  invoice_id: uuid('invoiceId'),
  number: text('number'),
  customer_id: uuid('customerId'),
  creditor_id: text('creditorId'),
  currency: text('currency'),
  lifecycle: text('lifecycle'),
  collectability: text('collectability'),
  disputed: boolean('disputed'),
  amount_minor: bigint('amountMinor'),
  paid_elsewhere_minor: bigint('paidElsewhereMinor'),
  paid_minor: bigint('paidMinor'),
  credited_minor: bigint('creditedMinor'),
  remaining_minor: computed<StoredInvoice>('bigint', remainingOf),
  issue_on: date('issueDate'),
  due_on: date('dueDate'),
  overdue_at: timestamp('overdueAt'),
  overdue_marked: boolean('overdueMarked'),
  episode: integer('episode'),
  issued_episode: integer('issuedEpisode'),
  from_feed: boolean('fromFeed'),
  void_stands: boolean('voidStands'),
  import_id: uuid('importId'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
  collection_stands: boolean('collectionStands'),
  interest_minor: bigint('interestMinor'),
  fee_minor: bigint('feeMinor'),
  cost_minor: bigint('costMinor'),
  interest_paid_minor: bigint('interestPaidMinor'),
  fee_paid_minor: bigint('feePaidMinor'),
  cost_paid_minor: bigint('costPaidMinor'),
  disputed_minor: bigint('disputedMinor'),
  credit_note_minor: bigint('creditNoteMinor'),
  kind: text('kind'),
  due_date_source: text('dueDateSource'),
  lines_gross_minor: bigint('linesGrossMinor'),
  lines_tax_minor: bigint('linesTaxMinor'),
  tax_minor: bigint('taxMinor'),
  number_series: text('numberSeries'),
  write_off_method: text('writeOffMethod'),
  recovered_minor: bigint('recoveredMinor'),
});

/** Columns that a command may change. */
export const changingColumns = [
  'number',
  'number_series',
  'lifecycle',
  'collectability',
  'disputed',
  'disputed_minor',
  'amount_minor',
  'paid_elsewhere_minor',
  'interest_minor',
  'fee_minor',
  'cost_minor',
  'paid_minor',
  'interest_paid_minor',
  'fee_paid_minor',
  'cost_paid_minor',
  'credited_minor',
  'credit_note_minor',
  'lines_gross_minor',
  'lines_tax_minor',
  'tax_minor',
  'write_off_method',
  'recovered_minor',
  'remaining_minor',
  'issue_on',
  'due_on',
  'due_date_source',
  'kind',
  'overdue_at',
  'overdue_marked',
  'episode',
  'issued_episode',
  'from_feed',
  'void_stands',
  'collection_stands',
  'version',
] as const;

/** Selects invoices `i` from a table or a CTE; conditions, order and lock follow. */
export const selectInvoices = (from = 'invoices') => `
  SELECT ${invoiceRows.select('i')}, c.zone, e.sequence FROM ${from} i
    LEFT JOIN customers c ON c.customer_id = i.customer_id
    LEFT JOIN enrolments e ON e.invoice_id = i.invoice_id`;

/** What a row of `selectInvoices` has besides the columns of invoices. */
export interface JoinedRow {
  readonly zone: string | null;
  readonly sequence: string | null;
}

/** @param defaultZone for a customer whose copy has not arrived yet */
export function toInvoice(row: JoinedRow, defaultZone: string): Invoice {
  return { ...invoiceRows.toDomain(row), zone: row.zone ?? defaultZone, sequence: row.sequence ?? '' };
}
