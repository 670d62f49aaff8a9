import type { ErrorFactory } from '#libs/errors';
import { errors } from './errors.js';

/** An invoice that a number names, as the invoice service knows it. */
export interface KnownInvoice {
  readonly number: string;
  readonly invoiceId: string;
  readonly customerId: string;
  /** Creditors may have the same number. */
  readonly creditorId: string;
  readonly currency: string;
  /** What remains to be paid, zero unless the invoice is open. */
  readonly remainingMinor: bigint;
}

/** Whose money it is and which invoices it names, in the order of the numbers. */
export interface Naming {
  readonly customerId: string;
  readonly invoiceIds: readonly string[];
}

/**
 * Turns the numbers a payer named into ids. A void or paid invoice may be named too: the money was received, and
 * allocation decides what becomes of it.
 * @param stated customer and creditor as the reporter states them, empty when the invoices say them
 * @throws INVOICE_NOT_FOUND, PAYMENT_INVALID for a number of several creditors, PAYMENT_CUSTOMER_MISMATCH, PAYMENT_CURRENCY_MISMATCH
 */
export function nameInvoices(
  numbers: readonly string[],
  known: readonly KnownInvoice[],
  stated: { customerId: string; creditorId: string; currency: string },
): Naming {
  const byNumber = Map.groupBy(known, ({ number }) => number);
  const meant = numbers.map((number) => meantBy(byNumber.get(number) ?? [], stated));
  const unknown = numbers.filter((_, index) => meant[index]!.length === 0);
  if (unknown.length > 0) throw unknownNumbers(unknown);
  const ambiguous = meant.filter((found) => found.length > 1);
  if (ambiguous.length > 0) throw ambiguousNumbers(ambiguous);
  const named = meant.map(([invoice]) => invoice!);
  const customerId = oneCustomer(named, stated.customerId);
  const foreign = named.filter(({ currency }) => currency !== stated.currency);
  if (foreign.length > 0) {
    throw wrong(
      errors.PAYMENT_CURRENCY_MISMATCH,
      `The payment is in ${stated.currency}, but ${foreign.map(({ number, currency }) => `${number} is in ${currency}`).join(', ')}. ` +
        'Record a payment in each currency.',
      'amount',
      'is in another currency than an invoice',
    );
  }
  return { customerId, invoiceIds: named.map(({ invoiceId }) => invoiceId) };
}

/**
 * Which invoices of a number are meant: those of the stated creditor; where several creditors have it, those of the
 * stated customer.
 */
export function meantBy(
  found: readonly KnownInvoice[],
  stated: { readonly customerId?: string; readonly creditorId: string },
): readonly KnownInvoice[] {
  const { customerId = '', creditorId } = stated;
  const ofCreditor = creditorId === '' ? found : found.filter((invoice) => invoice.creditorId === creditorId);
  if (ofCreditor.length < 2 || customerId === '') return ofCreditor;
  return ofCreditor.filter((invoice) => invoice.customerId === customerId);
}

/** `2026-1 of north or south`: the number and the creditors that have it. */
export function candidatesText(found: readonly KnownInvoice[]): string {
  return `${found[0]!.number} of ${found.map(({ creditorId }) => creditorId).join(' or ')}`;
}

function ambiguousNumbers(found: readonly (readonly KnownInvoice[])[]): Error {
  const which = found.slice(0, 20).map(candidatesText).join(', ');
  return wrong(
    errors.PAYMENT_INVALID,
    `Several creditors have the same number: ${which}. Name the creditor, on the command line by --creditor.`,
    'creditor_id',
    `must say which is meant: ${which}`,
  );
}

function oneCustomer(named: readonly KnownInvoice[], stated: string): string {
  const customerIds = new Set(named.map(({ customerId }) => customerId));
  if (stated !== '') customerIds.add(stated);
  const [customerId = ''] = customerIds;
  if (customerIds.size <= 1) return customerId;
  const owners = named.map((invoice) => `${invoice.number} belongs to customer ${invoice.customerId}`).join(', ');
  const statement = stated === '' ? '' : `, and the payment is stated to be of customer ${stated}`;
  throw wrong(
    errors.PAYMENT_CUSTOMER_MISMATCH,
    `A payment is of one customer: ${owners}${statement}. Record a payment for each customer.`,
    'invoice_numbers',
    'belong to different customers',
  );
}

function unknownNumbers(numbers: readonly string[]): Error {
  const shown = numbers.slice(0, 20).map((number) => JSON.stringify(number));
  const more = numbers.length > shown.length ? ` and ${numbers.length - shown.length} more` : '';
  return wrong(
    errors.INVOICE_NOT_FOUND,
    `There is no invoice ${shown.join(', ')}${more}. Correct the numbers, or name the customer and no invoice.`,
    'invoice_numbers',
    `names unknown invoices: ${shown.join(', ')}${more}`,
  );
}

function wrong(error: ErrorFactory, message: string, field: string, description: string): Error {
  return error(message, { violations: [{ field, description }] });
}
