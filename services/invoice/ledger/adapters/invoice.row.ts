import type { Collectability, Invoice, Lifecycle } from '../domain/invoice.js';
import { remainingOf } from '../domain/invoice.js';
import { updateStatement } from './records.js';

/** A row of `invoices` with what is joined to it. */
export interface InvoiceRow {
  invoice_id: string;
  number: string;
  customer_id: string;
  creditor_id: string;
  currency: string;
  lifecycle: Lifecycle;
  collectability: Collectability;
  disputed: boolean;
  amount_minor: bigint;
  paid_minor: bigint;
  credited_minor: bigint;
  issue_on: string;
  due_on: string;
  overdue_at: Date;
  overdue_marked: boolean;
  episode: number;
  issued_episode: number;
  from_feed: boolean;
  import_id: string | null;
  version: bigint;
  created_at: Date;
  /** Null for a customer that is not known here yet. */
  zone: string | null;
  sequence: string | null;
}

/** Everything of invoices `i`; conditions, order and lock follow. */
export const selectInvoices = `
  SELECT i.*, c.zone, e.sequence FROM invoices i
    LEFT JOIN customers c ON c.customer_id = i.customer_id
    LEFT JOIN enrolments e ON e.invoice_id = i.invoice_id`;

/** Locks in the order of ids. */
export const inLockOrder = 'ORDER BY i.invoice_id FOR UPDATE OF i';

export function toInvoice(row: InvoiceRow, usualZone: string): Invoice {
  return {
    invoiceId: row.invoice_id,
    number: row.number,
    customerId: row.customer_id,
    creditorId: row.creditor_id,
    currency: row.currency,
    lifecycle: row.lifecycle,
    collectability: row.collectability,
    disputed: row.disputed,
    amountMinor: row.amount_minor,
    paidMinor: row.paid_minor,
    creditedMinor: row.credited_minor,
    issueDate: row.issue_on,
    dueDate: row.due_on,
    zone: row.zone ?? usualZone,
    overdueAt: row.overdue_at,
    overdueMarked: row.overdue_marked,
    episode: row.episode,
    issuedEpisode: row.issued_episode,
    sequence: row.sequence ?? '',
    fromFeed: row.from_feed,
    importId: row.import_id,
    version: row.version,
    createdAt: row.created_at,
  };
}

/** Columns that a new row gives, in the order of `invoiceCells`. */
export const invoiceColumns =
  'invoice_id, number, customer_id, creditor_id, currency, lifecycle, collectability, disputed, amount_minor, ' +
  'paid_minor, credited_minor, remaining_minor, issue_on, due_on, overdue_at, overdue_marked, episode, ' +
  'issued_episode, from_feed, import_id, version, created_at';

export function invoiceCells(invoice: Invoice): readonly unknown[] {
  return [
    invoice.invoiceId,
    invoice.number,
    invoice.customerId,
    invoice.creditorId,
    invoice.currency,
    invoice.lifecycle,
    invoice.collectability,
    invoice.disputed,
    invoice.amountMinor,
    invoice.paidMinor,
    invoice.creditedMinor,
    remainingOf(invoice),
    invoice.issueDate,
    invoice.dueDate,
    invoice.overdueAt,
    invoice.overdueMarked,
    invoice.episode,
    invoice.issuedEpisode,
    invoice.fromFeed,
    invoice.importId,
    invoice.version,
    invoice.createdAt,
  ];
}

/** What a change may change, as a record for `json_to_recordset`. */
export function changedRecord(invoice: Invoice): Record<string, unknown> {
  return {
    invoice_id: invoice.invoiceId,
    lifecycle: invoice.lifecycle,
    collectability: invoice.collectability,
    disputed: invoice.disputed,
    amount_minor: invoice.amountMinor,
    paid_minor: invoice.paidMinor,
    credited_minor: invoice.creditedMinor,
    remaining_minor: remainingOf(invoice),
    issue_on: invoice.issueDate,
    due_on: invoice.dueDate,
    overdue_at: invoice.overdueAt,
    overdue_marked: invoice.overdueMarked,
    episode: invoice.episode,
    issued_episode: invoice.issuedEpisode,
    from_feed: invoice.fromFeed,
    version: invoice.version,
  };
}

/** Writes changed rows given as one JSON array. */
export const updateInvoices = updateStatement('invoices', {
  key: { invoice_id: 'uuid' },
  changing: {
    lifecycle: 'text',
    collectability: 'text',
    disputed: 'boolean',
    amount_minor: 'bigint',
    paid_minor: 'bigint',
    credited_minor: 'bigint',
    remaining_minor: 'bigint',
    issue_on: 'date',
    due_on: 'date',
    overdue_at: 'timestamptz',
    overdue_marked: 'boolean',
    episode: 'int',
    issued_episode: 'int',
    from_feed: 'boolean',
    version: 'bigint',
  },
});
