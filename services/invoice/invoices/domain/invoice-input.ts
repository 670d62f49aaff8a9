import type { Reading } from '#libs/fields';
import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';

/** Beyond it a decimal point was lost; far below what a bigint column holds. */
const maxAmountMinor = 10n ** 15n;

const minDate: LocalDate = '1900-01-01';
const maxDate: LocalDate = '2999-12-31';

export function readInvoiceAmount(amount: Money | null): Reading<Money> {
  if (!amount) return { fault: 'is missing' };
  if (amount.minor <= 0n) return { fault: 'must be greater than zero' };
  return amount.minor <= maxAmountMinor
    ? { value: amount }
    : { fault: `must be at most ${maxAmountMinor} minor units` };
}

/** @param notBefore the issue date of a due date */
export function readInvoiceDate(date: LocalDate | null, notBefore: LocalDate | null = null): Reading<LocalDate> {
  if (date === null) return { fault: 'is missing' };
  if (!isPlausibleDate(date)) return { fault: 'is not between 1900 and 2999' };
  return notBefore !== null && date < notBefore ? { fault: 'is before the issue date' } : { value: date };
}

export function isPlausibleDate(date: LocalDate): boolean {
  return date >= minDate && date <= maxDate;
}
