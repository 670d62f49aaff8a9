import { formatMajor, type Money } from './money.js';

/** As people read it, such as `12.30 EUR`. */
export function moneyText(amount: Money): string {
  return `${formatMajor(amount)} ${amount.currency}`;
}
