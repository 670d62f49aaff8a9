import { sumOf } from './components.js';
import { type Invoice, owedOf, remainingOf, settledOf } from './invoice.js';
import { advance } from './invoice-acts.js';
import { discountGiven, discountReversed } from './journal/postings.js';
import type { LedgerSession } from './ledger-session.js';

/**
 * Gives up what remains of an open invoice, charges included, since its debtor paid what was agreed. One of which nothing
 * remains, or that is closed otherwise, stays as it is.
 */
export function settleInvoice(session: LedgerSession, invoiceId: string, reason: string): Invoice {
  const before = session.invoice(invoiceId);
  if (before.lifecycle !== 'OPEN' || remainingOf(before) === 0n) return before;
  const given = owedOf(before);
  const invoice = advance(before, 'give discount', { lifecycle: 'SETTLED' });
  session.entries.push(discountGiven(invoice, given, session.terms.today));
  return session.recordLoss({ type: 'InvoiceSettled', invoice, minor: sumOf(given), reason });
}

/**
 * All of what was given up is owed again, from the original due date and in the same episode: what was done to collect it
 * stays done. One that is not settled stays as it is.
 */
export function reopenSettled(session: LedgerSession, invoiceId: string, reason: string): Invoice {
  const before = session.invoice(invoiceId);
  if (before.lifecycle !== 'SETTLED') return before;
  return session.record('InvoiceReopened', { ...withoutDiscount(session, before), overdueMarked: false }, reason);
}

/** The invoice as it was before the discount; its entry is reversed. */
export function withoutDiscount(session: LedgerSession, before: Invoice): Invoice {
  const given = settledOf(before);
  const invoice = advance(before, 'reverse discount', { lifecycle: 'OPEN' });
  session.entries.push(discountReversed(invoice, given, session.terms.today));
  return invoice;
}
