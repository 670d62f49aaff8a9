import { faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, readIdentifier, readLine, readOptionalLine, readWholeNumber } from '#libs/fields';
import { isCurrency, type Money, readDecimal } from '#libs/money';
import { compareText } from '#libs/text';
import type { LocalDate } from '#libs/time';
import { maxAmountMinor } from '../../invoices/domain/invoice-input.js';
import { isPlausibleDate } from '../../ledger/domain/plausible-date.js';
import { errors } from '../domain/errors.js';
import {
  type Amounts,
  type FeeAmount,
  type FeeOccurrence,
  type FeeRules,
  type FeeTier,
  maxDays,
  maxOccurrences,
  noPolicy,
} from '../domain/fee-policy.js';

export interface GivenTier {
  readonly from: Money | null;
  readonly amount: Money | null;
}

export interface GivenOccurrence {
  readonly days: number;
  readonly flat: readonly Money[];
  readonly percentage: {
    readonly percent: string;
    readonly min: readonly Money[];
    readonly max: readonly Money[];
  } | null;
  readonly tiers: readonly GivenTier[];
}

export interface GivenRules {
  readonly occurrences: readonly GivenOccurrence[];
  readonly caps: readonly Money[];
  readonly smallestPrincipals: readonly Money[];
  readonly recognition: 'ACCRUE' | 'ON_PAYMENT' | null;
  readonly chargesFrom: LocalDate | null;
  readonly text: string;
}

export interface PolicyInput {
  readonly code: string;
  readonly title: string;
  readonly rules: GivenRules | null;
}

const maxCurrencies = 50;
const maxTiers = 100;

/** @throws FEE_POLICY_INVALID */
export function readPolicyInput({ code, title, rules }: PolicyInput): {
  readonly code: string;
  readonly title: string;
  readonly rules: FeeRules;
} {
  const faults = new FieldFaults();
  const reserved = `is ${noPolicy}, by which payment terms say that there is no policy; choose another code`;
  faults.check(code !== noPolicy, 'code', reserved);
  const read = {
    code: faults.take('code', readIdentifier(code, maxLengths.feePolicyCode)) ?? '',
    title: faults.take('title', readLine(title, maxLengths.name)) ?? '',
    rules: takeRules(faults, rules),
  };
  faults.throwIfAny(errors.FEE_POLICY_INVALID);
  return { ...read, rules: read.rules! };
}

/** Adds what is wrong; then what it returns is of no use. */
export function takeRules(faults: FieldFaults, given: GivenRules | null): FeeRules | null {
  if (!given) {
    faults.add('rules', faultOf('MISSING'));
    return null;
  }
  const { occurrences, recognition, chargesFrom } = given;
  faults.check(occurrences.length > 0, 'rules.occurrences', faultOf('MISSING'));
  const tooMany = faultOf('TOO_MANY', { max: maxOccurrences });
  faults.check(occurrences.length <= maxOccurrences, 'rules.occurrences', tooMany);
  const onPayment =
    'is RECOGNITION_ON_PAYMENT, which is not posted: fees are owed, and an income, with their day; say RECOGNITION_ACCRUE';
  faults.check(recognition !== 'ON_PAYMENT', 'rules.recognition', onPayment);
  const isDay = chargesFrom === null || isPlausibleDate(chargesFrom);
  faults.check(isDay, 'rules.charges_from', faultOf('NOT_IN_CENTURIES'));
  return {
    occurrences: occurrences
      .slice(0, maxOccurrences)
      .map((each, index) => takeOccurrence(faults, each, index, occurrences[index - 1])),
    caps: takeAmounts(faults, 'rules.caps', given.caps),
    smallestPrincipals: takeAmounts(faults, 'rules.smallest_principals', given.smallestPrincipals),
    chargesFrom,
    text: faults.take('rules.text', readOptionalLine(given.text, maxLengths.chargeText)) ?? '',
  };
}

function takeOccurrence(
  faults: FieldFaults,
  given: GivenOccurrence,
  index: number,
  before: GivenOccurrence | undefined,
): FeeOccurrence {
  const path = `rules.occurrences[${index}]`;
  const days = faults.take(`${path}.days`, readWholeNumber(given.days, 1, maxDays)) ?? 0;
  const isLater = !before || given.days > before.days;
  faults.check(
    isLater,
    `${path}.days`,
    'is not more than that of the fee before; give the fees in order, each a day of its own',
  );
  return { days, amount: takeAmount(faults, path, given) };
}

function takeAmount(faults: FieldFaults, path: string, { flat, percentage, tiers }: GivenOccurrence): FeeAmount {
  const given = [flat.length > 0, percentage !== null, tiers.length > 0].filter(Boolean).length;
  faults.check(given === 1, `${path}.flat`, 'and percentage and tiers: give exactly one of the three');
  if (percentage) return takePercentage(faults, `${path}.percentage`, percentage);
  if (tiers.length > 0) return { kind: 'TIERED', tiers: takeTiers(faults, `${path}.tiers`, tiers) };
  return { kind: 'FLAT', flat: takeAmounts(faults, `${path}.flat`, flat) };
}

function takePercentage(
  faults: FieldFaults,
  path: string,
  given: NonNullable<GivenOccurrence['percentage']>,
): FeeAmount {
  const ppm = readDecimal(given.percent, 4);
  const isShare = ppm !== null && ppm > 0n && ppm <= 1_000_000n;
  faults.check(
    isShare,
    `${path}.percent`,
    'must be more than 0 and at most 100, with at most four decimals, such as 2.5',
  );
  const min = takeAmounts(faults, `${path}.min`, given.min);
  const max = takeAmounts(faults, `${path}.max`, given.max);
  for (const [currency, least] of Object.entries(min)) {
    const inOrder = max[currency] === undefined || least <= max[currency];
    faults.check(inOrder, `${path}.min`, `is more than max in ${currency}`);
  }
  return { kind: 'PERCENTAGE', ppm: ppm ?? 0n, min, max };
}

function takeTiers(faults: FieldFaults, path: string, given: readonly GivenTier[]): FeeTier[] {
  faults.check(given.length <= maxTiers, path, faultOf('TOO_MANY', { max: maxTiers }));
  const seen = new Set<string>();
  return given.slice(0, maxTiers).flatMap(({ from, amount }, index) => {
    const [fromPath, amountPath] = [`${path}[${index}].from`, `${path}[${index}].amount`];
    if (!from) faults.add(fromPath, faultOf('MISSING'));
    const minor = amount && takeMinor(faults, amountPath, amount);
    if (!amount) faults.add(amountPath, faultOf('MISSING'));
    if (!from || !amount) return [];
    faults.check(
      from.minor >= 0n && from.minor <= maxAmountMinor,
      fromPath,
      `must be 0 to ${maxAmountMinor} minor units`,
    );
    const { currency } = amount;
    faults.check(from.currency === currency, fromPath, faultOf('WRONG_CURRENCY', { currency }));
    const key = `${currency} ${from.minor}`;
    faults.check(!seen.has(key), fromPath, faultOf('GIVEN_TWICE'));
    seen.add(key);
    return [{ currency, fromMinor: from.minor, minor: minor ?? 0n }];
  });
}

/** In the order of the currencies, so that the same amounts are the same text. */
export function takeAmounts(faults: FieldFaults, path: string, given: readonly Money[]): Amounts {
  faults.check(given.length <= maxCurrencies, path, faultOf('TOO_MANY', { max: maxCurrencies }));
  const amounts = new Map<string, bigint>();
  for (const [index, amount] of given.slice(0, maxCurrencies).entries()) {
    faults.check(!amounts.has(amount.currency), `${path}[${index}]`, faultOf('GIVEN_TWICE'));
    amounts.set(amount.currency, takeMinor(faults, `${path}[${index}]`, amount));
  }
  return Object.fromEntries([...amounts].sort(([left], [right]) => compareText(left, right)));
}

function takeMinor(faults: FieldFaults, path: string, { minor, currency }: Money): bigint {
  faults.check(isCurrency(currency), path, faultOf('NOT_A_CURRENCY'));
  faults.check(minor > 0n, path, faultOf('NOT_POSITIVE'));
  faults.check(minor <= maxAmountMinor, path, faultOf('TOO_LARGE', { max: maxAmountMinor }));
  return minor;
}

/** Documents are read in one order of their fields, so the same ones have the same text. */
export function textOf(document: object): string {
  return JSON.stringify(document, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}
