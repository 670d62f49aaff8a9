import type { LocalDate } from '#libs/time';
import {
  changeByFeed,
  issueInvoice,
  knowFromFeed,
  reopenByFeed,
  voidInvoice,
} from '../../invoices/domain/receivable.js';
import {
  type AnyInvoiceKind,
  billedComponentOf,
  type Collectability,
  type DueDateSource,
  type Invoice,
  type InvoiceKind,
  owesPrincipal,
  principalOf,
} from '../../ledger/domain/invoice.js';
import type { LedgerSession } from '../../ledger/domain/ledger-session.js';

export type FeedStatus = 'Active' | 'Hold' | 'Closed';

/** A valid row of an input file. `withOwed` tells what it makes of its invoice. */
export interface FeedRow {
  readonly number: string;
  readonly customerId: string;
  /** The customer's zone. */
  readonly zone: string;
  /** The organisation's own where the file does not say. */
  readonly creditorId: string;
  /** What is owed in all; where the file says only what is open, that. */
  readonly amountMinor: bigint;
  /** What is open of it as the file says; null where it does not. */
  readonly openMinor: bigint | null;
  /** Whether the file says what is owed in all. */
  readonly saysAmount: boolean;
  readonly currency: string;
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
  /** TERMS where the file does not say when it is due; `withDueDate` then tells it of a known invoice. */
  readonly dueDateSource: DueDateSource;
  /** Null where the file does not say. */
  readonly kind: InvoiceKind | null;
  /** When what is due on the day is overdue in the customer's zone. */
  readonly overdueAt: Date;
  /** Null where the file has no status. */
  readonly status: FeedStatus | null;
}

/** A row with what it makes of its invoice. */
export interface OwedRow extends Omit<FeedRow, 'openMinor' | 'saysAmount' | 'kind'> {
  readonly kind: AnyInvoiceKind;
  /** What is to be settled here: the whole amount less what was paid elsewhere, and less our credit notes. */
  readonly amountMinor: bigint;
  readonly paidElsewhereMinor: bigint;
  /** What of our credit notes the row does not know of; the amount is without it. */
  readonly creditNoteMinor: bigint;
}

export type RowOutcome = 'created' | 'updated' | 'unchanged' | 'reopened' | 'closed';

/** Why a valid row cannot be taken; `field` is named as in mappings. */
export interface RowRefusal {
  readonly field: string;
  readonly reason: string;
  readonly message: string;
}

/**
 * Why an invoice cannot become what a row says, or null. Customer and currency are fixed by the issue; a wrong
 * invoice is voided and billed again under a new number.
 */
export function refusalOfRow(
  existing: Invoice,
  row: Pick<FeedRow, 'number' | 'customerId' | 'currency'>,
): RowRefusal | null {
  if (existing.customerId !== row.customerId) return customerChanged(row);
  if (existing.currency !== row.currency) return fixed(row, 'invoice.currency', 'CURRENCY_CHANGED', 'currency');
  return null;
}

export function customerChanged(row: Pick<FeedRow, 'number'>): RowRefusal {
  return fixed(row, 'customer.reference', 'CUSTOMER_CHANGED', 'customer');
}

export const duplicateNumber: RowRefusal = {
  field: 'invoice.number',
  reason: 'DUPLICATE_NUMBER',
  message:
    'The file has this number of the same creditor before; the first row with it was taken. Where several companies ' +
    'number their invoices alike, map invoice.creditor.',
};

/** One text for number and creditor; neither has control characters. */
export function nameOf({ number, creditorId }: Pick<FeedRow, 'number' | 'creditorId'>): string {
  return `${number}\n${creditorId}`;
}

/** Whether the row names an invoice that a person voided for good. */
export function isKeptVoid(existing: Invoice, row: Pick<FeedRow, 'status'>): boolean {
  return existing.voidStands && row.status !== 'Closed';
}

/** Whether a file changes nothing of the invoice any more, whatever it says. */
export function isGivenUp({ lifecycle }: Invoice): boolean {
  return lifecycle === 'WRITTEN_OFF' || lifecycle === 'SETTLED';
}

/** Whether it is the fee of a prolongation, which files only bring back: what it came to was decided here. */
export function isFeeOfOurs(existing: Invoice): boolean {
  return billedComponentOf(existing) === 'FEE';
}

/** Whether the row would change of a known invoice whether it may be collected, where the word of a person stands. */
export function isCollectionKept(existing: Invoice, { status }: Pick<FeedRow, 'status'>): boolean {
  const said = collectabilityOf(status);
  return existing.collectionStands && said !== null && said !== existing.collectability;
}

/** What a known invoice is after a row: the word of a person stands against the status of the file. */
function collectabilityAfter(
  { collectability, collectionStands }: Invoice,
  { status }: Pick<FeedRow, 'status'>,
): Collectability {
  return collectionStands ? collectability : (collectabilityOf(status) ?? collectability);
}

/** Creates and issues the invoice of a row whose number is new. @param draft made from the row */
export function createFromRow(session: LedgerSession, draft: Invoice): RowOutcome {
  session.addInvoice(draft);
  issueInvoice(session, draft.invoiceId, 'IMPORTED');
  return 'created';
}

/** Whether a row changes nothing of a known invoice. */
export function isUnchanged(existing: Invoice, row: OwedRow): boolean {
  const { lifecycle, collectability, fromFeed } = existing;
  if (isKeptVoid(existing, row) || isGivenUp(existing) || isFeeOfOurs(existing)) return true;
  if (!fromFeed || lifecycle === 'DRAFT') return false;
  if (row.status === 'Closed') return !owesPrincipal(existing);
  return (
    lifecycle !== 'VOID' &&
    principalOf(existing) === row.amountMinor &&
    existing.paidElsewhereMinor === row.paidElsewhereMinor &&
    existing.issueDate === row.issueDate &&
    existing.dueDate === row.dueDate &&
    existing.kind === row.kind &&
    collectabilityAfter(existing, row) === collectability
  );
}

/** Makes a known invoice what a row says: the file is the source of truth, also for invoices that a person voided. */
export function applyRow(session: LedgerSession, existing: Invoice, row: OwedRow): RowOutcome {
  const { invoiceId, lifecycle } = existing;
  const change = {
    amountMinor: row.amountMinor,
    paidElsewhereMinor: row.paidElsewhereMinor,
    creditNoteMinor: row.creditNoteMinor,
    issueDate: row.issueDate,
    dueDate: row.dueDate,
    // Saying the same date again tells nothing new.
    dueDateSource: row.dueDate === existing.dueDate ? existing.dueDateSource : row.dueDateSource,
    kind: row.kind,
    collectability: collectabilityAfter(existing, row),
  };
  if (row.status === 'Closed') {
    if (!owesPrincipal(existing)) return 'unchanged';
    voidInvoice(session, invoiceId, 'CLOSED_BY_FEED');
    return 'closed';
  }
  if (lifecycle === 'VOID') {
    reopenByFeed(session, invoiceId, change);
    return 'reopened';
  }
  const changed = changeByFeed(session, invoiceId, change);
  knowFromFeed(session, invoiceId);
  if (lifecycle === 'DRAFT') issueInvoice(session, invoiceId, 'IMPORTED');
  return changed || lifecycle === 'DRAFT' ? 'updated' : 'unchanged';
}

/** Null where the status says nothing about collecting. */
export function collectabilityOf(status: FeedStatus | null): Collectability | null {
  if (status === 'Hold') return 'DO_NOT_COLLECT';
  return status === 'Active' ? 'COLLECT' : null;
}

function fixed({ number }: Pick<FeedRow, 'number'>, field: string, reason: string, what: string): RowRefusal {
  const message = `Invoice ${number} exists with another ${what}, which cannot change. Close it and bill it under a new number.`;
  return { field, reason, message };
}
