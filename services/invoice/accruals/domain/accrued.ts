import { compareText } from '#libs/text';
import { addDays, daysBetween, type LocalDate } from '#libs/time';
import { rateSpans, type UnknownRate } from '../../interest/domain/interest.js';
import type { InterestPolicy } from '../../interest/domain/policies.js';
import type { RatePpm, ReferenceRate } from '../../interest/domain/reference-rates.js';
import type { PrincipalLine } from '../../ledger/domain/journal/principal.js';

/** Days on which one principal bears interest at one rate. */
export interface AccruedPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** More than zero. */
  readonly principalMinor: bigint;
  readonly ppm: RatePpm;
  readonly days: number;
}

/** Interest of an invoice from the day after it was due, exactly. */
export interface Accrued {
  readonly periods: readonly AccruedPeriod[];
  /** Principal times parts per million times days, over all periods; `yieldDivisor` makes it minor units. */
  readonly yielded: bigint;
  /** Where rates are known no longer while something bears interest; null where all are known. */
  readonly unknown: UnknownRate | null;
}

/** On what interest is reckoned. */
interface Bearing {
  readonly policy: InterestPolicy;
  /** Of the series of the policy. */
  readonly rates: readonly ReferenceRate[];
  readonly dueDate: LocalDate;
  /** In any order; a payment that was taken back is not among them. */
  readonly lines: readonly PrincipalLine[];
}

/**
 * The interest up to a day, which is included. It depends on nothing but what is owed, when: what was posted before, and in
 * which order things were booked, plays no part. Money of a day lowers the principal from the day after.
 */
export function accruedOf({ policy, rates, dueDate, lines }: Bearing, until: LocalDate): Accrued {
  const dayAfterDue = addDays(dueDate, 1);
  const stretches = stretchesOf(lines, dayAfterDue, until);
  const last = stretches.at(-1)?.to ?? dueDate;
  // From the day after the due date even where a re-opened invoice bears from later on: a rate may be fixed then for good.
  const { spans, unknown } = rateSpans(policy, dayAfterDue, last, rates);
  const periods = stretches.flatMap(({ principalMinor, ...stretch }) =>
    spans.flatMap(({ ppm, ...span }): AccruedPeriod[] => {
      const from = span.from > stretch.from ? span.from : stretch.from;
      const to = span.to < stretch.to ? span.to : stretch.to;
      return from > to ? [] : [{ from, to, principalMinor, ppm, days: daysBetween(from, to) + 1 }];
    }),
  );
  const yielded = periods.reduce(
    (sum, { principalMinor, ppm, days }) => sum + principalMinor * BigInt(ppm) * BigInt(days),
    0n,
  );
  return { periods, yielded, unknown };
}

/** What was owed at the beginning, before anything was paid. */
export function openingOf(lines: readonly PrincipalLine[]): bigint {
  return lines.reduce((sum, { opens, minor }) => (opens ? sum + minor : sum), 0n);
}

interface Stretch {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly principalMinor: bigint;
}

/** Days on which something is owed, cut where it changes. */
function stretchesOf(lines: readonly PrincipalLine[], dayAfterDue: LocalDate, until: LocalDate): Stretch[] {
  const reopened = lines.find(({ opens, reopened: isReopened }) => opens && isReopened);
  const sinceReopened = reopened ? addDays(reopened.valueDate, 1) : dayAfterDue;
  const first = sinceReopened > dayAfterDue ? sinceReopened : dayAfterDue;
  const changes = lines
    .filter(({ opens }) => !opens)
    .map(({ valueDate, minor }) => ({ from: addDays(valueDate, 1), minor }))
    .sort((left, right) => compareText(left.from, right.from));
  const stretches: Stretch[] = [];
  let from = first;
  let owed = openingOf(lines);
  const close = (to: LocalDate): void => {
    if (owed > 0n && from <= to) stretches.push({ from, to, principalMinor: owed });
  };
  for (const change of changes) {
    if (change.from > until) break;
    if (change.from > from) {
      close(addDays(change.from, -1));
      from = change.from;
    }
    owed += change.minor;
  }
  close(until);
  return stretches;
}
