import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from './local-date.js';

/** A time of day, `HH:MM`. */
export type LocalTime = string;

/** Whether the zone database knows the IANA name. */
export function isZone(zone: string): boolean {
  if (zone === '') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The calendar date in a zone at an instant. */
export function localDateAt(instant: Date, zone: string): LocalDate {
  return at(instant, zone).toPlainDate().toString();
}

/** The time of day in a zone at an instant, cut to the minute. */
export function localTimeAt(instant: Date, zone: string): LocalTime {
  return at(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/**
 * The instant of a local date and time. In a gap (clocks go forward) it is the first valid instant after it, in an
 * overlap (clocks go back) the earlier one.
 */
export function instantOf(date: LocalDate, time: LocalTime, zone: string): Date {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wanted)) return new Date(earlier.epochMilliseconds);
  const transition = earlier.getTimeZoneTransition('next');
  return new Date((transition ?? wanted.toZonedDateTime(zone)).epochMilliseconds);
}

/** The first instant of a calendar date in a zone. */
export function startOfDay(date: LocalDate, zone: string): Date {
  return instantOf(date, '00:00', zone);
}

function at(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
