import type { Amounts, FeeAmount, FeeRules, FeeTier } from '../domain/fee-policy.js';

/** Amounts as JSON has them, which has no whole numbers of 64 bits. */
export type StoredAmounts = Readonly<Record<string, string>>;

type StoredAmount =
  | { readonly kind: 'FLAT'; readonly flat: StoredAmounts }
  | { readonly kind: 'PERCENTAGE'; readonly ppm: string; readonly min: StoredAmounts; readonly max: StoredAmounts }
  | { readonly kind: 'TIERED'; readonly tiers: readonly (readonly [string, string, string])[] };

export interface StoredRules extends Pick<FeeRules, 'chargesFrom' | 'text'> {
  readonly occurrences: readonly { readonly days: number; readonly amount: StoredAmount }[];
  readonly caps: StoredAmounts;
  readonly smallestPrincipals: StoredAmounts;
}

/** The same rules are stored as the same JSON. */
export function toStoredRules(rules: FeeRules): StoredRules {
  const { occurrences, caps, smallestPrincipals, chargesFrom, text } = rules;
  return {
    occurrences: occurrences.map(({ days, amount }) => ({ days, amount: toStoredAmount(amount) })),
    caps: toStoredAmounts(caps),
    smallestPrincipals: toStoredAmounts(smallestPrincipals),
    ...{ chargesFrom, text },
  };
}

export function fromStoredRules(stored: StoredRules): FeeRules {
  const { occurrences, caps, smallestPrincipals, chargesFrom, text } = stored;
  return {
    occurrences: occurrences.map(({ days, amount }) => ({ days, amount: fromStoredAmount(amount) })),
    caps: fromStoredAmounts(caps),
    smallestPrincipals: fromStoredAmounts(smallestPrincipals),
    ...{ chargesFrom, text },
  };
}

function toStoredAmount(amount: FeeAmount): StoredAmount {
  const { kind } = amount;
  if (kind === 'FLAT') return { kind, flat: toStoredAmounts(amount.flat) };
  if (kind === 'PERCENTAGE')
    return { kind, ppm: amount.ppm.toString(), min: toStoredAmounts(amount.min), max: toStoredAmounts(amount.max) };
  return { kind, tiers: amount.tiers.map((tier) => [tier.currency, `${tier.fromMinor}`, `${tier.minor}`] as const) };
}

function fromStoredAmount(stored: StoredAmount): FeeAmount {
  const { kind } = stored;
  if (kind === 'FLAT') return { kind, flat: fromStoredAmounts(stored.flat) };
  if (kind === 'PERCENTAGE')
    return { kind, ppm: BigInt(stored.ppm), min: fromStoredAmounts(stored.min), max: fromStoredAmounts(stored.max) };
  const tiers = stored.tiers.map(([currency, from, minor]): FeeTier => ({
    currency,
    fromMinor: BigInt(from),
    minor: BigInt(minor),
  }));
  return { kind, tiers };
}

export function toStoredAmounts(amounts: Amounts): StoredAmounts {
  return Object.fromEntries(Object.entries(amounts).map(([currency, minor]) => [currency, minor.toString()]));
}

export function fromStoredAmounts(stored: StoredAmounts): Amounts {
  return Object.fromEntries(Object.entries(stored).map(([currency, minor]) => [currency, BigInt(minor)]));
}
