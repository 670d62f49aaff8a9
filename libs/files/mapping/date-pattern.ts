import { type LocalDate, parseLocalDate } from '#libs/time';

/** Reads a date of one pattern; null when the text is none. */
export type DateReader = (text: string) => LocalDate | null;

/**
 * A reader of `iso` or of a pattern of the letters yyyy, yy (2000 to 2099), M, MM, MMM (English short month), d, dd and,
 * for times that are read and dropped, H, HH, m, mm, s, ss. Text in single quotes and other signs stand for themselves.
 * @returns null when the pattern has unknown letters or lacks year, month or day
 */
export function dateReader(pattern: string): DateReader | null {
  return pattern === 'iso' ? readIsoDate : compile(pattern);
}

/**
 * The pattern with day and month in each other's place; null where a date cannot be read both ways, because the month is
 * a word or the year comes first.
 */
export function swappedPattern(pattern: string): string | null {
  const tokens = tokensOf(pattern);
  const first = tokens.find((token) => /^[dMy]/.test(token));
  if (pattern === 'iso' || tokens.includes('MMM') || first?.startsWith('y')) return null;
  const swap = (token: string): string =>
    /^d+$/.test(token) ? token.replaceAll('d', 'M') : /^M+$/.test(token) ? token.replaceAll('M', 'd') : token;
  return tokens.map(swap).join('');
}

/** Whether the day stands before the month; null where the two cannot be taken for each other. */
export function isDayFirst(pattern: string): boolean | null {
  if (swappedPattern(pattern) === null) return null;
  return pattern.indexOf('d') < pattern.indexOf('M');
}

/** The first pattern that files often have and that reads the text, or null. */
export function patternOf(text: string): string | null {
  return commonReaders.find(({ read }) => read(text) !== null)?.pattern ?? null;
}

// A calendar date, alone or followed by a time of any precision; its offset is not applied: the date is meant as written.
const isoDate =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]([01]\d|2[0-4])(?::?[0-5]\d(?::?[0-6]\d(?:[.,]\d+)?)?)? ?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Reads an ISO 8601 date or timestamp of any precision; the date is taken as written, without shifting zones. */
export function readIsoDate(text: string): LocalDate | null {
  const match = isoDate.exec(text);
  return match ? parseLocalDate(`${match[1]}-${match[2]}-${match[3]}`) : null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const letters: Record<string, { part: 'year' | 'month' | 'day' | null; expression: string }> = {
  yyyy: { part: 'year', expression: '(\\d{4})' },
  yy: { part: 'year', expression: '(\\d{2})' },
  MMM: { part: 'month', expression: `(${months.join('|')})` },
  MM: { part: 'month', expression: '(\\d{2})' },
  M: { part: 'month', expression: '(\\d{1,2})' },
  dd: { part: 'day', expression: '(\\d{2})' },
  d: { part: 'day', expression: '(\\d{1,2})' },
  HH: { part: null, expression: '(?:[01]\\d|2[0-4])' },
  H: { part: null, expression: '(?:\\d|1\\d|2[0-4])' },
  mm: { part: null, expression: '[0-5]\\d' },
  m: { part: null, expression: '[0-5]?\\d' },
  ss: { part: null, expression: '[0-6]\\d' },
  s: { part: null, expression: '[0-6]?\\d' },
};

function compile(pattern: string): DateReader | null {
  const order: string[] = [];
  let expression = '';
  for (const token of tokensOf(pattern)) {
    const letter = letters[token];
    if (letter) {
      expression += letter.expression;
      if (letter.part) order.push(letter.part);
    } else if (/^[A-Za-z]|^'$/.test(token)) {
      return null;
    } else {
      expression += literal(token.startsWith("'") ? token.slice(1, -1) : token);
    }
  }
  if ([...order].sort().join() !== 'day,month,year') return null;
  const matcher = new RegExp(`^${expression}$`, 'i');
  const [year, month, day] = [order.indexOf('year') + 1, order.indexOf('month') + 1, order.indexOf('day') + 1];
  return (text) => {
    const match = matcher.exec(text);
    if (!match) return null;
    return parseLocalDate(`${fullYear(match[year]!)}-${monthNumber(match[month]!)}-${match[day]!.padStart(2, '0')}`);
  };
}

function fullYear(digits: string): string {
  return digits.length === 2 ? `20${digits}` : digits;
}

function monthNumber(text: string): string {
  const named = months.indexOf(text.toLowerCase()) + 1;
  return (named > 0 ? String(named) : text).padStart(2, '0');
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

function tokensOf(pattern: string): string[] {
  return pattern.match(/'[^']*'|([A-Za-z])\1*|[^A-Za-z']|'/g) ?? [];
}

/** Patterns that files often have, stricter ones before those that read the same texts. */
export const commonPatterns: readonly string[] = [
  'iso',
  ...['.', '/', '-', ' '].flatMap((sign) =>
    ['dd-MM-yyyy', 'MM-dd-yyyy', 'd-M-yyyy', 'M-d-yyyy', 'd-M-yy', 'M-d-yy', 'd-MMM-yyyy'].map((pattern) =>
      pattern.replaceAll('-', sign),
    ),
  ),
  'yyyy/MM/dd',
  'yyyy.MM.dd',
  'MMM d, yyyy',
  'ddMMyyyy',
  'dd.MM.yyyy H:mm',
  'dd.MM.yyyy H:mm:ss',
  'M/d/yyyy H:mm',
  'M/d/yyyy H:mm:ss',
  'd/M/yyyy H:mm',
  'd/M/yyyy H:mm:ss',
];

const commonReaders = commonPatterns.map((pattern) => ({ pattern, read: dateReader(pattern)! }));
