/**
 * Why an act must leave an invoice out, in order of precedence: an invoice has the first that applies to it. What
 * nobody can change comes first, then what a person must change, then what passes automatically; so the reason that is
 * shown is never one whose end would only bring up the next. That is why a paid invoice of a case on hold is PAID, not
 * CASE_HELD, and one that must not be collected is DO_NOT_COLLECT though it is disputed too.
 */
export const invoiceReasons = [
  'CUSTOMER_NOT_FOUND',
  'CUSTOMER_FLAGGED',
  'INVOICE_NOT_FOUND',
  'OTHER_CUSTOMER',
  'NOT_ISSUED',
  'VOID',
  'WRITTEN_OFF',
  'PAID',
  'CASE_NOT_OPEN',
  'DO_NOT_COLLECT',
  'DISPUTED',
  'CASE_HELD',
  'INVOICE_HELD',
  'PROMISED',
  'ARRANGED',
  'PLACED',
  'MONEY_IN_FLIGHT',
] as const;
export type InvoiceReason = (typeof invoiceReasons)[number];

/** Every reason of a fence: those against an invoice, and NO_CONTACT where an act needs a way to reach the customer. */
export type FenceReason = InvoiceReason | 'NO_CONTACT';

/**
 * The reason that an act gives when it leaves invoices out: of theirs the last in the order of precedence, which is the
 * one nearest to its end. An act with one paid and one held invoice waits for the hold.
 */
export function mainReasonOf(reasons: Iterable<InvoiceReason>): InvoiceReason | null {
  const given = new Set(reasons);
  return invoiceReasons.findLast((reason) => given.has(reason)) ?? null;
}
