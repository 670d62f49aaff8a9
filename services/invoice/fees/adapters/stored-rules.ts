import type { Amounts, FeeAmount, FeeRules, FeeTier } from '../domain/fee-policy.js';

/** Amounts as JSON has them, which has no whole numbers of 64 bits. */
type StoredAmounts = Readonly<Record<string, string>>;

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
    caps: toStored(caps),
    smallestPrincipals: toStored(smallestPrincipals),
    ...{ chargesFrom, text },
  };
}

export function fromStoredRules(stored: StoredRules): FeeRules {
  const { occurrences, caps, smallestPrincipals, chargesFrom, text } = stored;
  return {
    occurrences: occurrences.map(({ days, amount }) => ({ days, amount: fromStoredAmount(amount) })),
    caps: fromStored(caps),
    smallestPrincipals: fromStored(smallestPrincipals),
    ...{ chargesFrom, text },
  };
}

function toStoredAmount(amount: FeeAmount): StoredAmount {
  const { kind } = amount;
  if (kind === 'FLAT') return { kind, flat: toStored(amount.flat) };
  if (kind === 'PERCENTAGE')
    return { kind, ppm: amount.ppm.toString(), min: toStored(amount.min), max: toStored(amount.max) };
  return { kind, tiers: amount.tiers.map((tier) => [tier.currency, `${tier.fromMinor}`, `${tier.minor}`] as const) };
}

function fromStoredAmount(stored: StoredAmount): FeeAmount {
  const { kind } = stored;
  if (kind === 'FLAT') return { kind, flat: fromStored(stored.flat) };
  if (kind === 'PERCENTAGE')
    return { kind, ppm: BigInt(stored.ppm), min: fromStored(stored.min), max: fromStored(stored.max) };
  const tiers = stored.tiers.map(([currency, from, minor]): FeeTier => ({
    currency,
    fromMinor: BigInt(from),
    minor: BigInt(minor),
  }));
  return { kind, tiers };
}

function toStored(amounts: Amounts): StoredAmounts {
  return Object.fromEntries(Object.entries(amounts).map(([currency, minor]) => [currency, minor.toString()]));
}

function fromStored(stored: StoredAmounts): Amounts {
  return Object.fromEntries(Object.entries(stored).map(([currency, minor]) => [currency, BigInt(minor)]));
}
