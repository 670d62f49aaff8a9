import { faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, readChoice, readLine, readOptionalIdentifier, readWholeNumber } from '#libs/fields';
import type { Money } from '#libs/money';
import { errors } from './errors.js';
import { feeBases, isRemoved, type PolicyKey, policyLevels, type ProlongationFee, type SaidPolicy } from './policy.js';

/** Whose policy, as a caller says it. */
export interface GivenKey {
  readonly level: string | null;
  readonly className: string;
}

export interface GivenFee {
  readonly basis: string | null;
  readonly amount: Money | null;
  readonly ratePpm: number;
  readonly min: Money | null;
  readonly max: Money | null;
}

/** What is not said is null or empty. */
export interface GivenPolicy extends GivenKey, Omit<SaidPolicy, 'days' | 'fee' | 'numberSeries'> {
  readonly days: readonly number[];
  readonly fee: GivenFee | null;
  readonly numberSeries: string;
}

export const maxOptions = 12;
const maxOptionDays = 365;
const maxDays = 3_650;

/** @throws PROLONGATION_INVALID */
export function readPolicy(given: GivenPolicy): PolicyKey & { readonly said: SaidPolicy } {
  const faults = new FieldFaults();
  const key = takeKey(faults, given, 'policy.');
  const said: SaidPolicy = {
    days: takeDays(faults, given.days),
    maxCount: takeNumber(faults, 'max_count', given.maxCount, 100),
    maxTotalDays: takeNumber(faults, 'max_total_days', given.maxTotalDays, maxDays),
    fee: given.fee && takeFee(faults, given.fee),
    taxRateBasisPoints: takeNumber(faults, 'tax_rate_basis_points', given.taxRateBasisPoints, 10_000),
    feeNetDays: takeNumber(faults, 'fee_net_days', given.feeNetDays, maxOptionDays),
    earliestDays: takeNumber(faults, 'earliest_days', given.earliestDays, maxOptionDays),
    latestDays: takeNumber(faults, 'latest_days', given.latestDays, maxDays),
    numberSeries:
      faults.take('policy.number_series', readOptionalIdentifier(given.numberSeries, maxLengths.seriesCode)) || null,
  };
  const isEmpty = isRemoved(said) && given.fee === null && given.days.length === 0;
  faults.check(!isEmpty, 'policy', 'says nothing: say at least one value, or remove the policy');
  faults.throwIfAny(errors.PROLONGATION_INVALID);
  return { ...key!, said };
}

/** @throws PROLONGATION_INVALID */
export function readPolicyKey(given: GivenKey): PolicyKey {
  const faults = new FieldFaults();
  const key = takeKey(faults, given, '');
  faults.throwIfAny(errors.PROLONGATION_INVALID);
  return key!;
}

function takeKey(faults: FieldFaults, { level: said, className }: GivenKey, path: string): PolicyKey | null {
  const level = faults.take(`${path}level`, readChoice(said, policyLevels));
  if (level === undefined) return null;
  const ofClass = level === 'CLASS';
  faults.check(
    ofClass || className === '',
    `${path}class`,
    'is given, although the policy is that of the organisation',
  );
  const subject = ofClass ? faults.take(`${path}class`, readLine(className, maxLengths.customerClass)) : '';
  return { level, subject: subject ?? '' };
}

function takeDays(faults: FieldFaults, days: readonly number[]): readonly number[] | null {
  if (days.length > maxOptions) faults.add('policy.days', faultOf('TOO_MANY', { max: maxOptions }));
  days.forEach((each, index) => faults.take(`policy.days[${index}]`, readWholeNumber(each, 1, maxOptionDays)));
  return days.length === 0 ? null : [...new Set(days)].sort((left, right) => left - right);
}

function takeNumber(faults: FieldFaults, name: string, value: number | null, max: number): number | null {
  if (value !== null) faults.take(`policy.${name}`, readWholeNumber(value, 0, max));
  return value;
}

function takeFee(faults: FieldFaults, { basis: said, amount, ratePpm, min, max }: GivenFee): ProlongationFee | null {
  const at = (name: string): string => `policy.fee.${name}`;
  const basis = faults.take(at('basis'), readChoice(said, feeBases));
  const isFlat = basis === 'FLAT';
  const isShare = basis === 'PERCENT';
  faults.check(isFlat || amount === null, at('amount'), 'is given, although the fee is no flat one');
  faults.check(isShare || ratePpm === 0, at('rate_ppm'), 'is given, although the fee is no share');
  faults.check(
    isShare || (min === null && max === null),
    at('min'),
    'is given, as is max, although the fee is no share',
  );
  if (isFlat) {
    faults.check(amount !== null && amount.minor > 0n, at('amount'), 'must be more than zero');
    return amount && { basis, amount };
  }
  if (!isShare) return basis === undefined ? null : { basis };
  faults.take(at('rate_ppm'), readWholeNumber(ratePpm, 1, 1_000_000));
  for (const [name, limit] of Object.entries({ min, max }))
    faults.check(limit === null || limit.minor > 0n, at(name), 'must be more than zero');
  const fit = !min || !max || (min.currency === max.currency && min.minor <= max.minor);
  faults.check(fit, at('max'), 'must be of the currency of min, and not less');
  return { basis, ratePpm, min, max };
}
