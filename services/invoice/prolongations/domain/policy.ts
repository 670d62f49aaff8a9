import { divideHalfEven, type Money, moneyText } from '#libs/money';
import { type ResolvedTerm, resolveTerms } from '#libs/terms';

/** What is charged for a prolongation, without tax. */
export type ProlongationFee =
  | { readonly basis: 'NONE' }
  | { readonly basis: 'FLAT'; readonly amount: Money }
  | {
      readonly basis: 'PERCENT';
      /** Parts per million of what remains and is not disputed. */
      readonly ratePpm: number;
      readonly min: Money | null;
      readonly max: Money | null;
    };

export const feeBases = ['NONE', 'FLAT', 'PERCENT'] as const;

/** How invoices may be prolonged. */
export interface ProlongationPolicy {
  /** By how many days, the fewest first. */
  readonly days: readonly number[];
  readonly maxCount: number;
  readonly maxTotalDays: number;
  readonly fee: ProlongationFee;
  readonly taxRateBasisPoints: number;
  /** Until the invoice of the fee is due. */
  readonly feeNetDays: number;
  /** How long before its due date an invoice may be prolonged. */
  readonly earliestDays: number;
  /** How long after it; 0 for never once it is overdue. */
  readonly latestDays: number;
  /** Of the invoices of fees; empty for that of the creditor. */
  readonly numberSeries: string;
}

/** What one level says; null says nothing. */
export type SaidPolicy = { readonly [Name in keyof ProlongationPolicy]: ProlongationPolicy[Name] | null };

export const policyLevels = ['ORGANISATION', 'CLASS'] as const;
export type PolicyLevel = (typeof policyLevels)[number];

/** What one level says, as it is kept. */
export interface StoredPolicy {
  readonly level: PolicyLevel;
  /** Name of the class; empty for the organisation. */
  readonly subject: string;
  readonly said: SaidPolicy;
  readonly version: bigint;
  readonly setBy: string;
  readonly setAt: Date;
}

export type PolicyKey = Pick<StoredPolicy, 'level' | 'subject'>;

export type ResolvedPolicy = {
  readonly [Name in keyof ProlongationPolicy]: ResolvedTerm<ProlongationPolicy[Name], 'PRODUCT' | PolicyLevel>;
};

/** Where nobody says anything: nobody decided about a fee, so that none is charged. */
export const productPolicy: ProlongationPolicy = {
  days: [7, 14, 21, 30],
  maxCount: 2,
  maxTotalDays: 60,
  fee: { basis: 'NONE' },
  taxRateBasisPoints: 0,
  feeNetDays: 14,
  earliestDays: 30,
  latestDays: 30,
  numberSeries: '',
};

export const policyNames = Object.keys(productPolicy) as (keyof ProlongationPolicy)[];

export const saysNothing: SaidPolicy = {
  ...{ days: null, maxCount: null, maxTotalDays: null, fee: null, taxRateBasisPoints: null, feeNetDays: null },
  ...{ earliestDays: null, latestDays: null, numberSeries: null },
};

export function isRemoved(said: SaidPolicy): boolean {
  return policyNames.every((name) => said[name] === null);
}

/** Each value as the strongest level says it. */
export function resolvePolicy(className: string, stored: readonly StoredPolicy[]): ResolvedPolicy {
  const heard = stored.filter(({ level, subject }) => level === 'ORGANISATION' || subject === className);
  const sources = heard.map(({ level, subject, said }) => ({ level, name: subject, terms: said }));
  const product = { level: 'PRODUCT' as const, name: 'default', terms: productPolicy };
  return resolveTerms<ProlongationPolicy, 'PRODUCT' | PolicyLevel>(policyNames, [product, ...sources], false);
}

export function policyOf(resolved: ResolvedPolicy): ProlongationPolicy {
  const values = policyNames.map((name) => [name, resolved[name].value ?? productPolicy[name]]);
  return Object.fromEntries(values) as unknown as ProlongationPolicy;
}

const wholePpm = 1_000_000n;
const wholeBasisPoints = 10_000n;

/** What a prolongation costs, without tax; null where the policy says the fee in another currency. */
export function feeOf(fee: ProlongationFee, base: Money): bigint | null {
  const others = amountsOf(fee).filter(({ currency }) => currency !== base.currency);
  if (others.length > 0) return null;
  if (fee.basis === 'NONE') return 0n;
  if (fee.basis === 'FLAT') return fee.amount.minor;
  const share = divideHalfEven(base.minor * BigInt(fee.ratePpm), wholePpm);
  const atLeast = fee.min && share < fee.min.minor ? fee.min.minor : share;
  return fee.max && atLeast > fee.max.minor ? fee.max.minor : atLeast;
}

/** Rounded half to the even minor unit. */
export function taxOn(
  feeMinor: bigint,
  { taxRateBasisPoints }: Pick<ProlongationPolicy, 'taxRateBasisPoints'>,
): bigint {
  return divideHalfEven(feeMinor * BigInt(taxRateBasisPoints), wholeBasisPoints);
}

function amountsOf(fee: ProlongationFee): Money[] {
  if (fee.basis === 'NONE') return [];
  return fee.basis === 'FLAT' ? [fee.amount] : [fee.min, fee.max].flatMap((amount) => amount ?? []);
}

/** For people, in English: `1.5 %, at least 5.00 EUR`. */
export function textOfFee(fee: ProlongationFee): string {
  if (fee.basis === 'NONE') return 'none';
  if (fee.basis === 'FLAT') return moneyText(fee.amount);
  const min = fee.min ? [`at least ${moneyText(fee.min)}`] : [];
  const max = fee.max ? [`at most ${moneyText(fee.max)}`] : [];
  return [`${fee.ratePpm / 10_000} %`, ...min, ...max].join(', ');
}
