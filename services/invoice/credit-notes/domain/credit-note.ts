import { type Money, moneyText } from '#libs/money';
import { type Invoice, owedOf, principalOf } from '../../ledger/domain/invoice.js';
import { errors } from './errors.js';

/** What is owed no longer of an invoice; never changed and never taken back. */
export interface CreditNote {
  /** Sorts by the time at which it was made; that of the dispute, where one ended with it. */
  readonly creditNoteId: string;
  /** Empty for none. */
  readonly number: string;
  readonly invoiceId: string;
  readonly customerId: string;
  readonly creditorId: string;
  readonly currency: string;
  /** Tax included. */
  readonly amountMinor: bigint;
  readonly taxMinor: bigint;
  readonly reason: string;
  /** The dispute that ended with it; null for none. */
  readonly disputeId: string | null;
  readonly actor: string;
  readonly createdAt: Date;
}

type Made = Pick<
  CreditNote,
  'creditNoteId' | 'number' | 'amountMinor' | 'reason' | 'disputeId' | 'actor' | 'createdAt'
>;

/** The credit note that made of an invoice what it is after it. */
export function newCreditNote(before: Invoice, after: Invoice, made: Made): CreditNote {
  const { invoiceId, customerId, creditorId, currency } = before;
  return { ...made, invoiceId, customerId, creditorId, currency, taxMinor: before.taxMinor - after.taxMinor };
}

/**
 * How much is credited of an invoice, where all that remains of what was billed is meant by null.
 * @returns null where the amount is more than the invoice has
 * @throws CREDIT_NOTE_STATE_FORBIDS
 */
export function creditedNow(invoice: Invoice, amount: Money | null): bigint | null {
  if (amount) return amount.minor <= principalOf(invoice) ? amount.minor : null;
  const { PRINCIPAL } = owedOf(invoice);
  if (PRINCIPAL > 0n) return PRINCIPAL;
  const left = moneyText({ minor: principalOf(invoice), currency: invoice.currency });
  const message = `Nothing remains to be paid of invoice ${invoice.number}. Name what is credited of its ${left}`;
  throw errors.CREDIT_NOTE_STATE_FORBIDS(`${message}; it becomes credit of the customer.`);
}
