import { errors } from './errors.js';
import type { FeeBase, FeeReckoning } from './fee-amount.js';
import type { Amounts } from './fee-policy.js';

/** What fees a jurisdiction allows at most, in minor units. */
export interface AllowanceContent {
  readonly maxFees: Amounts;
  /** Parts per million of the remaining principal; null for none. */
  readonly maxPpm: bigint | null;
  readonly maxTotals: Amounts;
  readonly excess: 'REFUSE' | 'CAP';
  /** The law or contract that says so. */
  readonly source: string;
}

/** What a jurisdiction allows, in one of its versions. */
export interface FeeAllowance extends AllowanceContent {
  /** ISO 3166, or `DEFAULT`. */
  readonly jurisdiction: string;
  readonly version: number;
  readonly removed: boolean;
  readonly appliedBy: string;
  readonly appliedAt: Date;
}

/** Of whoever has no jurisdiction, or one that says nothing. */
export const defaultJurisdiction = 'DEFAULT';

/** What holds for a jurisdiction: its own, else that of its country, else the default; null where nothing is limited. */
export function allowanceOf(jurisdiction: string, known: ReadonlyMap<string, FeeAllowance>): FeeAllowance | null {
  const [country = ''] = jurisdiction.split('-');
  return known.get(jurisdiction) ?? known.get(country) ?? known.get(defaultJurisdiction) ?? null;
}

/** The most that one more fee may come to; nothing in a currency of which the allowance says nothing. */
export function maxAllowed(allowance: AllowanceContent, { currency, principalMinor, chargedMinor }: FeeBase): bigint {
  const { maxFees, maxPpm, maxTotals } = allowance;
  const ofShare = maxPpm === null ? [] : [(principalMinor * maxPpm) / 1_000_000n];
  const each = [...ofShare, ...(maxFees[currency] === undefined ? [] : [maxFees[currency]])];
  if (each.length === 0) return 0n;
  const all = maxTotals[currency] === undefined ? each : [...each, maxTotals[currency] - chargedMinor];
  const room = all.reduce((min, minor) => (minor < min ? minor : min));
  return room > 0n ? room : 0n;
}

/** The fee as far as it is allowed. */
export function allowFee(reckoning: FeeReckoning, allowance: AllowanceContent | null, base: FeeBase): FeeReckoning {
  if (allowance === null || reckoning.minor === 0n) return reckoning;
  const max = maxAllowed(allowance, base);
  if (reckoning.minor <= max) return reckoning;
  if (allowance.excess === 'CAP' && max > 0n) return { ...reckoning, bound: 'ALLOWANCE', minor: max };
  return { ...reckoning, bound: 'ALLOWANCE', minor: 0n, reason: 'NOT_ALLOWED' };
}

/** @throws FEE_ALLOWANCE_NOT_FOUND for null */
export function requireAllowance(found: FeeAllowance | null, jurisdiction: string): FeeAllowance {
  if (found) return found;
  const message = `Nothing is said of fees in ${JSON.stringify(jurisdiction)}. List allowances to find the code.`;
  throw errors.FEE_ALLOWANCE_NOT_FOUND(message);
}
