import { type ChargedComponent, componentsOf, dividedAmount, minus, plus, sumOfParts } from './components.js';
import { moveToCredit, returnCredit } from './credit.js';
import { type Invoice, lifecycleByBalance, owedOf, paidOf, paying, remainingOf } from './invoice.js';
import { advance } from './invoice-acts.js';
import { interestPosted } from './journal/interest.js';
import { chargePosted, chargeWaived, overpaymentToCredit } from './journal/postings.js';
import type { LedgerSession } from './ledger-session.js';
import { applyEarmarkedCash } from './payments.js';

/** What is charged on an invoice, or no longer. */
export interface ChargePosting {
  readonly chargeId: string;
  readonly invoiceId: string;
  readonly component: ChargedComponent;
  /** More than zero. */
  readonly minor: bigint;
}

/**
 * Charges something beside the principal of an open invoice: it is owed from now on.
 * @throws INVOICE_STATE_FORBIDS
 */
export function postCharge(session: LedgerSession, charge: ChargePosting): Invoice {
  const before = session.invoice(charge.invoiceId);
  const charged = plus(componentsOf(before), sumOfParts([charge]));
  const after = advance(before, 'add charge', dividedAmount(charged));
  session.entries.push(chargePosted(after, charge, session.terms.today));
  return session.record('InvoiceBalanceChanged', after, 'CHARGE_ADDED');
}

/** What of a component can be waived: what is owed of it. */
export function waivableOf(invoice: Invoice, component: ChargedComponent): bigint {
  return owedOf(invoice)[component];
}

/**
 * Takes a charge off its invoice, which no longer owes it.
 * @param waived at most what is waivable of the component
 * @throws INVOICE_STATE_FORBIDS
 */
export function postWaiver(session: LedgerSession, waived: ChargePosting): Invoice {
  const { invoiceId, component, minor } = waived;
  const before = session.invoice(invoiceId);
  const charged = plus(componentsOf(before), sumOfParts([{ component, minor: -minor }]));
  const divided = dividedAmount(charged);
  const lifecycle = lifecycleByBalance(divided.amountMinor, before.paidMinor);
  const after = advance(before, 'waive charge', { ...divided, lifecycle });
  session.entries.push(chargeWaived(after, waived, session.terms.today));
  return session.record(lifecycle === 'PAID' ? 'InvoicePaid' : 'InvoiceBalanceChanged', after, 'CHARGE_WAIVED');
}

/**
 * Posts interest of an invoice that is owed, or was until it was paid; less than zero takes interest back. What was paid of
 * interest beyond what is then owed becomes the customer's credit, as far as the invoice has no other use for it.
 * @param minor not zero, and not below what was posted
 * @throws INVOICE_STATE_FORBIDS
 */
export function postInterest(session: LedgerSession, invoiceId: string, minor: bigint): Invoice {
  const before = session.invoice(invoiceId);
  const charged = plus(componentsOf(before), sumOfParts([{ component: 'INTEREST', minor }]));
  const beyond = paidOf(before).INTEREST - charged.INTEREST;
  const excess = { component: 'INTEREST', minor: beyond > 0n ? beyond : 0n } as const;
  const amounts = dividedAmount(charged);
  const paid = paying(minus(paidOf(before), sumOfParts([excess])));
  const lifecycle = lifecycleByBalance(amounts.amountMinor, paid.paidMinor);
  const creditedMinor = before.creditedMinor + excess.minor;
  const after = advance(before, 'accrue interest', { ...amounts, ...paid, creditedMinor, lifecycle });
  const { today } = session.terms;
  session.entries.push(interestPosted(after, minor, today));
  const moves = moveToCredit(session, invoiceId, excess);
  if (moves.length > 0) session.entries.push(overpaymentToCredit(after, moves, today));
  session.setInvoice(after);
  const filled = returnCredit(session, after);
  const reason = 'INTEREST_POSTED';
  if (filled.lifecycle === 'OPEN' && before.lifecycle === 'PAID') {
    session.record('InvoiceReopened', { ...filled, overdueMarked: false }, reason);
    applyEarmarkedCash(session, invoiceId);
  } else if (filled.lifecycle === 'PAID' && before.lifecycle === 'OPEN') {
    session.record('InvoicePaid', filled, reason);
  } else if (remainingOf(filled) !== remainingOf(before)) {
    session.record('InvoiceBalanceChanged', filled, reason);
  }
  return session.invoice(invoiceId);
}
