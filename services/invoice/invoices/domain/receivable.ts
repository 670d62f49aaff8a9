import type { LocalDate } from '#libs/time';
import { moveToCredit, returnCredit } from '../../ledger/domain/credit.js';
import type { ProductReason } from '../../ledger/domain/events.js';
import {
  advance,
  type Collectability,
  type Invoice,
  lifecycleByBalance,
  refusal,
  remainingOf,
  wholeAmountOf,
} from '../../ledger/domain/invoice.js';
import type { LedgerSession } from '../../ledger/domain/ledger-session.js';
import { applyEarmarkedCash, inNewEpisode } from '../../ledger/domain/payments.js';
import {
  allocationsUndone,
  amountChanged,
  type Move,
  overpaymentToCredit,
  paidElsewhere,
  paidElsewhereReversed,
  receivableOpened,
  receivableReversed,
  voidToCredit,
} from '../../ledger/domain/postings.js';

/** What the input file says of a known invoice. */
export interface FeedChange {
  readonly amountMinor: bigint;
  readonly paidElsewhereMinor: bigint;
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
  readonly collectability: Collectability;
}

/** It is owed from now on. Cash that its payer earmarked for it settles it at once. */
export function issueInvoice(session: LedgerSession, invoiceId: string, reason: ProductReason): void {
  const draft = session.invoice(invoiceId);
  const issued = advance(draft, 'issue', { lifecycle: 'OPEN', issuedEpisode: draft.episode });
  session.entries.push(receivableOpened(issued, 'INVOICE_ISSUED', issued.issueDate));
  postPaidElsewhere(session, issued, issued.paidElsewhereMinor);
  session.record('InvoiceIssued', issued, reason);
  applyEarmarkedCash(session, invoiceId);
}

/**
 * Closes an open invoice without payment; what was paid of it becomes the customer's credit.
 * @param stands whether a file that names it leaves it void
 */
export function voidInvoice(session: LedgerSession, invoiceId: string, reason: string, stands = false): void {
  const open = session.invoice(invoiceId);
  const { paidMinor } = open;
  const creditedMinor = open.creditedMinor + paidMinor;
  const voided = advance(open, 'void', { lifecycle: 'VOID', voidStands: stands, paidMinor: 0n, creditedMinor });
  const { today } = session.terms;
  session.entries.push(receivableReversed(open, today));
  if (open.paidElsewhereMinor > 0n) session.entries.push(paidElsewhereReversed(open, today));
  const moves = moveToCredit(session, invoiceId, paidMinor);
  if (moves.length > 0) {
    session.entries.push(allocationsUndone(open, moves, today), voidToCredit(open, moves, today));
  }
  session.record('InvoiceVoided', voided, reason);
}

/** A void invoice stands against files from now on, or no longer. */
export function standVoid(session: LedgerSession, invoiceId: string, stands: boolean, reason: string): void {
  const voided = session.invoice(invoiceId);
  if (voided.lifecycle !== 'VOID' || voided.voidStands === stands) throw refusal(voided, 'void');
  session.recordChanged({ ...voided, voidStands: stands, version: voided.version + 1n }, ['void_stands'], reason);
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
  session.entries.push(receivableOpened(reopened, 'INVOICE_REOPENED', session.terms.today));
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
  const changedFields = feedFields.filter(([, valueOf]) => valueOf(before) !== valueOf(change)).map(([name]) => name);
  if (changedFields.length === 0) return false;
  const overdueAt = session.terms.calendar.overdueAt(change.dueDate, before.zone);
  // With a later due date it is not overdue any more, and is marked again when it becomes so.
  const overdueMarked = before.overdueMarked && overdueAt <= session.terms.now;
  // A later date gives the debtor time again: collection begins anew from it. An earlier one leaves done what was done.
  const isLater = before.lifecycle === 'OPEN' && change.dueDate > before.dueDate;
  const episode = isLater ? inNewEpisode(before).episode : before.episode;
  const after = { ...change, overdueAt, overdueMarked, episode, fromFeed: true };
  const isOwedAsBefore =
    before.amountMinor === change.amountMinor && before.paidElsewhereMinor === change.paidElsewhereMinor;
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

/** The debtor disputes the whole invoice; until the dispute is closed it is not collectable. */
export function raiseDispute(session: LedgerSession, invoiceId: string, reason: string): void {
  const invoice = session.invoice(invoiceId);
  if (invoice.disputed) throw refusal(invoice, 'raise dispute');
  session.record('DisputeRaised', advance(invoice, 'raise dispute', { disputed: true }), reason);
}

/** Allowed in every state, since a disputed invoice may be paid or voided meanwhile. */
export function closeDispute(session: LedgerSession, invoiceId: string, reason: string): void {
  const invoice = session.invoice(invoiceId);
  if (!invoice.disputed) throw refusal(invoice, 'close dispute');
  session.record('DisputeClosed', { ...invoice, disputed: false, version: invoice.version + 1n }, reason);
}

/** As contracts name them. */
const feedFields: readonly (readonly [name: string, valueOf: (said: FeedChange) => unknown])[] = [
  ['amount', wholeAmountOf],
  ['paid_elsewhere', ({ paidElsewhereMinor }) => paidElsewhereMinor],
  ['issue_date', ({ issueDate }) => issueDate],
  ['due_date', ({ dueDate }) => dueDate],
  ['collectability', ({ collectability }) => collectability],
];

function changeAmount(
  session: LedgerSession,
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
  const { today } = session.terms;
  const differenceMinor = wholeAmountOf(changed) - wholeAmountOf(before);
  if (differenceMinor !== 0n) session.entries.push(amountChanged(changed, differenceMinor, today));
  postPaidElsewhere(session, changed, changed.paidElsewhereMinor - before.paidElsewhereMinor);
  const moves: Move[] = moveToCredit(session, before.invoiceId, excess);
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
