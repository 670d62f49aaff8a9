import { isCode } from '#libs/diary';
import { exponentOf, formatMajor, isCurrency } from '#libs/money';
import type { Schemas } from '../api/client.js';

type Money = Schemas['Money'];

export interface Formats {
  money: (amount: Money | null | undefined) => string;
  /** A calendar day, which is the same in every zone. */
  date: (day: string | null | undefined) => string;
  /** An instant, in the zone of the organisation. */
  time: (instant: string | null | undefined) => string;
  day: (instant: string | null | undefined) => string;
  /** The day of an instant, in the zone of the organisation. */
  shortDay: (instant: string | null | undefined) => string;
  clock: (instant: string | null | undefined) => string;
  count: (number: string | number) => string;
  zone: string;
}

export const absent = '–';

/** Money, dates and times as people of a language write them. */
export function formatsOf(language: string, zone: string): Formats {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const currencies = new Map<string, Intl.NumberFormat>();
  const currencyFormat = (currency: string): Intl.NumberFormat => {
    const known =
      currencies.get(currency) ?? new Intl.NumberFormat(locale, { style: 'currency', ...digitsOf(currency) });
    currencies.set(currency, known);
    return known;
  };
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  const shortDays = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: zone });
  const longDays = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: zone });
  const clocks = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone });
  const numbers = new Intl.NumberFormat(locale);
  const written = (format: Intl.DateTimeFormat, text: string | null | undefined): string =>
    text ? format.format(new Date(text)) : absent;
  return {
    money: (amount) => {
      if (!amount) return absent;
      const { currencyCode: currency, minorUnits } = amount;
      if (!isCurrency(currency)) return `${minorUnits} ${currency}`;
      // The text is exact; a number would not be.
      const major = formatMajor({ minor: BigInt(minorUnits), currency }) as Intl.StringNumericLiteral;
      return currencyFormat(currency).format(major);
    },
    date: (day) => written(days, day),
    time: (instant) => written(times, instant),
    day: (instant) => written(longDays, instant),
    shortDay: (instant) => written(shortDays, instant),
    clock: (instant) => written(clocks, instant),
    count: (number) => numbers.format(BigInt(number)),
    zone,
  };
}

/** Browsers show whole units of some currencies that have more; an amount is never rounded here. */
function digitsOf(currency: string) {
  const digits = exponentOf(currency);
  return { currency, minimumFractionDigits: digits, maximumFractionDigits: digits };
}

/** A part of a name in capitals or a program's style, as words. */
export function inWords(code: string): string {
  const words = code.replaceAll(/[_-]/g, ' ').trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What services say for a reason: words of a person as they are, and a code in words. */
export function reasonInWords(reason: string): string {
  return isCode(reason) ? inWords(reason) : reason;
}

/** The text of a code, such as a state; a code that a newer service sends has none yet, and is shown in words. */
export type CodeText = (group: string, code: string) => string;

/** @param textOf undefined where there is none */
export function codeTextOf(textOf: (key: string) => string | undefined): CodeText {
  return (group, code) => textOf(`${group}.${code}`) ?? inWords(code);
}

/**
 * The path of a field of a service as people say it: `lines[1].taxRate` is "Lines 2, tax rate".
 * @param textOf undefined where there is none
 */
export function fieldInWords(textOf: (key: string) => string | undefined, path: string): string {
  const parts = path.split('.').map((part) => {
    const [, name, index] = /^([^[]*)(?:\[(\d+)\])?$/.exec(part) ?? [part, part, undefined];
    const text = textOf(`fieldName.${camelCase(name!)}`) ?? inWords(name!.replaceAll(/([a-z])([A-Z])/g, '$1 $2'));
    return index === undefined ? text : `${text} ${Number(index) + 1}`;
  });
  return parts.join(', ');
}

const camelCase = (name: string): string =>
  name.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
