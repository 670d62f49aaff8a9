import type { LocalDate } from '#libs/time';
import { errors } from './errors.js';

/** One amount of a currency, in minor units; at most one for each currency. */
export type Amounts = Readonly<Record<string, bigint>>;

/** How a fee is reckoned. */
export type FeeAmount =
  | { readonly kind: 'FLAT'; readonly flat: Amounts }
  | {
      readonly kind: 'PERCENTAGE';
      /** Parts per million of the remaining principal, 1 to 1,000,000. */
      readonly ppm: bigint;
      readonly min: Amounts;
      readonly max: Amounts;
    }
  | { readonly kind: 'TIERED'; readonly tiers: readonly FeeTier[] };

/** A flat fee from some remaining principal on. */
export interface FeeTier {
  readonly currency: string;
  readonly fromMinor: bigint;
  readonly minor: bigint;
}

/** One fee of a policy; its place says its number. */
export interface FeeOccurrence {
  /** Days after the due date, 1 or more. */
  readonly days: number;
  readonly amount: FeeAmount;
}

/** What a version of a policy charges. It never changes. */
export interface FeeRules {
  /** The earliest first. */
  readonly occurrences: readonly FeeOccurrence[];
  /** What all fees of one invoice come to at most. */
  readonly caps: Amounts;
  /** The smallest remaining principal that gets a fee. */
  readonly smallestPrincipals: Amounts;
  /** Fees from this day on are charged whenever version, terms or invoice came; null where nothing reaches back. */
  readonly chargesFrom: LocalDate | null;
  /** What the debtor reads; empty for nothing. */
  readonly text: string;
}

export type PolicyState = 'ACTIVE' | 'RETIRED';

/** A policy in one of its versions. */
export interface FeePolicy {
  readonly code: string;
  readonly title: string;
  readonly state: PolicyState;
  /** Rises by one with every other document. */
  readonly version: number;
  /** Rises by one with every change, also of title and state. */
  readonly revision: bigint;
  readonly rules: FeeRules;
  readonly appliedBy: string;
  readonly appliedAt: Date;
}

/** By which payment terms say that there is no policy. */
export const noPolicy = 'none';

export const maxOccurrences = 24;
export const maxDays = 3_650;

/** @throws FEE_POLICY_NOT_FOUND for null */
export function requirePolicy(found: FeePolicy | null, code: string, version = 0): FeePolicy {
  if (found) return found;
  const which = version === 0 ? '' : ` in version ${version}`;
  const message = `There is no policy of late fees ${JSON.stringify(code)}${which}. List policies to find its code.`;
  throw errors.FEE_POLICY_NOT_FOUND(message);
}

/**
 * @param present null for none
 * @param expectedVersion 0 asks for no check
 * @throws FEE_POLICY_CONFLICT
 */
export function expectVersion(present: FeePolicy | null, code: string, expectedVersion: number): void {
  const version = present?.version ?? 0;
  if (expectedVersion === 0 || version === expectedVersion) return;
  const is = present ? `is at version ${version}, not ${expectedVersion}` : 'does not exist';
  const message = `Policy ${code} ${is}. Read it again and decide anew.`;
  throw errors.FEE_POLICY_CONFLICT(message, { facts: { version: version.toString() } });
}
