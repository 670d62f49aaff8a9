import type { LocalDate } from '#libs/time';
import { dividedAmount, sumOfParts } from '../../ledger/domain/components.js';
import { moveAllToCredit, moveToCredit, payingWithAmount, returnCredit } from '../../ledger/domain/credit.js';
import type { ProductReason } from '../../ledger/domain/events.js';
import {
  type Collectability,
  type DueDateSource,
  type Invoice,
  type InvoiceKind,
  paying,
  principalOf,
  remainingOf,
  wholeAmountOf,
} from '../../ledger/domain/invoice.js';
import { advance, assertAllowed, refused } from '../../ledger/domain/invoice-acts.js';
import {
  allocationsUndone,
  amountChanged,
  chargesReversed,
  type Move,
  overpaymentToCredit,
  paidElsewhere,
  paidElsewhereReversed,
  receivableOpened,
  receivableReversed,
  voidToCredit,
} from '../../ledger/domain/journal/postings.js';
import type { LedgerSession } from '../../ledger/domain/ledger-session.js';
import { applyEarmarkedCash, inNewEpisode } from '../../ledger/domain/payments.js';

/** What the input file says of a known invoice. */
export interface FeedChange {
  /** The principal: what is billed, and neither paid elsewhere nor credited. */
  readonly amountMinor: bigint;
  readonly paidElsewhereMinor: bigint;
  /** What of our credit notes it does not know of, which its principal is without. */
  readonly creditNoteMinor: bigint;
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
  readonly dueDateSource: DueDateSource;
  readonly kind: InvoiceKind;
  readonly collectability: Collectability;
}

/**
 * It is owed from now on. Cash that its payer earmarked for it settles it at once.
 * @param number where a series gives it one
 */
export function issueInvoice(
  session: LedgerSession,
  invoiceId: string,
  reason: ProductReason,
  number = session.invoice(invoiceId).number,
): void {
  const draft = session.invoice(invoiceId);
  const numbered = { number, numberSeries: '' };
  const issued = advance(draft, 'issue', { ...numbered, lifecycle: 'OPEN', issuedEpisode: draft.episode });
  session.entries.push(receivableOpened(issued, draft, 'INVOICE_ISSUED', issued.issueDate));
  postPaidElsewhere(session, issued, issued.paidElsewhereMinor);
  session.record('InvoiceIssued', issued, reason);
  applyEarmarkedCash(session, invoiceId);
}

/**
 * Closes an open invoice without payment; what was paid of it becomes the customer's credit, and what was charged on it is
 * owed no longer.
 * @param stands whether a file that names it leaves it void
 */
export function voidInvoice(session: LedgerSession, invoiceId: string, reason: string, stands = false): void {
  closeUnpaid(session, invoiceId, 'void', { voidStands: stands }, reason);
}

/** Credits all of an invoice whose dispute ended so: as its voiding does, for good and also once it is paid. */
export function creditWhole(session: LedgerSession, invoiceId: string, reason: string): void {
  closeUnpaid(session, invoiceId, 'credit', { voidStands: true, disputed: false, disputedMinor: null }, reason);
}

function closeUnpaid(
  session: LedgerSession,
  invoiceId: string,
  command: 'void' | 'credit',
  change: Partial<Invoice>,
  reason: string,
): void {
  const open = session.invoice(invoiceId);
  const { paidMinor } = open;
  const creditedMinor = open.creditedMinor + paidMinor;
  const principal = sumOfParts([{ component: 'PRINCIPAL', minor: principalOf(open) }]);
  const voided = advance(open, command, {
    ...dividedAmount(principal),
    ...paying(sumOfParts([])),
    ...change,
    lifecycle: 'VOID',
    creditedMinor,
  });
  const { today } = session.terms;
  session.entries.push(receivableReversed(open, today));
  if (open.paidElsewhereMinor > 0n) session.entries.push(paidElsewhereReversed(open, today));
  if (open.amountMinor > voided.amountMinor) session.entries.push(chargesReversed(open, today));
  const moves = moveAllToCredit(session, invoiceId);
  if (moves.length > 0) {
    session.entries.push(allocationsUndone(open, moves, today), voidToCredit(open, moves, today));
  }
  session.record('InvoiceVoided', voided, reason);
}

/** A void invoice stands against files from now on, or no longer. */
export function standVoid(session: LedgerSession, invoiceId: string, stands: boolean, reason: string): void {
  const voided = session.invoice(invoiceId);
  assertAllowed(voided, stands ? 'keep void' : 'let re-open');
  session.recordChanged({ ...voided, voidStands: stands, version: voided.version + 1n }, ['void_stands'], reason);
}

/**
 * A person says whether an invoice may be collected, in every state but VOID: a paid one may be owed again.
 * @param stands whether that stands against files; else they decide again
 */
export function setCollection(
  session: LedgerSession,
  invoiceId: string,
  wanted: { readonly collectability: Collectability; readonly stands: boolean },
  reason: string,
): void {
  const before = session.invoice(invoiceId);
  const { collectability, stands } = wanted;
  const isSame = before.collectability === collectability && before.collectionStands === stands;
  assertAllowed(before, 'set collection');
  if (isSame) throw refused(before, 'set collection', `It is ${collectability} already.`);
  const changedFields = [
    ...(before.collectability === collectability ? [] : ['collectability']),
    ...(before.collectionStands === stands ? [] : ['collection_stands']),
  ];
  const after = { ...before, collectability, collectionStands: stands, version: before.version + 1n };
  session.recordChanged(after, changedFields, reason);
}

/** Opens a void invoice that the file names again, in a new episode and with the values of the file. */
export function reopenByFeed(session: LedgerSession, invoiceId: string, change: FeedChange): void {
  const voided = session.invoice(invoiceId);
  const { episode } = inNewEpisode(voided);
  const reopened = advance(voided, 're-open', {
    ...change,
    lifecycle: 'OPEN',
    overdueAt: session.terms.calendar.overdueAt(change.dueDate, voided.zone),
    overdueMarked: false,
    fromFeed: true,
    episode,
    issuedEpisode: episode,
  });
  session.entries.push(receivableOpened(reopened, voided, 'INVOICE_REOPENED', session.terms.today));
  postPaidElsewhere(session, reopened, reopened.paidElsewhereMinor);
  session.setInvoice(reopened);
  const filled = returnCredit(session, reopened);
  session.record('InvoiceReopened', filled, 'FEED_REOPEN');
  if (filled.lifecycle === 'PAID') session.recordFollowUp('InvoicePaid', filled, 'CREDIT_RETURNED');
  applyEarmarkedCash(session, invoiceId);
}

/** Applies the values of the file to a draft, open or paid invoice. @returns whether anything changed */
export function changeByFeed(session: LedgerSession, invoiceId: string, change: FeedChange): boolean {
  const before = session.invoice(invoiceId);
  const known = { ...before, amountMinor: principalOf(before) };
  const changedFields = feedFields.filter(([, valueOf]) => valueOf(known) !== valueOf(change)).map(([name]) => name);
  if (changedFields.length === 0) return false;
  const overdueAt = session.terms.calendar.overdueAt(change.dueDate, before.zone);
  // With a later due date it is not overdue any more, and is marked again when it becomes so.
  const overdueMarked = before.overdueMarked && overdueAt <= session.terms.now;
  // A later date gives the debtor time again: collection begins anew from it. An earlier one leaves done what was done.
  const isLater = before.lifecycle === 'OPEN' && change.dueDate > before.dueDate;
  const episode = isLater ? inNewEpisode(before).episode : before.episode;
  // What was charged since stays.
  const amountMinor = before.amountMinor + change.amountMinor - known.amountMinor;
  const after = { ...change, amountMinor, overdueAt, overdueMarked, episode, fromFeed: true };
  const isOwedAsBefore =
    known.amountMinor === change.amountMinor && before.paidElsewhereMinor === change.paidElsewhereMinor;
  if (before.lifecycle === 'DRAFT' || isOwedAsBefore) {
    session.recordChanged({ ...before, ...after, version: before.version + 1n }, changedFields, 'FEED_CHANGED');
  } else {
    changeAmount(session, before, after, changedFields);
  }
  return true;
}

/** Marks an invoice that was created here as known to the file, so that its absence from a file means something. */
export function knowFromFeed(session: LedgerSession, invoiceId: string): void {
  const invoice = session.invoice(invoiceId);
  if (!invoice.fromFeed) session.setInvoice({ ...invoice, fromFeed: true });
}

/** As contracts name them. */
const feedFields: readonly (readonly [name: string, valueOf: (said: FeedChange) => unknown])[] = [
  ['amount', ({ amountMinor, paidElsewhereMinor }) => amountMinor + paidElsewhereMinor],
  ['paid_elsewhere', ({ paidElsewhereMinor }) => paidElsewhereMinor],
  ['issue_date', ({ issueDate }) => issueDate],
  ['due_date', ({ dueDate }) => dueDate],
  ['kind', ({ kind }) => kind],
  ['collectability', ({ collectability }) => collectability],
];

function changeAmount(
  session: LedgerSession,
  before: Invoice,
  after: Omit<FeedChange, 'amountMinor'> & Partial<Invoice> & Pick<Invoice, 'amountMinor'>,
  changedFields: string[],
): void {
  const { excessMinor, ...paid } = payingWithAmount(before, after.amountMinor);
  const changed = advance(before, 'change amount', { ...after, ...paid });
  const { today } = session.terms;
  const isPosted = wholeAmountOf(changed) !== wholeAmountOf(before) || changed.taxMinor !== before.taxMinor;
  if (isPosted) session.entries.push(amountChanged(changed, before, today));
  postPaidElsewhere(session, changed, changed.paidElsewhereMinor - before.paidElsewhereMinor);
  const moves: Move[] = moveToCredit(session, before.invoiceId, { component: 'PRINCIPAL', minor: excessMinor });
  if (moves.length > 0) session.entries.push(overpaymentToCredit(changed, moves, today));
  session.setInvoice(changed);
  const filled = returnCredit(session, changed);
  session.recordChanged(filled, changedFields, 'FEED_CHANGED');
  if (before.lifecycle === 'OPEN' && remainingOf(filled) === 0n)
    session.recordFollowUp('InvoicePaid', filled, 'FEED_CHANGED');
  if (before.lifecycle === 'PAID' && remainingOf(filled) > 0n) {
    session.recordFollowUp('InvoiceReopened', inNewEpisode(filled), 'FEED_REOPEN');
  }
  applyEarmarkedCash(session, before.invoiceId);
}

function postPaidElsewhere(session: LedgerSession, invoice: Invoice, differenceMinor: bigint): void {
  if (differenceMinor !== 0n) session.entries.push(paidElsewhere(invoice, differenceMinor, session.terms.today));
}
