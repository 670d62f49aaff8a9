import type { InvoiceFacts } from '#libs/fence';

/** Orders invoices as messages list them: the one due first in front. */
export function dueFirst(left: InvoiceFacts, right: InvoiceFacts): number {
  return compare(left.dueDate, right.dueDate) || compare(left.number, right.number);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
