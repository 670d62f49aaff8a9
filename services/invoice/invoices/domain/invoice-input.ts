import { faultOf } from '#libs/errors';
import type { Reading } from '#libs/fields';
import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import { isPlausibleDate } from '../../ledger/domain/plausible-date.js';

/** Beyond it a decimal point was lost; far below what a bigint column holds. */
export const maxAmountMinor = 10n ** 15n;

export function readInvoiceAmount(amount: Money | null): Reading<Money> {
  if (!amount) return { fault: faultOf('MISSING') };
  if (amount.minor <= 0n) return { fault: faultOf('NOT_POSITIVE') };
  return amount.minor <= maxAmountMinor ? { value: amount } : { fault: faultOf('TOO_LARGE', { max: maxAmountMinor }) };
}

/** @param notBefore the issue date of a due date */
export function readInvoiceDate(date: LocalDate | null, notBefore: LocalDate | null = null): Reading<LocalDate> {
  if (date === null) return { fault: faultOf('MISSING') };
  if (!isPlausibleDate(date)) return { fault: faultOf('NOT_IN_CENTURIES') };
  return notBefore !== null && date < notBefore ? { fault: faultOf('BEFORE_ISSUE_DATE') } : { value: date };
}
