import { compareText } from '#libs/text';
import { type Invoice, remainingOf, takesUndirectedMoney } from './invoice.js';

/** A part of a payment for one invoice. */
export interface Part {
  readonly invoiceId: string;
  readonly minor: bigint;
}

/** What a payment settles and what is left of it. */
export interface AllocationPlan {
  readonly parts: readonly Part[];
  readonly unappliedMinor: bigint;
}

/**
 * Spreads a payment: first over the invoices that the payer named, in the payer's order, then OLDEST_FIRST over the
 * others of the customer, creditor and currency. A disputed invoice gets money only when the payer named it.
 * Deterministic: the same input gives the same plan.
 * @param invoices of any customer; only open ones of the payer are considered
 * @param defaultCreditorId whose debt it settles when it names no invoice
 */
export function planAllocation(
  payment: { customerId: string; currency: string; amountMinor: bigint; invoiceIds: readonly string[] },
  invoices: Iterable<Invoice>,
  defaultCreditorId: string,
): AllocationPlan {
  const open = new Map<string, Invoice>();
  for (const invoice of invoices) {
    const matches = invoice.customerId === payment.customerId && invoice.currency === payment.currency;
    if (matches && invoice.lifecycle === 'OPEN') open.set(invoice.invoiceId, invoice);
  }
  const named = [...new Set(payment.invoiceIds)].flatMap((invoiceId) => open.get(invoiceId) ?? []);
  const creditorId = named[0]?.creditorId ?? defaultCreditorId;
  const others = [...open.values()]
    .filter((invoice) => takesUndirectedMoney(invoice) && invoice.creditorId === creditorId && !named.includes(invoice))
    .sort(oldestFirst);
  return spread(payment.amountMinor, [...named, ...others]);
}

/** Due date, then issue date, then id. */
export function oldestFirst(left: Invoice, right: Invoice): number {
  return (
    compareText(left.dueDate, right.dueDate) ||
    compareText(left.issueDate, right.issueDate) ||
    compareText(left.invoiceId, right.invoiceId)
  );
}

function spread(amountMinor: bigint, invoices: readonly Invoice[]): AllocationPlan {
  const parts: Part[] = [];
  let restMinor = amountMinor;
  for (const invoice of invoices) {
    if (restMinor === 0n) break;
    const remaining = remainingOf(invoice);
    const minor = remaining < restMinor ? remaining : restMinor;
    parts.push({ invoiceId: invoice.invoiceId, minor });
    restMinor -= minor;
  }
  return { parts, unappliedMinor: restMinor };
}
