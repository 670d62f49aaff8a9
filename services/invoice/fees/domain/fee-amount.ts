import type { FeeAmount, FeeOccurrence, FeeRules } from './fee-policy.js';

/** What changed a reckoned amount last. */
export type FeeBound = 'MIN' | 'MAX' | 'CAP' | 'ALLOWANCE';

/** Why nothing is charged. */
export const feeReasons = [
  'NOT_IN_CURRENCY',
  'BELOW_SMALLEST',
  'BELOW_TIERS',
  'CAP_REACHED',
  'PAID_BEFORE',
  'NOT_COLLECTED',
  'IN_DISPUTE',
  'HELD',
  'NOT_ALLOWED',
  'ROUNDED_TO_NOTHING',
] as const;
export type FeeReason = (typeof feeReasons)[number];

/** How the amount of a fee comes about, in minor units. */
export interface FeeReckoning {
  readonly kind: FeeAmount['kind'] | null;
  readonly principalMinor: bigint;
  /** Of a percentage; null for others. */
  readonly ppm: bigint | null;
  /** Before bounds. */
  readonly reckonedMinor: bigint;
  readonly bound: FeeBound | null;
  /** What is charged; zero exactly where there is a reason why not. */
  readonly minor: bigint;
  readonly reason: FeeReason | null;
}

/** What of an invoice decides the amount of a fee. */
export interface FeeBase {
  readonly currency: string;
  /** What of the principal remains as the day of the fee begins. */
  readonly principalMinor: bigint;
  /** All fees that were charged on the invoice before, waived ones too: a waiver makes no room for another fee. */
  readonly chargedMinor: bigint;
}

const million = 1_000_000n;

/** What a fee comes to. Each bound holds over the ones before: at least, at most, all fees together. */
export function reckonFee(rules: FeeRules, { amount }: FeeOccurrence, base: FeeBase): FeeReckoning {
  const { currency, principalMinor, chargedMinor } = base;
  const nothing = (reason: FeeReason, over: Partial<FeeReckoning> = {}): FeeReckoning => ({
    ...{ kind: amount.kind, principalMinor, ppm: amount.kind === 'PERCENTAGE' ? amount.ppm : null },
    ...{ reckonedMinor: 0n, bound: null, ...over, minor: 0n, reason },
  });
  if (principalMinor <= 0n) return nothing('PAID_BEFORE');
  if (principalMinor < (rules.smallestPrincipals[currency] ?? 0n)) return nothing('BELOW_SMALLEST');
  const reckoned = amountBefore(amount, base);
  if (typeof reckoned === 'string') return nothing(reckoned);
  const { reckonedMinor, minor, bound } = reckoned;
  if (minor === 0n) return nothing('ROUNDED_TO_NOTHING', { reckonedMinor });
  const cap = rules.caps[currency];
  const room = cap === undefined ? minor : cap - chargedMinor;
  if (room <= 0n) return nothing('CAP_REACHED', { reckonedMinor, bound: 'CAP' });
  const capped = minor > room;
  return {
    ...nothing('CAP_REACHED', { reckonedMinor, bound: capped ? 'CAP' : bound }),
    minor: capped ? room : minor,
    reason: null,
  };
}

interface Bounded {
  readonly reckonedMinor: bigint;
  readonly minor: bigint;
  readonly bound: FeeBound | null;
}

function amountBefore(amount: FeeAmount, { currency, principalMinor }: FeeBase): Bounded | FeeReason {
  if (amount.kind === 'FLAT') {
    const flat = amount.flat[currency];
    return flat === undefined ? 'NOT_IN_CURRENCY' : { reckonedMinor: flat, minor: flat, bound: null };
  }
  if (amount.kind === 'TIERED') {
    const ofCurrency = amount.tiers.filter((tier) => tier.currency === currency);
    if (ofCurrency.length === 0) return 'NOT_IN_CURRENCY';
    const reached = ofCurrency.filter(({ fromMinor }) => fromMinor <= principalMinor);
    const [tier] = reached.sort((left, right) => (left.fromMinor < right.fromMinor ? 1 : -1));
    return tier ? { reckonedMinor: tier.minor, minor: tier.minor, bound: null } : 'BELOW_TIERS';
  }
  const reckonedMinor = roundHalfUp(principalMinor * amount.ppm, million);
  const [min, max] = [amount.min[currency], amount.max[currency]];
  if (min !== undefined && reckonedMinor < min) return { reckonedMinor, minor: min, bound: 'MIN' };
  if (max !== undefined && reckonedMinor > max) return { reckonedMinor, minor: max, bound: 'MAX' };
  return { reckonedMinor, minor: reckonedMinor, bound: null };
}

/** @param dividend zero or more */
function roundHalfUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend * 2n + divisor) / (divisor * 2n);
}
