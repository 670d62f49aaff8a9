import { divideHalfEven } from '#libs/money';
import { type Invoice, isOwed, wholeAmountOf } from '../invoice.js';

/** Whether it is known what of the invoice is tax. */
export function hasLines({ linesGrossMinor }: Pick<Invoice, 'linesGrossMinor'>): boolean {
  return linesGrossMinor > 0n;
}

/**
 * What of the whole amount is tax: the share that tax has in the lines, of what the amount is now, rounded half to the even
 * minor unit. It follows from the amount alone, and not from how the amount came about: so no sequence of credit notes loses
 * anything to rounding, and nothing of it is tax when nothing of it is left.
 */
export function taxOf(invoice: Invoice): bigint {
  const { linesGrossMinor, linesTaxMinor } = invoice;
  return hasLines(invoice) ? divideHalfEven(linesTaxMinor * wholeAmountOf(invoice), linesGrossMinor) : 0n;
}

/** What of it stands on the tax account: nothing, unless somebody owes it or has paid it. */
export function postedTaxOf(invoice: Invoice): bigint {
  return isOwed(invoice.lifecycle) ? taxOf(invoice) : 0n;
}
