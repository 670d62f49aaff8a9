import type { LocalDate } from '#libs/time';
import {
  changeByFeed,
  issueInvoice,
  knowFromFeed,
  reopenByFeed,
  voidInvoice,
} from '../../invoices/domain/receivable.js';
import type { Collectability, Invoice } from '../../ledger/domain/invoice.js';
import type { LedgerSession } from '../../ledger/domain/ledger-session.js';

export type FeedStatus = 'Active' | 'Hold' | 'Closed';

/** A valid row of an input file. */
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
  /** When what is due on the day is overdue in the customer's zone. */
  readonly overdueAt: Date;
  /** Null where the file has no status. */
  readonly status: FeedStatus | null;
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
export function refusalOfRow(existing: Invoice, row: FeedRow): RowRefusal | null {
  const fixed = (field: string, reason: string, what: string): RowRefusal => ({
    field,
    reason,
    message: `Invoice ${row.number} exists with another ${what}, which cannot change. Close it and bill it under a new number.`,
  });
  if (existing.customerId !== row.customerId) return fixed('customer.reference', 'CUSTOMER_CHANGED', 'customer');
  if (existing.currency !== row.currency) return fixed('invoice.currency', 'CURRENCY_CHANGED', 'currency');
  return null;
}

/**
 * The row with what is owed in all, where the file says what is open: that and what was paid here. What the file cannot
 * know yet of payments here does not raise the amount: it is at most what the file says in all, or what was known before,
 * unless more than that is open. With nothing open and nothing paid here the invoice is closed.
 */
export function withOwed(row: FeedRow, existing: Invoice | null): FeedRow {
  const { openMinor, amountMinor, saysAmount } = row;
  if (openMinor === null) return row;
  const settledMinor = existing === null ? 0n : existing.paidMinor + (isVoid(existing) ? existing.creditedMinor : 0n);
  const knownMinor = saysAmount ? amountMinor : (existing?.amountMinor ?? openMinor);
  const owedMinor = openMinor + settledMinor;
  const cappedMinor = openMinor <= knownMinor && owedMinor > knownMinor ? knownMinor : owedMinor;
  return cappedMinor > 0n ? { ...row, amountMinor: cappedMinor } : { ...row, status: 'Closed' };
}

/** Whether the amount of the row is what remains after payments here, and so more likely what is open than the whole. */
export function looksOpen(existing: Invoice, { openMinor, amountMinor }: FeedRow): boolean {
  const { paidMinor } = existing;
  return openMinor === null && paidMinor > 0n && amountMinor === existing.amountMinor - paidMinor;
}

/** Whether the row names an invoice that a person voided for good. */
export function isKeptVoid(existing: Invoice, row: FeedRow): boolean {
  return existing.voidStands && row.status !== 'Closed';
}

/** Whether the row would change of a known invoice whether it may be collected, where the word of a person stands. */
export function isCollectionKept(existing: Invoice, { status }: FeedRow): boolean {
  const said = collectabilityOf(status);
  return existing.collectionStands && said !== null && said !== existing.collectability;
}

/** What a known invoice is after a row: the word of a person stands against the status of the file. */
function collectabilityAfter({ collectability, collectionStands }: Invoice, { status }: FeedRow): Collectability {
  return collectionStands ? collectability : (collectabilityOf(status) ?? collectability);
}

function isVoid({ lifecycle }: Invoice): boolean {
  return lifecycle === 'VOID';
}

/** Creates and issues the invoice of a row whose number is new. @param draft made from the row */
export function createFromRow(session: LedgerSession, draft: Invoice): RowOutcome {
  session.addInvoice(draft);
  issueInvoice(session, draft.invoiceId, 'IMPORTED');
  return 'created';
}

/** Whether a row changes nothing of a known invoice. */
export function isUnchanged(existing: Invoice, row: FeedRow): boolean {
  const { lifecycle, collectability, fromFeed } = existing;
  if (isKeptVoid(existing, row)) return true;
  if (!fromFeed || lifecycle === 'DRAFT') return false;
  if (row.status === 'Closed') return lifecycle !== 'OPEN';
  return (
    lifecycle !== 'VOID' &&
    existing.amountMinor === row.amountMinor &&
    existing.issueDate === row.issueDate &&
    existing.dueDate === row.dueDate &&
    collectabilityAfter(existing, row) === collectability
  );
}

/** Makes a known invoice what a row says: the file is the source of truth, also for invoices that a person voided. */
export function applyRow(session: LedgerSession, existing: Invoice, row: FeedRow): RowOutcome {
  const { invoiceId, lifecycle } = existing;
  const change = {
    amountMinor: row.amountMinor,
    issueDate: row.issueDate,
    dueDate: row.dueDate,
    collectability: collectabilityAfter(existing, row),
  };
  if (row.status === 'Closed') {
    if (lifecycle !== 'OPEN') return 'unchanged';
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
