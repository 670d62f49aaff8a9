/**
 * The locales to look for, best first: `de-AT` leads to de-AT, de, then those of the organisation, then en.
 * Texts that are not a language tag are skipped.
 */
export function localeCandidates(wanted: string, ofOrganisation: string): string[] {
  const candidates = [wanted, ofOrganisation, lastResort].flatMap(withParents);
  return [...new Set(candidates)];
}

/** The locale of amounts and dates: the reader's own where it has the language of the text. */
export function formatLocale(wanted: string, ofText: string): string {
  const [canonical] = withParents(wanted);
  return canonical !== undefined && languageOf(canonical) === languageOf(ofText) ? canonical : ofText;
}

/** In canonical case; null when the text is no language tag. */
export function canonicalLocale(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

const lastResort = 'en';

function withParents(tag: string): string[] {
  const canonical = canonicalLocale(tag);
  if (canonical === null) return [];
  const parts = canonical.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}

function languageOf(tag: string): string {
  return tag.split('-')[0]!;
}
