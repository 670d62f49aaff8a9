import { formatMajor, type Money } from './money.js';

/** An amount as programs and the command line write it: `12.30 EUR`. */
export function moneyText(amount: Money): string {
  return `${formatMajor(amount)} ${amount.currency}`;
}
