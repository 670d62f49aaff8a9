import { moveToCredit, payingWithAmount, returnCredit } from '../../ledger/domain/credit.js';
import { principalOf, remainingOf } from '../../ledger/domain/invoice.js';
import { advance, assertAllowed } from '../../ledger/domain/invoice-acts.js';
import { creditNoted, overpaymentToCredit } from '../../ledger/domain/journal/postings.js';
import type { LedgerSession } from '../../ledger/domain/ledger-session.js';
import { creditWhole } from './receivable.js';

/** What is owed no longer of an invoice. */
export interface Credited {
  readonly creditNoteId: string;
  /** Tax included, more than zero, at most the principal. */
  readonly minor: bigint;
}

/** Makes a credit note, by hand. @throws INVOICE_STATE_FORBIDS */
export function createCreditNote(session: LedgerSession, invoiceId: string, credited: Credited): void {
  assertAllowed(session.invoice(invoiceId), 'create credit note');
  const told = session.events.length;
  creditInvoice(session, invoiceId, credited);
  // Of a paid invoice nothing else would tell that it came to less.
  if (session.events.length === told) session.recordChanged(session.invoice(invoiceId), ['amount'], 'CREDIT_NOTE');
}

/**
 * Posts a credit note, and ends an open dispute with it. What was paid of it is the customer's credit; all of the principal
 * ends the invoice.
 */
export function creditInvoice(session: LedgerSession, invoiceId: string, credited: Credited): void {
  if (credited.minor < principalOf(session.invoice(invoiceId))) creditPart(session, invoiceId, credited);
  else creditWhole(session, invoiceId, 'CREDIT_NOTE');
}

function creditPart(session: LedgerSession, invoiceId: string, { creditNoteId, minor }: Credited): void {
  const before = session.invoice(invoiceId);
  const amountMinor = before.amountMinor - minor;
  const { excessMinor, ...paid } = payingWithAmount(before, amountMinor);
  const creditNoteMinor = before.creditNoteMinor + minor;
  const change = { ...paid, amountMinor, creditNoteMinor, disputed: false, disputedMinor: null };
  const credited = advance(before, 'credit', change);
  const { today } = session.terms;
  session.entries.push(creditNoted(credited, before, creditNoteId, today));
  const moves = moveToCredit(session, invoiceId, { component: 'PRINCIPAL', minor: excessMinor });
  if (moves.length > 0) session.entries.push(overpaymentToCredit(credited, moves, today));
  session.setInvoice(credited);
  const filled = returnCredit(session, credited);
  if (remainingOf(filled) === remainingOf(before)) return;
  session.record(filled.lifecycle === 'PAID' ? 'InvoicePaid' : 'InvoiceBalanceChanged', filled, 'CREDIT_NOTE');
}
