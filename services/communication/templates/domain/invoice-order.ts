import type { InvoiceFacts } from '#libs/fence';
import { compareText } from '#libs/text';

/** Orders invoices as messages list them: the one due first in front. */
export function dueFirst(left: InvoiceFacts, right: InvoiceFacts): number {
  return compareText(left.dueDate, right.dueDate) || compareText(left.number, right.number);
}
