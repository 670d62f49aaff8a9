import { DomainError } from '#libs/errors';
import { type Money, parseMajor } from '#libs/money';

/** `--amount` in units of `--currency`. @throws AMOUNT_INVALID */
export function readAmount({ amount: text, currency }: { amount: string; currency: string }): Money {
  const parsed = parseMajor(text, currency);
  if ('amount' in parsed) return parsed.amount;
  throw new DomainError('AMOUNT_INVALID', 'invalid', `${text} is no amount in ${currency}. Write it like 120.50.`);
}
