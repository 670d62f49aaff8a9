import { compareText } from '#libs/text';
import { addDays, type LocalDate } from '#libs/time';

/** A yearly rate in parts per million: 2.15 % is 21,500. */
export type RatePpm = number;

/** A reference rate from the day on which it was set. */
export interface ReferenceRate {
  readonly from: LocalDate;
  readonly ppm: RatePpm;
}

/** What a rate is called, and what comes with Dunlin of it. */
export interface RateTable {
  /** Its code, by which rates are entered. */
  readonly series: string;
  readonly name: string;
  /** Who publishes it. */
  readonly source: string;
  /** In order of their dates. */
  readonly rates: readonly ReferenceRate[];
}

/** As of 1 January and 1 July; published by the European Central Bank. */
export const ecb: RateTable = {
  series: 'ECB_MRO',
  source: 'European Central Bank',
  name: 'rate of the main refinancing operations of the European Central Bank',
  rates: halfYears(2013, '0.75 0.5 0.25 0.15 0.05 0.05 0.05 0 0 0 0 0 0 0 0 0 0 0 0 0 2.5 4 4.5 4.25 3.15 2.15 2.15'),
};

/** BGB 247, which changes on 1 January and 1 July; published by the Deutsche Bundesbank. */
export const bundesbank: RateTable = {
  series: 'DE_BASE',
  source: 'Deutsche Bundesbank',
  name: 'base rate of BGB 247 (Deutsche Bundesbank)',
  rates: halfYears(
    2013,
    '-0.13 -0.38 -0.63 -0.73 -0.83 -0.83 -0.83 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 ' +
      '-0.88 -0.88 1.62 3.12 3.62 3.37 2.27 1.27 1.27',
  ),
};

/** In force on 31 December and 30 June, each for the debts of the half-year after; published by the Bank of England. */
export const bankOfEngland: RateTable = {
  series: 'BOE_BANK_RATE',
  source: 'Bank of England',
  name: 'official dealing rate of the Bank of England',
  rates: halfYears(
    2013,
    '0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.25 0.25 0.5 0.5 0.75 0.75 0.75 0.1 0.1 0.1 0.25 1.25 3.5 5 5.25 5.25 4.75 4.25 3.75',
  ).map(({ from, ppm }) => ({ from: addDays(from, -1), ppm })),
};

/** Tables of the laws; an organisation may have others of its own. */
export const lawTables: readonly RateTable[] = [ecb, bundesbank, bankOfEngland];

/** Codes of series: capital letters, digits and underscores. */
export const seriesForm = /^[A-Z][A-Z0-9_]{0,39}$/;

/**
 * The rate of a day on which reference rates are fixed; null where it is not known. A rate counts from its day on until
 * another one follows. The last one counts for the first such day after it only: nobody knows what was set since.
 * @param fixedBefore the day before it on which rates were fixed
 */
export function rateOn(
  rates: readonly ReferenceRate[],
  fixedOn: LocalDate,
  fixedBefore: LocalDate,
): ReferenceRate | null {
  const sorted = rates.toSorted((left, right) => compareText(left.from, right.from));
  const index = sorted.findLastIndex(({ from }) => from <= fixedOn);
  const found = sorted[index];
  if (!found) return null;
  return index < sorted.length - 1 || found.from > fixedBefore ? found : null;
}

/** Percent a year with at most four decimals; null for anything else. */
export function readPercent(text: string): RatePpm | null {
  const match = /^(-?)(\d{1,3})(?:\.(\d{1,4}))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign, whole, fraction = ''] = match;
  const ppm = Number(whole) * 10_000 + Number(fraction.padEnd(4, '0'));
  return sign === '-' ? -ppm : ppm;
}

/** With at least two decimals: 101,500 is `10.15`. */
export function formatPercent(ppm: RatePpm): string {
  const digits = String(Math.abs(ppm)).padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0{1,2}$/, '');
  return `${ppm < 0 ? '-' : ''}${digits.slice(0, -4)}.${fraction}`;
}

/** One rate for each half-year, from 1 January of a year on. */
function halfYears(firstYear: number, percents: string): ReferenceRate[] {
  return percents.split(' ').map((percent, index) => ({
    from: `${firstYear + Math.floor(index / 2)}-${index % 2 === 0 ? '01' : '07'}-01`,
    ppm: readPercent(percent)!,
  }));
}
