import { type Money, money } from '#libs/money';
import { addDays, type LocalDate } from '#libs/time';
import {
  bankOfEngland,
  bundesbank,
  ecb,
  lawTables,
  type RatePpm,
  type RateTable,
  readPercent,
  seriesForm,
} from './reference-rates.js';

export const debtorKinds = ['CONSUMER', 'BUSINESS'] as const;
export type DebtorKind = (typeof debtorKinds)[number];

/** Interest at a rate that a contract says. */
export interface AgreedRate {
  readonly kind: 'agreed';
  readonly ppm: RatePpm;
  readonly source: string;
}

/** Interest at a margin above a reference rate. */
export interface StatutoryRate {
  readonly kind: 'statutory';
  readonly law: string;
  readonly table: RateTable;
  readonly marginPpm: RatePpm;
  /** Whether the rate of the half-year in which interest begins holds to its end. */
  readonly fixedAtStart: boolean;
  /** The day on which the rate of a half-year is fixed. */
  readonly fixedOn: (firstDayOfHalfYear: LocalDate) => LocalDate;
  /** For whom the law is; null for anybody. */
  readonly debtor: DebtorKind | null;
  /** In which it says its fixed sum; null for any. */
  readonly currency: string | null;
  /** What the law adds once to a debt. */
  readonly fixedSum: (principal: Money) => Money;
}

export type InterestPolicy = AgreedRate | StatutoryRate;

const firstDay = (first: LocalDate): LocalDate => first;
const dayBefore = (first: LocalDate): LocalDate => addDays(first, -1);
const fortyEuros = (): Money => money(4_000n, 'EUR');
const none = ({ currency }: Money): Money => money(0n, currency);

const statutory: Readonly<Record<string, Omit<StatutoryRate, 'kind'>>> = {
  'eu-b2b': {
    law: 'Directive 2011/7/EU, articles 3, 5 and 6',
    table: ecb,
    marginPpm: 80_000,
    fixedAtStart: false,
    fixedOn: firstDay,
    debtor: 'BUSINESS',
    currency: 'EUR',
    fixedSum: fortyEuros,
  },
  'uk-b2b': {
    law: 'Late Payment of Commercial Debts (Interest) Act 1998, SI 2002/1675 and section 5A',
    table: bankOfEngland,
    marginPpm: 80_000,
    fixedAtStart: true,
    fixedOn: dayBefore,
    debtor: 'BUSINESS',
    currency: 'GBP',
    fixedSum: ({ minor }) => money(minor < 100_000n ? 4_000n : minor < 1_000_000n ? 7_000n : 10_000n, 'GBP'),
  },
  'de-consumer': {
    law: 'BGB 288 (1)',
    table: bundesbank,
    marginPpm: 50_000,
    fixedAtStart: false,
    fixedOn: firstDay,
    debtor: 'CONSUMER',
    currency: 'EUR',
    fixedSum: none,
  },
  'de-b2b': {
    law: 'BGB 288 (2) and (5)',
    table: bundesbank,
    marginPpm: 90_000,
    fixedAtStart: false,
    fixedOn: firstDay,
    debtor: 'BUSINESS',
    currency: 'EUR',
    fixedSum: fortyEuros,
  },
};

/** How policies are written. */
export const policyForms = [...Object.keys(statutory), 'rate:<percent>', 'above:<series>:<points>'].join(', ');

/** Says that there is no interest, against a level below. */
export const noInterest = 'none';

/** @returns null where the text names none */
export function readPolicy(text: string): InterestPolicy | null {
  const known = Object.hasOwn(statutory, text) ? statutory[text] : undefined;
  if (known) return { kind: 'statutory', ...known };
  const [, percent] = /^rate:(.+)$/.exec(text) ?? [];
  const ppm = percent === undefined ? null : readPercent(percent);
  if (ppm !== null && ppm >= 0) return { kind: 'agreed', ppm, source: `agreed rate of ${percent} % a year` };
  const [, series = '', points = ''] = /^above:([^:]+):(.+)$/.exec(text) ?? [];
  const marginPpm = readPercent(points);
  return marginPpm === null || marginPpm < 0 || !seriesForm.test(series) ? null : agreedAbove(series, marginPpm);
}

/** A contract that names a reference rate, which is fixed for each half-year as those of the laws are. */
function agreedAbove(series: string, marginPpm: RatePpm): StatutoryRate {
  const table = lawTables.find((each) => each.series === series) ?? { series, name: series, source: '', rates: [] };
  const rate = { table, marginPpm, fixedAtStart: false, fixedOn: firstDay, debtor: null, currency: null };
  return { kind: 'statutory', law: 'agreed rate', ...rate, fixedSum: none };
}

/** Series of which a policy needs rates; null for an agreed rate. */
export function seriesOf(policy: InterestPolicy): string | null {
  return policy.kind === 'agreed' ? null : policy.table.series;
}

/** Whether its law adds a sum once to a debt. */
export function hasFixedSum(policy: InterestPolicy, currency: string): boolean {
  return policy.kind === 'statutory' && policy.fixedSum(money(1n, currency)).minor > 0n;
}

/** Why a policy is not for a debt. */
export type PolicyMisfit = 'DEBTOR_UNKNOWN' | 'DEBTOR_OTHER' | 'CURRENCY_OTHER';

/** Null where it fits. @param debtor null where it is not known which the debtor is */
export function misfitOf(policy: InterestPolicy, currency: string, debtor: DebtorKind | null): PolicyMisfit | null {
  if (policy.kind === 'agreed') return null;
  if (policy.currency !== null && policy.currency !== currency) return 'CURRENCY_OTHER';
  if (policy.debtor === null || policy.debtor === debtor) return null;
  return debtor === null ? 'DEBTOR_UNKNOWN' : 'DEBTOR_OTHER';
}
