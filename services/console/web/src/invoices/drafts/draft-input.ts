import { readDecimal, writeDecimal } from '#libs/money';
import type { Schemas } from '../../api/client.js';
import { readBound, separatorsOf, writeBound } from '../list/invoice-filter.js';

/** A line as somebody types it, in the notation of their language. */
export interface TypedLine {
  readonly text: string;
  readonly quantity: string;
  readonly price: string;
  readonly taxRate: string;
}

export const emptyLine: TypedLine = { text: '', quantity: '1', price: '', taxRate: '' };

const quantityDecimals = 4;
const rateDecimals = 2;

/** The line as the HTTP API takes it, with null for each field that says nothing readable. */
export function readLine(typed: TypedLine, currency: string, language: string) {
  const separator = (separatorsOf[language] ?? separatorsOf['en']!).decimal;
  const price = readBound(typed.price, currency, language);
  return {
    text: typed.text.trim(),
    quantityTenThousandths: readDecimal(typed.quantity, quantityDecimals, separator)?.toString() ?? null,
    unitPriceMinor: 'minor' in price && price.minor !== '' ? price.minor : null,
    taxRateBasisPoints: readDecimal(typed.taxRate, rateDecimals, separator),
  };
}

/** All lines as the HTTP API takes them; null as long as one of them is not complete. */
export function readLines(typed: readonly TypedLine[], currency: string, language: string) {
  const read = typed.map((line) => readLine(line, currency, language));
  const lines = read.flatMap(({ text, quantityTenThousandths, unitPriceMinor, taxRateBasisPoints }) =>
    text === '' || quantityTenThousandths === null || unitPriceMinor === null || taxRateBasisPoints === null
      ? []
      : [
          {
            text,
            quantityTenThousandths,
            unitPrice: { currencyCode: currency, minorUnits: unitPriceMinor },
            taxRateBasisPoints: Number(taxRateBasisPoints),
          },
        ],
  );
  return lines.length === typed.length ? lines : null;
}

/** A line that is there, as somebody would type it. */
export function writeLine(line: Schemas['InvoiceLine'], language: string): TypedLine {
  const separator = (separatorsOf[language] ?? separatorsOf['en']!).decimal;
  const { minorUnits = '', currencyCode = '' } = line.unitPrice ?? {};
  return {
    text: line.text,
    quantity: writeDecimal(BigInt(line.quantityTenThousandths), quantityDecimals, separator),
    price: writeBound(minorUnits, currencyCode, language),
    taxRate: writeRate(line.taxRateBasisPoints, language),
  };
}

/** 1900 is `19`. */
export function writeRate(basisPoints: number, language: string): string {
  const separator = (separatorsOf[language] ?? separatorsOf['en']!).decimal;
  return writeDecimal(BigInt(basisPoints), rateDecimals, separator);
}
