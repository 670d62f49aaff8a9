import type { ToldDispute } from '../../ledger/domain/events.js';
import { advance, assertAllowed } from '../../ledger/domain/invoice-acts.js';
import type { LedgerSession } from '../../ledger/domain/ledger-session.js';
import { applyEarmarkedCash } from '../../ledger/domain/payments.js';
import { creditInvoice } from './credited.js';

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
  const { disputeId, creditedMinor } = dispute;
  if (creditedMinor === 0n) session.setInvoice({ ...before, ...undisputed, version: before.version + 1n });
  else creditInvoice(session, invoiceId, { creditNoteId: disputeId, minor: creditedMinor });
  const isTold = session.events.at(-1)?.type.startsWith('Invoice') ?? false;
  const after = session.invoice(invoiceId);
  const version = isTold ? after.version + 1n : after.version;
  session.recordDispute('DisputeClosed', { ...after, version }, dispute, reason);
  applyEarmarkedCash(session, invoiceId);
}
