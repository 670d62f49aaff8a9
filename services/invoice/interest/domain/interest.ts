import { divideHalfEven, exponentOf, type Money, money } from '#libs/money';
import { addDays, daysBetween, type LocalDate } from '#libs/time';
import { errors } from './errors.js';
import type { InterestPolicy, StatutoryRate } from './policies.js';
import { formatPercent, rateOn, type RatePpm, type ReferenceRate } from './reference-rates.js';

export interface InterestQuestion {
  readonly principal: Money;
  readonly dueDate: LocalDate;
  /** The last day that bears interest. */
  readonly untilDate: LocalDate;
  readonly policy: InterestPolicy;
  /** In place of those that are known; empty for none. */
  readonly referenceRates: readonly ReferenceRate[];
}

/** Days that bear interest at one rate. */
export interface InterestPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly ppm: RatePpm;
  readonly days: number;
  /** Millionths of a unit of the currency, rounded for people. */
  readonly micros: bigint;
}

export interface InterestQuote {
  readonly interest: Money;
  readonly fixedSum: Money;
  readonly periods: readonly InterestPeriod[];
  readonly source: string;
}

/** ACT/365F: a year has 365 days, whatever the calendar says. Divides an amount times parts per million times days. */
export const yieldDivisor = 365_000_000n;

/** Millionths of a unit of the currency. @param yielded amount in minor units times parts per million times days */
export function microsOf(yielded: bigint, currency: string): bigint {
  return divideHalfEven(yielded * 1_000_000n, yieldDivisor * 10n ** BigInt(exponentOf(currency)));
}

/** With six decimals. */
export function microsText(micros: bigint): string {
  const digits = (micros < 0n ? -micros : micros).toString().padStart(7, '0');
  return `${micros < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/**
 * Simple interest from the day after a debt was due, rounded once, half to even.
 * @param known rates of the series of the policy, in place of those that come with Dunlin
 * @throws RATE_UNKNOWN
 */
export function quoteInterest(
  { principal, policy, ...question }: InterestQuestion,
  known: readonly ReferenceRate[] = policy.kind === 'agreed' ? [] : policy.table.rates,
): InterestQuote {
  const { dueDate, untilDate, referenceRates } = question;
  const { currency } = principal;
  const source = sourceOf(policy, referenceRates);
  if (untilDate <= dueDate)
    return { interest: money(0n, currency), fixedSum: money(0n, currency), periods: [], source };
  const rates = referenceRates.length > 0 ? referenceRates : known;
  const { spans, unknown } = rateSpans(policy, addDays(dueDate, 1), untilDate, rates);
  if (unknown) throw rateUnknown(unknown);
  const yields = spans.map(({ ppm, days }) => principal.minor * BigInt(ppm) * BigInt(days));
  const periods = spans.map((span, index) => ({ ...span, micros: microsOf(yields[index]!, currency) }));
  const interest = divideHalfEven(
    yields.reduce((sum, minor) => sum + minor, 0n),
    yieldDivisor,
  );
  const fixedSum = policy.kind === 'statutory' ? policy.fixedSum(principal) : money(0n, currency);
  return { interest: money(interest, currency), fixedSum, periods, source };
}

/** Days at one rate. */
type RateSpan = Omit<InterestPeriod, 'micros'>;

/** Where rates are known no longer. */
export interface UnknownRate {
  /** First day whose rate is not known. */
  readonly from: LocalDate;
  /** The day on which it is fixed. */
  readonly fixedOn: LocalDate;
  readonly why: string;
}

/** The rates of the days from one to another, as far as they are known. */
export function rateSpans(
  policy: InterestPolicy,
  first: LocalDate,
  last: LocalDate,
  rates: readonly ReferenceRate[],
): { readonly spans: readonly RateSpan[]; readonly unknown: UnknownRate | null } {
  const span = (from: LocalDate, to: LocalDate, ppm: RatePpm): RateSpan => ({
    from,
    to,
    ppm,
    days: daysBetween(from, to) + 1,
  });
  if (last < first) return { spans: [], unknown: null };
  if (policy.kind === 'agreed') return { spans: [span(first, last, policy.ppm)], unknown: null };
  const spans: RateSpan[] = [];
  for (let from = first; from <= last;) {
    const rate = statutoryRate(policy, halfYearOf(from), rates);
    if (typeof rate !== 'number') return { spans, unknown: { from, ...rate } };
    const end = policy.fixedAtStart ? last : addDays(nextHalfYear(from), -1);
    spans.push(span(from, end < last ? end : last, rate));
    from = addDays(end, 1);
  }
  return { spans, unknown: null };
}

function statutoryRate(
  { table, fixedOn, marginPpm }: StatutoryRate,
  halfYear: LocalDate,
  rates: readonly ReferenceRate[],
): RatePpm | Omit<UnknownRate, 'from'> {
  const day = fixedOn(halfYear);
  const found = rateOn(rates, day, fixedOn(halfYearBefore(halfYear)));
  const ppm = found ? found.ppm + marginPpm : null;
  if (ppm !== null && ppm >= 0) return ppm;
  const what = ppm === null ? 'is not known' : `is ${formatPercent(found!.ppm)} %, which leaves less than nothing`;
  return { fixedOn: day, why: `The ${table.name} of ${day} ${what}.` };
}

function rateUnknown({ fixedOn, why }: UnknownRate): Error {
  const remedy = 'Ask for an earlier last day, send the reference rates, or enter them by AddReferenceRates.';
  return errors.RATE_UNKNOWN(`${why} ${remedy}`, { facts: { fixedOn } });
}

/** Law and rates by which interest is reckoned. */
export function sourceOf(policy: InterestPolicy, given: readonly ReferenceRate[] = []): string {
  if (policy.kind === 'agreed') return policy.source;
  const { law, table, marginPpm } = policy;
  const rates = given.length > 0 ? 'reference rates that came with the question' : table.name;
  return `${law}; ${formatPercent(marginPpm)} points above: ${rates}`;
}

/** The 1 January or 1 July on or before a day. */
function halfYearOf(day: LocalDate): LocalDate {
  return `${day.slice(0, 4)}-${day.slice(5) < '07-01' ? '01' : '07'}-01`;
}

function nextHalfYear(day: LocalDate): LocalDate {
  const year = Number(day.slice(0, 4));
  return day.slice(5) < '07-01' ? `${day.slice(0, 4)}-07-01` : `${String(year + 1).padStart(4, '0')}-01-01`;
}

function halfYearBefore(halfYear: LocalDate): LocalDate {
  return halfYearOf(addDays(halfYear, -1));
}
