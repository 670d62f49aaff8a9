import { movePrincipalToCredit, payingWithAmount, returnCredit } from '../../ledger/domain/credit.js';
import type { ToldDispute } from '../../ledger/domain/events.js';
import { principalOf, remainingOf } from '../../ledger/domain/invoice.js';
import { advance, assertAllowed } from '../../ledger/domain/invoice-acts.js';
import type { LedgerSession } from '../../ledger/domain/ledger-session.js';
import { applyEarmarkedCash } from '../../ledger/domain/payments.js';
import { creditNoted, overpaymentToCredit } from '../../ledger/domain/postings.js';
import { creditWhole } from './receivable.js';

const undisputed = { disputed: false, disputedMinor: null } as const;

/** The debtor disputes an invoice or a part of its principal; until the dispute ends that is not collectable. */
export function raiseDispute(session: LedgerSession, invoiceId: string, dispute: ToldDispute, reason: string): void {
  const change = { disputed: true, disputedMinor: dispute.disputedMinor };
  const disputed = advance(session.invoice(invoiceId), 'raise dispute', change);
  session.recordDispute('DisputeRaised', disputed, dispute, reason);
}

/**
 * Ends a dispute, in every state, since a disputed invoice may be paid or voided meanwhile. What was credited is owed no
 * longer and what was paid of it is the customer's credit; all of the principal ends the invoice. Both are told with the
 * invoice as it is in the end, so that nobody sees it in between.
 */
export function closeDispute(session: LedgerSession, invoiceId: string, dispute: ToldDispute, reason: string): void {
  const before = session.invoice(invoiceId);
  assertAllowed(before, 'close dispute');
  const { creditedMinor } = dispute;
  if (creditedMinor === 0n) session.setInvoice({ ...before, ...undisputed, version: before.version + 1n });
  else if (creditedMinor < principalOf(before)) creditPart(session, invoiceId, dispute);
  else creditWhole(session, invoiceId, 'CREDIT_NOTE');
  const isTold = session.events.at(-1)?.type.startsWith('Invoice') ?? false;
  const after = session.invoice(invoiceId);
  const version = isTold ? after.version + 1n : after.version;
  session.recordDispute('DisputeClosed', { ...after, version }, dispute, reason);
  applyEarmarkedCash(session, invoiceId);
}

/** Posts the credit note of a part. */
function creditPart(session: LedgerSession, invoiceId: string, { disputeId, creditedMinor: minor }: ToldDispute): void {
  const before = session.invoice(invoiceId);
  const amountMinor = before.amountMinor - minor;
  const { excessMinor, ...paid } = payingWithAmount(before, amountMinor);
  const creditNoteMinor = before.creditNoteMinor + minor;
  const credited = advance(before, 'credit', { ...undisputed, ...paid, amountMinor, creditNoteMinor });
  const { today } = session.terms;
  session.entries.push(creditNoted(credited, before, disputeId, today));
  const moves = movePrincipalToCredit(session, invoiceId, excessMinor);
  if (moves.length > 0) session.entries.push(overpaymentToCredit(credited, moves, today));
  session.setInvoice(credited);
  const filled = returnCredit(session, credited);
  if (remainingOf(filled) === remainingOf(before)) return;
  session.record(filled.lifecycle === 'PAID' ? 'InvoicePaid' : 'InvoiceBalanceChanged', filled, 'CREDIT_NOTE');
}
