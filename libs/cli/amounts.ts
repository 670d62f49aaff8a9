import { toWireMoney } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { type Money, parseMajor } from '#libs/money';

/** `--amount` in units of `--currency`. @throws AMOUNT_INVALID */
export function readAmount({ amount: text, currency }: { amount: string; currency: string }): Money {
  const parsed = parseMajor(text, currency);
  if ('amount' in parsed) return parsed.amount;
  throw new DomainError('AMOUNT_INVALID', 'invalid', `${text} is no amount in ${currency}. Write it like 120.50.`);
}

/** A bound of a list in units of `--currency`; null for one that was not given. @throws AMOUNT_INVALID */
export function readBound(text: string | undefined, currency: string): ReturnType<typeof toWireMoney> | null {
  if (text === undefined) return null;
  if (currency === '') throw new DomainError('AMOUNT_INVALID', 'invalid', `${text} is of no currency. Add --currency.`);
  return toWireMoney(readAmount({ amount: text, currency }));
}
