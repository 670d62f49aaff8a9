import { isZone } from '#libs/time';
import type { Reading } from './field-faults.js';
import { maxLengths } from './limits.js';

/** A named IANA zone. Offsets such as +01:00 are refused: without daylight saving, contact hours would drift. */
export function readZone(text: string): Reading<string> {
  const zone = text.trim();
  if (zone === '') return { fault: 'is missing' };
  if (knownZones.has(zone)) return { value: zone };
  if (zone.length > maxLengths.zone || !/^[A-Za-z]/.test(zone) || !isZone(zone)) {
    return { fault: 'is not an IANA time zone such as Europe/Berlin' };
  }
  remember(knownZones, zone);
  return { value: zone };
}

/** A BCP 47 tag in its canonical case: `de-at` is read as `de-AT`. */
export function readLocale(text: string): Reading<string> {
  const locale = text.trim();
  if (locale === '') return { fault: 'is missing' };
  if (knownLocales.has(locale)) return { value: locale };
  if (locale.length > maxLengths.locale) return { fault: `has more than ${maxLengths.locale} characters` };
  try {
    const [canonical = locale] = Intl.getCanonicalLocales(locale);
    remember(knownLocales, canonical);
    return { value: canonical };
  } catch {
    return { fault: 'is not a BCP 47 tag such as en or de-AT' };
  }
}

// Intl costs more than all other checks of a row together, and a portfolio uses a handful of zones and locales.
const knownZones = new Set<string>();
const knownLocales = new Set<string>();
const maxRemembered = 1_000;

function remember(known: Set<string>, value: string): void {
  if (known.size < maxRemembered) known.add(value);
}
