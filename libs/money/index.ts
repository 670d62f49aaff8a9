export { type AmountFault, currencyIn, looksNegative, readAmountText, type Separators } from './amount-text.js';
export { readDecimal, writeDecimal } from './decimal.js';
export * from './money.js';
export { divideHalfEven, shareByWeight } from './ratio.js';
