import type { LocalDate } from '#libs/time';
import type { Book } from '../../ledger/domain/book.js';
import { moveToCredit, returnCredit } from '../../ledger/domain/credit.js';
import type { ProductReason } from '../../ledger/domain/facts.js';
import {
  advance,
  lifecycleByBalance,
  refusal,
  remainingOf,
  type Collectability,
  type Invoice,
} from '../../ledger/domain/invoice.js';
import { inNewEpisode, takeReservedMoney } from '../../ledger/domain/payments.js';
import {
  allocationsUndone,
  amountChanged,
  claimOpened,
  claimReversed,
  creditKeptOfVoid,
  excessKept,
  type Move,
} from '../../ledger/domain/postings.js';

/** What the input file says of an invoice that is known already. */
export interface FeedChange {
  readonly amountMinor: bigint;
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
  readonly collectability: Collectability;
}

/** From now on it is owed. Money whose payer named it and that found nothing else to settle settles it now. */
export function issueInvoice(book: Book, invoiceId: string, reason: ProductReason): void {
  const draft = book.invoice(invoiceId);
  const issued = advance(draft, 'issue', { lifecycle: 'OPEN', issuedEpisode: draft.episode });
  book.entries.push(claimOpened(issued, 'INVOICE_ISSUED', issued.issueDate));
  book.tell('InvoiceIssued', issued, reason);
  takeReservedMoney(book, invoiceId);
}

/** Closes an open invoice without payment; what was paid of it becomes the customer's credit. */
export function voidInvoice(book: Book, invoiceId: string, reason: string): void {
  const open = book.invoice(invoiceId);
  const { paidMinor } = open;
  const creditedMinor = open.creditedMinor + paidMinor;
  const voided = advance(open, 'void', { lifecycle: 'VOID', paidMinor: 0n, creditedMinor });
  const { today } = book.terms;
  book.entries.push(claimReversed(open, today));
  const moves = moveToCredit(book, invoiceId, paidMinor);
  if (moves.length > 0) {
    book.entries.push(allocationsUndone(open, moves, today), creditKeptOfVoid(open, moves, today));
  }
  book.tell('InvoiceVoided', voided, reason);
}

/** The file names a void invoice again: it is owed again in a new episode, with what the file says now. */
export function reopenByFeed(book: Book, invoiceId: string, change: FeedChange): void {
  const voided = book.invoice(invoiceId);
  const { episode } = inNewEpisode(voided);
  const reopened = advance(voided, 're-open', {
    ...change,
    lifecycle: 'OPEN',
    overdueAt: book.terms.calendar.overdueAt(change.dueDate, voided.zone),
    overdueMarked: false,
    fromFeed: true,
    episode,
    issuedEpisode: episode,
  });
  book.entries.push(claimOpened(reopened, 'INVOICE_REOPENED', book.terms.today));
  book.setInvoice(reopened);
  const filled = returnCredit(book, reopened);
  book.tell('InvoiceReopened', filled, 'FEED_REOPEN');
  if (filled.lifecycle === 'PAID') book.tellAlso('InvoicePaid', filled, 'CREDIT_RETURNED');
  takeReservedMoney(book, invoiceId);
}

/** Takes what the file says of a draft, open or paid invoice. @returns whether anything changed */
export function changeByFeed(book: Book, invoiceId: string, change: FeedChange): boolean {
  const before = book.invoice(invoiceId);
  const changedFields = feedFields.filter(([field]) => before[field] !== change[field]).map(([, name]) => name);
  if (changedFields.length === 0) return false;
  const overdueAt = book.terms.calendar.overdueAt(change.dueDate, before.zone);
  // A later due date makes it not overdue any more, and to be marked again in its time.
  const overdueMarked = before.overdueMarked && overdueAt <= book.terms.now;
  const after = { ...change, overdueAt, overdueMarked, fromFeed: true };
  if (before.lifecycle === 'DRAFT' || before.amountMinor === change.amountMinor) {
    book.tellChanged({ ...before, ...after, version: before.version + 1n }, changedFields, 'FEED_CHANGED');
  } else {
    changeAmount(book, before, after, changedFields);
  }
  return true;
}

/** The file knows an invoice that was made here; from now on its absence from a file means something. */
export function knowFromFeed(book: Book, invoiceId: string): void {
  const invoice = book.invoice(invoiceId);
  if (!invoice.fromFeed) book.setInvoice({ ...invoice, fromFeed: true });
}

/** The debtor disputes the whole invoice; until the dispute is closed it is not collectable. */
export function raiseDispute(book: Book, invoiceId: string, reason: string): void {
  const invoice = book.invoice(invoiceId);
  if (invoice.disputed) throw refusal(invoice, 'raise dispute');
  book.tell('DisputeRaised', advance(invoice, 'raise dispute', { disputed: true }), reason);
}

/** Possible in every state, since a disputed invoice may be paid or voided meanwhile. */
export function closeDispute(book: Book, invoiceId: string, reason: string): void {
  const invoice = book.invoice(invoiceId);
  if (!invoice.disputed) throw refusal(invoice, 'close dispute');
  book.tell('DisputeClosed', { ...invoice, disputed: false, version: invoice.version + 1n }, reason);
}

const feedFields = [
  ['amountMinor', 'amount'],
  ['issueDate', 'issue_date'],
  ['dueDate', 'due_date'],
  ['collectability', 'collectability'],
] as const;

function changeAmount(
  book: Book,
  before: Invoice,
  after: FeedChange & Partial<Invoice>,
  changedFields: string[],
): void {
  const { amountMinor } = after;
  const excess = before.paidMinor > amountMinor ? before.paidMinor - amountMinor : 0n;
  const paidMinor = before.paidMinor - excess;
  const creditedMinor = before.creditedMinor + excess;
  const lifecycle = lifecycleByBalance(amountMinor, paidMinor);
  const changed = advance(before, 'change amount', { ...after, lifecycle, paidMinor, creditedMinor });
  const { today } = book.terms;
  book.entries.push(amountChanged(changed, amountMinor - before.amountMinor, today));
  const moves: Move[] = moveToCredit(book, before.invoiceId, excess);
  if (moves.length > 0) book.entries.push(excessKept(changed, moves, today));
  book.setInvoice(changed);
  const filled = returnCredit(book, changed);
  book.tellChanged(filled, changedFields, 'FEED_CHANGED');
  if (before.lifecycle === 'OPEN' && remainingOf(filled) === 0n) book.tellAlso('InvoicePaid', filled, 'FEED_CHANGED');
  if (before.lifecycle === 'PAID' && remainingOf(filled) > 0n) {
    book.tellAlso('InvoiceReopened', inNewEpisode(filled), 'FEED_REOPEN');
  }
  takeReservedMoney(book, before.invoiceId);
}
