import type { LocalDate } from '#libs/time';

export const longestNumber = 100;

/** Beyond it a decimal point was lost; far below what a bigint column holds. */
export const greatestAmountMinor = 10n ** 15n;

const earliestDate: LocalDate = '1900-01-01';
const latestDate: LocalDate = '2999-12-31';

/** What is wrong with an invoice number, or null. */
export function faultOfNumber(number: string): string | null {
  if (number === '') return 'is missing';
  if (number.length > longestNumber) return `is longer than ${longestNumber} characters`;
  return hasControlCharacters(number) ? 'contains control characters' : null;
}

/** What is wrong with the two dates of an invoice, or null. */
export function faultOfDates(issueDate: LocalDate, dueDate: LocalDate): string | null {
  if (!isPlausibleDate(issueDate) || !isPlausibleDate(dueDate)) return 'is not between 1900 and 2999';
  return dueDate < issueDate ? 'is before the day of issue' : null;
}

export function isPlausibleDate(date: LocalDate): boolean {
  return date >= earliestDate && date <= latestDate;
}

export function hasControlCharacters(text: string): boolean {
  return /[\u0000-\u001f\u007f]/.test(text);
}
