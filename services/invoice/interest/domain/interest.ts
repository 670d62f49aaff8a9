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

/** ACT/365F: a year has 365 days, whatever the calendar says. */
const daysOfYear = 365n;
const million = 1_000_000n;

/**
 * Simple interest from the day after a debt was due, rounded once, half to even.
 * @throws RATE_UNKNOWN
 */
export function quoteInterest({ principal, policy, ...question }: InterestQuestion): InterestQuote {
  const { dueDate, untilDate, referenceRates } = question;
  const { currency } = principal;
  const source = sourceOf(policy, referenceRates);
  if (untilDate <= dueDate)
    return { interest: money(0n, currency), fixedSum: money(0n, currency), periods: [], source };
  const spans = spansOf(policy, addDays(dueDate, 1), untilDate, referenceRates);
  const [unit, divisor] = [10n ** BigInt(exponentOf(currency)), million * daysOfYear];
  const yields = spans.map(({ ppm, days }) => principal.minor * BigInt(ppm) * BigInt(days));
  const periods = spans.map((span, index) => ({
    ...span,
    micros: divideHalfEven(yields[index]! * million, divisor * unit),
  }));
  const interest = divideHalfEven(
    yields.reduce((sum, minor) => sum + minor, 0n),
    divisor,
  );
  const fixedSum = policy.kind === 'statutory' ? policy.fixedSum(principal) : money(0n, currency);
  return { interest: money(interest, currency), fixedSum, periods, source };
}

type Span = Omit<InterestPeriod, 'micros'>;

function spansOf(policy: InterestPolicy, first: LocalDate, last: LocalDate, given: readonly ReferenceRate[]): Span[] {
  const span = (from: LocalDate, to: LocalDate, ppm: RatePpm): Span => ({
    from,
    to,
    ppm,
    days: daysBetween(from, to) + 1,
  });
  if (policy.kind === 'agreed') return [span(first, last, policy.ppm)];
  const rateOf = (day: LocalDate): RatePpm => statutoryRate(policy, halfYearOf(day), given);
  if (policy.fixedAtStart) return [span(first, last, rateOf(first))];
  const spans: Span[] = [];
  for (let from = first; from <= last; from = nextHalfYear(from)) {
    const end = addDays(nextHalfYear(from), -1);
    spans.push(span(from, end < last ? end : last, rateOf(from)));
  }
  return spans;
}

/** @throws RATE_UNKNOWN */
function statutoryRate(
  { table, fixedOn, marginPpm }: StatutoryRate,
  halfYear: LocalDate,
  given: readonly ReferenceRate[],
): RatePpm {
  const day = fixedOn(halfYear);
  const found = rateOn(given.length > 0 ? given : table.rates, day, fixedOn(halfYearBefore(halfYear)));
  const ppm = found ? found.ppm + marginPpm : null;
  if (ppm !== null && ppm >= 0) return ppm;
  const what = ppm === null ? 'is not known' : `is ${formatPercent(found!.ppm)} %, which leaves less than nothing`;
  throw errors.RATE_UNKNOWN(
    `The ${table.name} of ${day} ${what}. Ask for an earlier last day, or send the reference rates.`,
    { facts: { fixedOn: day } },
  );
}

function sourceOf(policy: InterestPolicy, given: readonly ReferenceRate[]): string {
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
