import { invalidFields, type FieldViolation } from '#libs/errors';
import { isZone } from '#libs/time';

/** Greatest number of characters of each text; the tables check the same figures. */
export const maxLengths = {
  reference: 100,
  name: 200,
  customerClass: 64,
  zone: 64,
  locale: 35,
  email: 254,
  phone: 40,
  reason: 500,
  queue: 64,
  title: 300,
  noteText: 10_000,
  outcomeNote: 2_000,
} as const;

/** More zones than this say nothing about where a debtor is. */
export const maxCandidateZones = 20;

export type Fault =
  | 'MISSING'
  | 'TOO_LONG'
  | 'TOO_MANY'
  | 'HAS_CONTROL_CHARACTERS'
  | 'UNKNOWN_ZONE'
  | 'NOT_A_LOCALE'
  | 'NOT_AN_EMAIL_ADDRESS'
  | 'NOT_A_PHONE_NUMBER'
  | 'NOT_A_CONTACT_CHANNEL'
  | 'UNKNOWN_EVENT'
  | 'NOT_AN_ID'
  | 'REPEATED';

export type Reading<Value> = { readonly value: Value } | { readonly fault: Fault };

/** What a person is told about each fault. */
export const faultSentences: Readonly<Record<Fault, string>> = {
  MISSING: 'is missing',
  TOO_LONG: 'is too long',
  TOO_MANY: 'has too many values',
  HAS_CONTROL_CHARACTERS: 'contains control characters',
  UNKNOWN_ZONE: 'is not an IANA time zone such as Europe/Berlin',
  NOT_A_LOCALE: 'is not a BCP 47 tag such as en or de-AT',
  NOT_AN_EMAIL_ADDRESS: 'is not an e-mail address',
  NOT_A_PHONE_NUMBER: 'is not a phone number that can be dialled; write it with its country code',
  NOT_A_CONTACT_CHANNEL: 'must be EMAIL or SMS',
  UNKNOWN_EVENT: 'is not an event type, full or short, that a diary can hold',
  NOT_AN_ID: 'is not an id',
  REPEATED: 'occurs more than once',
};

/** One line of text with its outer blanks removed. */
export function readLine(text: string, maxLength: number): Reading<string> {
  return checked(text.trim(), maxLength, controlCharacters);
}

/** Text of several lines. */
export function readText(text: string, maxLength: number): Reading<string> {
  return checked(text.trim(), maxLength, controlCharactersButLines);
}

/** As `readLine`, but nothing at all is fine too. */
export function readOptionalLine(text: string, maxLength: number): Reading<string> {
  return text.trim() === '' ? { value: '' } : readLine(text, maxLength);
}

/** As `readText`, but nothing at all is fine too. */
export function readOptionalText(text: string, maxLength: number): Reading<string> {
  return text.trim() === '' ? { value: '' } : readText(text, maxLength);
}

/** Whether the database can hold the text at all; what it cannot hold, it cannot find either. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000');
}

/** A named IANA zone. Offsets such as +01:00 are refused: they know no daylight saving, so contact hours would drift. */
export function readZone(text: string): Reading<string> {
  const zone = text.trim();
  if (zone === '') return { fault: 'MISSING' };
  if (knownZones.has(zone)) return { value: zone };
  if (zone.length > maxLengths.zone || !/^[A-Za-z]/.test(zone) || !isZone(zone)) return { fault: 'UNKNOWN_ZONE' };
  remember(knownZones, zone);
  return { value: zone };
}

/** A BCP 47 tag in its canonical case: `de-at` is read as `de-AT`. */
export function readLocale(text: string): Reading<string> {
  const locale = text.trim();
  if (locale === '') return { fault: 'MISSING' };
  if (knownLocales.has(locale)) return { value: locale };
  if (locale.length > maxLengths.locale) return { fault: 'TOO_LONG' };
  try {
    const [canonical = locale] = Intl.getCanonicalLocales(locale);
    remember(knownLocales, canonical);
    return { value: canonical };
  } catch {
    return { fault: 'NOT_A_LOCALE' };
  }
}

/** The candidate zones of a debtor other than the own one, each once, in the given order. */
export function readOtherZones(zones: readonly string[], ownZone: string): Reading<string[]> {
  const others: string[] = [];
  for (const text of zones) {
    const reading = readZone(text);
    if ('fault' in reading) return reading;
    if (reading.value !== ownZone && !others.includes(reading.value)) others.push(reading.value);
  }
  return others.length < maxCandidateZones ? { value: others } : { fault: 'TOO_MANY' };
}

/** Gathers the faults of all fields of one input, so that they are told at once. */
export class FieldReader {
  readonly violations: FieldViolation[] = [];

  /** @returns undefined when the reading is a fault; `finish` then throws. */
  take<Value>(field: string, reading: Reading<Value>): Value | undefined {
    if ('value' in reading) return reading.value;
    this.refuse(field, reading.fault);
    return undefined;
  }

  refuse(field: string, fault: Fault): void {
    this.violations.push({ field, description: faultSentences[fault] });
  }

  /** @throws DomainError CUSTOMER_INVALID when any field was wrong. */
  finish(): void {
    if (this.violations.length > 0) throw invalidFields('CUSTOMER_INVALID', this.violations);
  }
}

/** Reads one field that must be right. @throws DomainError CUSTOMER_INVALID */
export function required<Value>(field: string, reading: Reading<Value>): Value {
  if ('value' in reading) return reading.value;
  throw invalidFields('CUSTOMER_INVALID', [{ field, description: faultSentences[reading.fault] }]);
}

// PostgreSQL refuses NUL, and the other control characters break lists, files and terminals.
const controlCharacters = /[\u0000-\u001f\u007f]/;
const controlCharactersButLines = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

// Asking Intl costs more than all other checks of a row together, and a portfolio uses a handful of zones and locales.
const knownZones = new Set<string>();
const knownLocales = new Set<string>();
const maxRemembered = 1_000;

function remember(known: Set<string>, value: string): void {
  if (known.size < maxRemembered) known.add(value);
}

function checked(text: string, maxLength: number, forbidden: RegExp): Reading<string> {
  if (text === '') return { fault: 'MISSING' };
  if (text.length > maxLength && characterCount(text) > maxLength) return { fault: 'TOO_LONG' };
  return forbidden.test(text) ? { fault: 'HAS_CONTROL_CHARACTERS' } : { value: text };
}

/** Code points, as PostgreSQL counts. */
function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
