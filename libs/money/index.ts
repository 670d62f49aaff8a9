export { type AmountFault, readAmountText, type Separators } from './amount-text.js';
export * from './money.js';
