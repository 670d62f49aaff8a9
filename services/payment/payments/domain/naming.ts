import type { ErrorFactory } from '#libs/errors';
import { errors } from './errors.js';

/** An invoice that a number names, as the invoice service knows it. */
export interface KnownInvoice {
  readonly number: string;
  readonly invoiceId: string;
  readonly customerId: string;
  readonly currency: string;
}

/** Whose money it is and which invoices it names, in the order of the numbers. */
export interface Naming {
  readonly customerId: string;
  readonly invoiceIds: readonly string[];
}

/**
 * Turns the numbers a payer named into ids. A void or paid invoice may be named too: the money was received, and
 * allocation decides what becomes of it.
 * @param stated the customer as the reporter states it, empty when the invoices say it
 * @throws INVOICE_NOT_FOUND, PAYMENT_CUSTOMER_MISMATCH, PAYMENT_CURRENCY_MISMATCH
 */
export function nameInvoices(
  numbers: readonly string[],
  known: readonly KnownInvoice[],
  stated: { customerId: string; currency: string },
): Naming {
  const byNumber = new Map(known.map((invoice) => [invoice.number, invoice]));
  const unknown = numbers.filter((number) => !byNumber.has(number));
  if (unknown.length > 0) throw unknownNumbers(unknown);
  const named = numbers.map((number) => byNumber.get(number)!);
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
