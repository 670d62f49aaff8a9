import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { LineCode, lineTexts } from './line-texts.js';

/** One line of a diary: what happened, and what it is told with. It is what JSON can hold. */
export interface DiaryLine {
  /** Stable, UPPER_SNAKE; a newer release may have one that this one does not know. */
  readonly code: string;
  /** By name; what is not there has no value. */
  readonly values: Readonly<Record<string, LineValue>>;
}

/** A value by its kind. */
export type LineValue =
  | { readonly money: LineMoney }
  | { readonly amounts: { readonly items: readonly LineMoney[] } }
  | { readonly date: LocalDate }
  /** An instant, ISO 8601 in UTC. */
  | { readonly time: string }
  | { readonly codes: LineCodes }
  /** In the words of people, or a name of their own, such as that of a sequence. */
  | { readonly text: string }
  | { readonly count: number }
  /** Of the invoice that the line is about. */
  | { readonly invoiceNumber: string }
  /** Each is a line itself. */
  | { readonly parts: { readonly items: readonly DiaryLine[] } };

export interface LineMoney {
  readonly currencyCode: string;
  readonly minorUnits: string;
}

/** Codes of one list, such as flags, which people read in words. */
interface LineCodes {
  readonly list: string;
  readonly items: readonly string[];
}

/** The lists that codes of lines are of. */
export const codeLists = [
  'ADDRESS',
  'ANSWER',
  'APPROVED_ACT',
  'CASE_STATE',
  'CHANNEL',
  'CHANNELS',
  'CHARGE',
  'DELINQUENCY_REASON',
  'DIRECTION',
  'DOCUMENT',
  'FIELD',
  'FLAG',
  'INTERACTION_METHOD',
  'INTERACTION_OUTCOME',
  'PAYMENT_METHOD',
  'POSTAL_ADDRESS',
  'REASON',
  'SCOPE',
  'STEP_OUTCOME',
  'VALIDITY',
] as const;
export type CodeList = (typeof codeLists)[number];

/** Names between double braces, without how they are written. */
type NamesIn<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? NameOf<Name> | NamesIn<Rest>
  : never;
type NameOf<Inner extends string> = Inner extends `${infer Name}, ${string}` ? Name : Inner;

/** A value for each name that the text of the line has; null for what is not there. */
type ValuesOf<Code extends LineCode> = {
  readonly [Name in NamesIn<(typeof lineTexts)[Code]>]: LineValue | null;
};

export function line<Code extends LineCode>(code: Code, values: ValuesOf<Code>): DiaryLine {
  const there = Object.entries<LineValue | null>(values).filter(([, value]) => value !== null);
  return { code, values: Object.fromEntries(there) as Record<string, LineValue> };
}

export function amount(given: Money | null): LineValue | null {
  return given && { money: toLineMoney(given) };
}

/** @param given of several currencies at most once each; null for none */
export function amounts(given: readonly Money[]): LineValue | null {
  return given.length > 0 ? { amounts: { items: given.map(toLineMoney) } } : null;
}

export function date(given: LocalDate | null): LineValue | null {
  return given === null ? null : { date: given };
}

export function time(given: Date | null): LineValue | null {
  return given && { time: given.toISOString() };
}

/** @param given empty for none */
export function code(list: CodeList, given: string): LineValue | null {
  return codes(list, given === '' ? [] : [given]);
}

export function codes(list: CodeList, items: readonly string[]): LineValue | null {
  return items.length > 0 ? { codes: { list, items } } : null;
}

/** Why, by a code of the product's, in the words of a person, or both as `CODE: words`. */
export function reason(given: string): LineValue | null {
  const [start = ''] = given.split(': ');
  return isCode(start) ? code('REASON', given) : text(given);
}

/** @param given empty for none */
export function text(given: string): LineValue | null {
  return given === '' ? null : { text: given };
}

export function count(given: number): LineValue {
  return { count: given };
}

/** @param given empty where it is not known */
export function invoiceNumber(given: string): LineValue | null {
  return given === '' ? null : { invoiceNumber: given };
}

export function parts(items: readonly DiaryLine[]): LineValue | null {
  return items.length > 0 ? { parts: { items } } : null;
}

/** Whether it is a code, and not in the words of a person. */
export function isCode(given: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(given);
}

function toLineMoney({ minor, currency }: Money): LineMoney {
  return { currencyCode: currency, minorUnits: minor.toString() };
}
