import { DomainError, faultOf, violation } from '#libs/errors';
import { type Money, money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import { parseLocalDate } from '#libs/time';

/** A google.protobuf.Timestamp as the proto loader gives it: seconds as a string. */
interface WireTimestamp {
  seconds?: number | string | { toString(): string };
  nanos?: number;
}
interface WireDate {
  year?: number;
  month?: number;
  day?: number;
}
interface WireMoney {
  currencyCode?: string;
  minorUnits?: number | string | { toString(): string };
}

/** @param instant milliseconds are kept, finer parts do not exist here. */
export function toTimestamp(instant: Date): { seconds: string; nanos: number } {
  const ms = instant.getTime();
  const seconds = Math.floor(ms / 1000);
  return { seconds: String(seconds), nanos: (ms - seconds * 1000) * 1_000_000 };
}

/** @returns null for an absent timestamp. */
export function fromTimestamp(wire: WireTimestamp | null | undefined): Date | null {
  if (!wire) return null;
  return new Date(Number(String(wire.seconds ?? 0)) * 1000 + Math.floor((wire.nanos ?? 0) / 1_000_000));
}

export function toTimestampOrNull(instant: Date | null): { seconds: string; nanos: number } | null {
  return instant ? toTimestamp(instant) : null;
}

export function toWireDate(date: LocalDate): { year: number; month: number; day: number } {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return { year, month, day };
}

/**
 * @returns null for an absent date.
 * @throws DATE_INVALID when the three numbers are no calendar date.
 */
export function fromWireDate(wire: WireDate | null | undefined, field = 'date'): LocalDate | null {
  if (!wire) return null;
  const text = [String(wire.year ?? 0).padStart(4, '0'), pad(wire.month ?? 0), pad(wire.day ?? 0)].join('-');
  const date = parseLocalDate(text);
  if (!date) {
    throw new DomainError(
      'DATE_INVALID',
      'invalid',
      `${field} ${text} is not a calendar date. Send year, month and day.`,
      {
        violations: [violation(field, faultOf('NO_SUCH_DAY', { day: text }))],
      },
    );
  }
  return date;
}

export function toWireMoney(amount: Money): { currencyCode: string; minorUnits: string } {
  return { currencyCode: amount.currency, minorUnits: amount.minor.toString() };
}

/** @throws CURRENCY_UNKNOWN for a code outside ISO 4217. */
export function fromWireMoney(wire: WireMoney): Money;
export function fromWireMoney(wire: WireMoney | null | undefined): Money | null;
export function fromWireMoney(wire: WireMoney | null | undefined): Money | null {
  return wire ? money(BigInt(String(wire.minorUnits ?? 0)), wire.currencyCode ?? '') : null;
}

/** Strips an enum's prefix: `enumName('LIFECYCLE_OPEN', 'LIFECYCLE_')` is `OPEN`, UNSPECIFIED is null. */
export function enumName<Name extends string = string>(wire: string, prefix: string): Name | null {
  const name = wire.startsWith(prefix) ? wire.slice(prefix.length) : wire;
  return name === 'UNSPECIFIED' ? null : (name as Name);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
