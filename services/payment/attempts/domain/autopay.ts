import { type Money, money } from '#libs/money';
import type { PromisableInvoice } from '../../promises/domain/draft.js';
import type { Attempt } from './attempt.js';

/** Why a step charged nothing. */
export type AutopayReason =
  'NO_AUTOPAY' | 'METHOD_NOT_ACTIVE' | 'ATTEMPT_LIMIT_REACHED' | 'NOTHING_REMAINS' | 'MONEY_IN_FLIGHT';

/** Nothing was charged. */
export interface Uncharged {
  readonly reason: AutopayReason;
  /** When to ask again; null for never. */
  readonly retryAt: Date | null;
}

/** The attempt that a step made, or why it made none. */
export type AutopayOutcome = { readonly attempt: Attempt } | Uncharged;

/** What is asked for of invoices. */
export interface AskedFor {
  readonly amount: Money;
  readonly invoiceIds: readonly string[];
}

/** All that is asked for of those that are collected here; of one currency, that of the first. Null for nothing. */
export function askedFor(invoices: readonly PromisableInvoice[]): AskedFor | null {
  const open = invoices.filter(
    ({ lifecycle, collectable, placed, collectableMinor }) =>
      lifecycle === 'OPEN' && collectable && !placed && collectableMinor > 0n,
  );
  const [first] = open;
  if (!first) return null;
  const charged = open.filter(({ currency }) => currency === first.currency);
  const minor = charged.reduce((sum, { collectableMinor }) => sum + collectableMinor, 0n);
  return { amount: money(minor, first.currency), invoiceIds: charged.map(({ invoiceId }) => invoiceId) };
}

/** Whether what is asked for is another than an attempt was for, so that another attempt may have another outcome. */
export function isOther({ amount, invoiceIds }: AskedFor, attempt: Pick<Attempt, 'amount' | 'invoiceIds'>): boolean {
  const isSameSet =
    invoiceIds.length === attempt.invoiceIds.length && invoiceIds.every((id) => attempt.invoiceIds.includes(id));
  return amount.minor !== attempt.amount.minor || !isSameSet;
}
