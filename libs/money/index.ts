export { type AmountFault, looksNegative, readAmountText, type Separators } from './amount-text.js';
export * from './money.js';
