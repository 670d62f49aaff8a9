import { moneyText, writeDecimal } from '#libs/money';
import type { FeeBound, FeeReason, FeeReckoning } from './fee-amount.js';

const reasons: Record<FeeReason, string> = {
  NOT_IN_CURRENCY: 'The policy says no fee in this currency.',
  BELOW_SMALLEST: 'The remaining principal is below the smallest that gets a fee.',
  BELOW_TIERS: 'The remaining principal is below the first tier.',
  CAP_REACHED: 'All fees of the invoice have reached what the policy allows together.',
  PAID_BEFORE: 'The principal was paid before that day.',
  NOT_COLLECTED: 'The invoice was not to be collected on that day.',
  IN_DISPUTE: 'The invoice was disputed on that day.',
  HELD: 'A hold covered the invoice on that day.',
  NOT_ALLOWED: 'The jurisdiction of the customer does not allow it.',
  ROUNDED_TO_NOTHING: 'It comes to less than half of the smallest coin.',
};

const bounds: Record<FeeBound, string> = {
  MIN: 'raised to the least of the policy',
  MAX: 'lowered to the most of the policy',
  CAP: 'lowered to what the cap on all fees of the invoice leaves',
  ALLOWANCE: 'lowered to what the jurisdiction of the customer allows',
};

/** How a fee comes about, as a sentence. */
export function explainFee(reckoning: FeeReckoning, currency: string): string {
  const { kind, principalMinor, ppm, reckonedMinor, bound, minor, reason } = reckoning;
  const amountOf = (value: bigint): string => moneyText({ minor: value, currency });
  if (reason !== null) return reasons[reason];
  const principal = amountOf(principalMinor);
  const how = {
    FLAT: `A flat ${amountOf(reckonedMinor)}`,
    PERCENTAGE: `${writeDecimal(ppm ?? 0n, 4)} % of ${principal} is ${amountOf(reckonedMinor)}`,
    TIERED: `${amountOf(reckonedMinor)} from the tier of ${principal}`,
  }[kind ?? 'FLAT'];
  return bound === null ? `${how}.` : `${how}, ${bounds[bound]}: ${amountOf(minor)}.`;
}
