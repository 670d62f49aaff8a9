import { minus, sumOf, sumOfParts } from '../components.js';
import { moveToCredit, returnCredit } from '../credit.js';
import { type Invoice, isOwed, owedOf, paidOf, paying, settledOf } from '../invoice.js';
import { advance } from '../invoice-acts.js';
import { discountGiven, discountReversed } from '../journal/loss-postings.js';
import { overpaymentToCredit } from '../journal/postings.js';
import type { LedgerSession } from '../ledger-session.js';

/**
 * Gives up what remains of the invoices of a settlement, charges included, since their debtor paid what was agreed. What was
 * paid beyond that is the customer's credit, from the last invoice first. One of which nothing is to be given up, or that is
 * closed otherwise, stays as it is.
 */
export function settleInvoices(
  session: LedgerSession,
  invoiceIds: readonly string[],
  surplusMinor: bigint,
  reason: string,
): void {
  let leftMinor = surplusMinor;
  const kept = new Map<string, bigint>();
  for (const invoiceId of invoiceIds.toReversed()) {
    const { lifecycle, ...invoice } = session.invoice(invoiceId);
    const paidMinor = isOwed(lifecycle) ? paidOf(invoice).PRINCIPAL : 0n;
    const minor = paidMinor < leftMinor ? paidMinor : leftMinor;
    kept.set(invoiceId, minor);
    leftMinor -= minor;
  }
  for (const invoiceId of invoiceIds) settleInvoice(session, invoiceId, kept.get(invoiceId)!, reason);
}

function settleInvoice(session: LedgerSession, invoiceId: string, keptMinor: bigint, reason: string): void {
  const before = session.invoice(invoiceId);
  const kept = { component: 'PRINCIPAL', minor: keptMinor } as const;
  const paid = paying(minus(paidOf(before), sumOfParts([kept])));
  const given = owedOf({ ...before, ...paid });
  if (sumOf(given) === 0n) return;
  const creditedMinor = before.creditedMinor + keptMinor;
  const invoice = advance(before, 'give discount', { ...paid, creditedMinor, lifecycle: 'SETTLED' });
  if (keptMinor > 0n) {
    const moves = moveToCredit(session, invoiceId, kept);
    session.entries.push(overpaymentToCredit(invoice, moves, session.terms.today));
  }
  session.entries.push(discountGiven(invoice, given, session.terms.today));
  session.recordLoss({ type: 'InvoiceSettled', invoice, minor: sumOf(given), reason });
}

/**
 * All of what was given up is owed again, from the original due date and in the same episode: what was done to collect it
 * stays done. What was paid beyond the agreed amount pays it again. One that is not settled stays as it is.
 */
export function reopenSettled(session: LedgerSession, invoiceId: string, reason: string): void {
  const before = session.invoice(invoiceId);
  if (before.lifecycle !== 'SETTLED') return;
  const reopened = returnCredit(session, withoutDiscount(session, before));
  session.record('InvoiceReopened', { ...reopened, overdueMarked: false }, reason);
}

/** The invoice as it was before the discount; its entry is reversed. */
export function withoutDiscount(session: LedgerSession, before: Invoice): Invoice {
  const given = settledOf(before);
  const invoice = advance(before, 'reverse discount', { lifecycle: 'OPEN' });
  session.entries.push(discountReversed(invoice, given, session.terms.today));
  return invoice;
}
