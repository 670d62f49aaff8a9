import type { LocalDate } from '#libs/time';

const minDate: LocalDate = '1900-01-01';
const maxDate: LocalDate = '2999-12-31';

/** Whether a date may be that of an invoice; others are misread, or mistyped. */
export function isPlausibleDate(date: LocalDate): boolean {
  return date >= minDate && date <= maxDate;
}
