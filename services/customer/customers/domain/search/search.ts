import { identifierText, visibleText } from '#libs/text';

/** Prefixes that customers are found by; an empty one filters nothing. */
export interface Searches {
  readonly email: string;
  readonly phone: string;
  readonly name: string;
  readonly reference: string;
}

/** What is searched by. The first of it, which usually finds the fewest, gives the order. */
export function searchedBy(searches: Searches): (keyof Searches)[] {
  return (['email', 'phone', 'name', 'reference'] as const).filter((by) => searches[by] !== '');
}

/**
 * Customers are found by the beginning of the name and of any of its words, so each word with what follows it is
 * stored: `Acme Trading Ltd` as `acme trading ltd`, `trading ltd` and `ltd`. One prefix look-up in
 * an index then answers both questions, and a search for several words works too.
 */
export function nameStarts(name: string): string[] {
  const text = searchable(name);
  const starts = new Set<string>();
  for (const { index } of text.matchAll(wordStart)) {
    starts.add(cut(text.slice(index)));
    if (starts.size === maxStarts) break;
  }
  return starts.size > 0 ? [...starts] : [cut(text)];
}

/** The prefix to look up among `nameStarts`, empty for no filter. */
export function namePrefix(query: string): string {
  return cut(searchable(query));
}

/** Prefix of an e-mail address, case ignored. */
export function emailPrefix(query: string): string {
  return visibleText(query).toLowerCase();
}

/** Prefix of a number in E.164: separators and an international 00 are understood, a missing plus is added. */
export function phonePrefix(query: string): string {
  const digits = query.replace(/[^\d+]/g, '').replace(/^00/, '+');
  return digits === '' || digits.startsWith('+') ? digits : `+${digits}`;
}

/** What a text that a person types may be; absent for what it cannot be. */
export interface SearchTerms {
  readonly text: string;
  /** Beginning of a name or one of its words. */
  readonly name: string;
  readonly reference: string;
  /** Enough plain letters or digits in a row to look for it within references. */
  readonly referencePart?: string;
  readonly email?: string;
  /** The whole number in E.164. */
  readonly phone?: string;
  /** Beginning of a number in E.164. */
  readonly phoneStart?: string;
  /** Last digits of a number, however its beginning is written. */
  readonly phoneEnd?: string;
}

/** @param phone the text as a whole number in E.164, null when it is none */
export function searchTerms(given: string, phone: string | null): SearchTerms {
  const text = visibleText(given);
  const reference = identifierText(text);
  const digits = text.replace(/\D/g, '');
  const isNumber = /^[\d\s()+./-]+$/.test(text) && digits.length >= minPhoneDigits;
  const isInternational = /^\s*(\+|00)/.test(text);
  const phoneEnd = digits.replace(/^0+/, '');
  return {
    ...{ text, name: namePrefix(text), reference },
    ...(/[A-Za-z0-9]{3}/.test(reference) && { referencePart: reference }),
    ...(!/\s/.test(text) && { email: emailPrefix(text) }),
    ...(isNumber && phone !== null && { phone }),
    ...(isNumber && (phone !== null || isInternational) && { phoneStart: phone ?? phonePrefix(text) }),
    ...(isNumber && !isInternational && phoneEnd.length >= minPhoneDigits && { phoneEnd }),
  };
}

// Fewer are the end of too many numbers.
const minPhoneDigits = 5;
// A name of more words is found by its first ones; an index entry must stay small.
const maxStarts = 12;
const maxStartLength = 100;
const wordStart = /(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}]/gu;

/** Text as names are searched: composed, in small letters, with single spaces. */
export function searchable(text: string): string {
  return visibleText(text).normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Cutting by UTF-16 units could split a character in half, and half a character is not stored as it is searched. */
export function cut(text: string): string {
  return text.length <= maxStartLength ? text : [...text].slice(0, maxStartLength).join('');
}
