import { faultOf } from '#libs/errors';
import { type FieldFaults, maxLengths, readLine, readWholeNumber } from '#libs/fields';
import { divideHalfEven, type Money, moneyText } from '#libs/money';
import { maxAmountMinor, readInvoiceAmount } from './invoice-input.js';

/** A quantity of one. */
const tenThousandths = 10_000n;
/** A rate of all. */
const basisPoints = 10_000n;

const maxLines = 200;
const maxQuantity = 10n ** 13n;

/** One position of an invoice, in its currency. */
export interface InvoiceLine {
  readonly text: string;
  /** In ten-thousandths: 15000 is 1.5. */
  readonly quantity: bigint;
  /** Of one, without tax. */
  readonly unitPriceMinor: bigint;
  /** In hundredths of a percent: 1900 is 19 %. */
  readonly taxRateBasisPoints: number;
  readonly netMinor: bigint;
}

/** What of an invoice is taxed at one rate. */
export interface TaxAmount {
  readonly taxRateBasisPoints: number;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
}

/** A line as somebody gives it. */
export interface LineInput {
  readonly text: string;
  readonly quantity: bigint;
  readonly unitPrice: Money | null;
  readonly taxRateBasisPoints: number;
}

/** What a draft is about: its lines, if any, and what it comes to. */
export interface Billed {
  readonly lines: readonly InvoiceLine[];
  readonly amount: Money;
  readonly linesGrossMinor: bigint;
  readonly linesTaxMinor: bigint;
}

/** Quantity times price, rounded half to the even minor unit. */
export function netOf(quantity: bigint, unitPriceMinor: bigint): bigint {
  return divideHalfEven(quantity * unitPriceMinor, tenThousandths);
}

/**
 * Net and tax by rate, the lowest rate first. Tax is rounded once for each rate and not line by line, so that whoever has
 * the sums of a rate reckons the same tax, however the invoice is divided into lines.
 */
export function taxesOf(lines: readonly InvoiceLine[]): TaxAmount[] {
  const byRate = Map.groupBy(lines, ({ taxRateBasisPoints }) => taxRateBasisPoints);
  return [...byRate]
    .sort(([left], [right]) => left - right)
    .map(([taxRateBasisPoints, ofRate]) => {
      const netMinor = ofRate.reduce((sum, line) => sum + line.netMinor, 0n);
      const taxMinor = divideHalfEven(netMinor * BigInt(taxRateBasisPoints), basisPoints);
      return { taxRateBasisPoints, netMinor, taxMinor };
    });
}

/**
 * Reads what a draft is about. An amount that is given beside lines must be what they come to.
 * @returns null where something is wrong, which is among the faults then
 */
export function readBilled(faults: FieldFaults, given: readonly LineInput[], amount: Money | null): Billed | null {
  if (given.length === 0) {
    const read = faults.take('amount', readInvoiceAmount(amount));
    return read ? { lines: [], amount: read, linesGrossMinor: 0n, linesTaxMinor: 0n } : null;
  }
  const before = faults.violations.length;
  faults.check(given.length <= maxLines, 'lines', faultOf('TOO_MANY', { max: maxLines }));
  const currency = given[0]!.unitPrice?.currency ?? '';
  const lines = given.map((line, index) => readGiven(faults, line, `lines[${index}].`, currency));
  if (faults.violations.length > before) return null;
  const taxes = taxesOf(lines);
  const linesTaxMinor = taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0n);
  const minor = taxes.reduce((sum, { netMinor }) => sum + netMinor, linesTaxMinor);
  const gross = faults.take('lines', readInvoiceAmount({ minor, currency }));
  if (!gross) return null;
  const isSame = !amount || (amount.minor === minor && amount.currency === currency);
  faults.check(isSame, 'amount', `must be what the lines come to with tax, ${moneyText(gross)}, or be left out`);
  return isSame ? { lines, amount: gross, linesGrossMinor: minor, linesTaxMinor } : null;
}

function readGiven(faults: FieldFaults, line: LineInput, path: string, currency: string): InvoiceLine {
  const { quantity, unitPrice } = line;
  const text = faults.take(`${path}text`, readLine(line.text, maxLengths.lineText)) ?? '';
  const isQuantity = quantity > 0n && quantity <= maxQuantity;
  faults.check(isQuantity, `${path}quantity_ten_thousandths`, faultOf('NOT_IN_RANGE', { min: 1, max: maxQuantity }));
  const price = `${path}unit_price`;
  if (!unitPrice) faults.add(price, faultOf('MISSING'));
  else if (unitPrice.currency !== currency) faults.add(price, faultOf('WRONG_CURRENCY', { currency }));
  else if (unitPrice.minor < 0n) faults.add(price, 'must not be less than zero');
  else faults.check(unitPrice.minor <= maxAmountMinor, price, faultOf('TOO_LARGE', { max: maxAmountMinor }));
  const rate = readWholeNumber(line.taxRateBasisPoints, 0, Number(basisPoints));
  const taxRateBasisPoints = faults.take(`${path}tax_rate_basis_points`, rate) ?? 0;
  const unitPriceMinor = unitPrice?.minor ?? 0n;
  return { text, quantity, unitPriceMinor, taxRateBasisPoints, netMinor: netOf(quantity, unitPriceMinor) };
}
