import type { LocalDate } from '#libs/time';
import { type ChargedComponent, componentsOf, dividedAmount, plus, sumOfParts } from './components.js';
import { type Invoice, lifecycleByBalance, owedOf } from './invoice.js';
import { advance } from './invoice-acts.js';
import { chargePosted, chargeWaived } from './journal/postings.js';
import type { LedgerSession } from './ledger-session.js';

/** What is charged on an invoice, or no longer. */
export interface ChargePosting {
  readonly chargeId: string;
  readonly invoiceId: string;
  readonly component: ChargedComponent;
  /** More than zero. */
  readonly minor: bigint;
  /** The day on which it is owed; today where absent. */
  readonly valueDate?: LocalDate;
}

/**
 * Charges something beside the principal of an open invoice: it is owed from now on.
 * @throws INVOICE_STATE_FORBIDS
 */
export function postCharge(session: LedgerSession, charge: ChargePosting): Invoice {
  const before = session.invoice(charge.invoiceId);
  const charged = plus(componentsOf(before), sumOfParts([charge]));
  const after = advance(before, 'add charge', dividedAmount(charged));
  session.entries.push(chargePosted(after, charge, charge.valueDate ?? session.terms.today));
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
