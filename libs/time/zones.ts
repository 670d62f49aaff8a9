import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from './local-date.js';

/** A time of day, `HH:MM`. */
export type LocalTime = string;

/** A zone as everything here computes with it, or what to write instead. */
export type ZoneReading = { readonly zone: string } | { readonly hint: string };

/**
 * Reads the name of a zone that a person, a file or a setting gives, by asking what computes with it later: `UTC`, or an
 * IANA name of a region and a place, in any case. Other names of the zone database are refused although some libraries
 * know them: offsets, abbreviations such as EST and Etc/GMT+5 have no summer time, so that contact hours would drift, and
 * what PST or IST means depends on who reads it.
 */
export function readZoneName(text: string): ZoneReading {
  const name = text.trim();
  if (/^(Etc\/)?UTC$/i.test(name)) return { zone: 'UTC' };
  const zone = placeName.test(name) ? canonicalZone(name) : null;
  return zone === null ? { hint: hintFor(name) } : { zone };
}

/** Whether `readZoneName` reads the text. */
export function isZone(text: string): boolean {
  return 'zone' in readZoneName(text);
}

/**
 * A zone that was taken earlier or elsewhere, as far as this process can compute with it, else the fallback: who gave it
 * cannot be asked any more, and what waits for the zone must not wait for ever.
 */
export function zoneOr(zone: string, fallback: string): string {
  return canonicalZone(zone) === null ? fallback : zone;
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

const placeName = /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//i;

// Zone arithmetic costs more than all other checks of a row together, and a portfolio uses a handful of zones.
const canonicalZones = new Map<string, string | null>();
const maxRemembered = 1_000;

/** The name in its canonical case; null when nothing here can compute with it. */
function canonicalZone(name: string): string | null {
  const known = canonicalZones.get(name);
  if (known !== undefined) return known;
  const zone = tryZone(name);
  if (canonicalZones.size < maxRemembered) canonicalZones.set(name, zone);
  return zone;
}

function tryZone(name: string): string | null {
  try {
    const { timeZoneId } = at(new Date(0), name);
    // Messages are written with Intl, which must know the zone too.
    new Intl.DateTimeFormat('en', { timeZone: timeZoneId });
    return timeZoneId;
  } catch {
    return null;
  }
}

/** Abbreviations and their likeliest place; Intl answers the rest, where it knows more than the zone database does. */
const likelyPlaces: Readonly<Record<string, string>> = {
  BST: 'Europe/London',
  CET: 'Europe/Berlin',
  CEST: 'Europe/Berlin',
  CST: 'America/Chicago',
  CDT: 'America/Chicago',
  EDT: 'America/New_York',
  EET: 'Europe/Helsinki',
  EEST: 'Europe/Helsinki',
  EST: 'America/New_York',
  GMT: 'Europe/London or UTC',
  IST: 'Asia/Kolkata',
  MDT: 'America/Denver',
  MET: 'Europe/Berlin',
  MST: 'America/Denver',
  PDT: 'America/Los_Angeles',
  WET: 'Europe/Lisbon',
  Z: 'UTC',
};

function hintFor(name: string): string {
  const likely = likelyPlaces[name.toUpperCase()] ?? intlName(name);
  return likely === undefined ? 'write a place such as Europe/Berlin, or UTC' : `write a place such as ${likely}`;
}

function intlName(name: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return timeZone === 'UTC' || placeName.test(timeZone) ? timeZone : undefined;
  } catch {
    return undefined;
  }
}

function at(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
