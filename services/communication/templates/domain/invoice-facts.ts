import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';

/** An invoice as the invoice service knows it now. */
export interface InvoiceFacts {
  readonly invoiceId: string;
  readonly number: string;
  readonly customerId: string;
  readonly lifecycle: string;
  readonly collectable: boolean;
  readonly disputed: boolean;
  readonly amount: Money;
  readonly remaining: Money;
  readonly dueOn: LocalDate;
}

/** How many invoices a message speaks of at most. */
export const maxInvoices = 500;

/** Orders invoices as messages list them: the one due first in front. */
export function dueFirst(left: InvoiceFacts, right: InvoiceFacts): number {
  return compare(left.dueOn, right.dueOn) || compare(left.number, right.number);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
