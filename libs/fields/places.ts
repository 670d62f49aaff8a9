import { faultOf } from '#libs/errors';
import { readZoneName } from '#libs/time';
import type { Reading } from './field-faults.js';
import { maxLengths } from './limits.js';

/** The one reading of a zone that a request, a file or a document gives, see `readZoneName`. */
export function readZone(text: string): Reading<string> {
  if (text.trim() === '') return { fault: faultOf('MISSING') };
  const reading = readZoneName(text);
  if ('zone' in reading) return { value: reading.zone };
  return { fault: faultOf('NOT_A_TIME_ZONE', { hint: reading.hint }) };
}

/** A BCP 47 tag in its canonical case: `de-at` is read as `de-AT`. */
export function readLocale(text: string): Reading<string> {
  const locale = text.trim();
  if (locale === '') return { fault: faultOf('MISSING') };
  if (knownLocales.has(locale)) return { value: locale };
  if (locale.length > maxLengths.locale) return { fault: faultOf('TOO_LONG', { max: maxLengths.locale }) };
  try {
    const [canonical = locale] = Intl.getCanonicalLocales(locale);
    remember(knownLocales, canonical);
    return { value: canonical };
  } catch {
    return { fault: faultOf('NOT_A_LOCALE') };
  }
}

// Intl costs more than all other checks of a row together, and a portfolio uses a handful of locales.
const knownLocales = new Set<string>();
const maxRemembered = 1_000;

function remember(known: Set<string>, value: string): void {
  if (known.size < maxRemembered) known.add(value);
}
