import type { Schemas } from '../../api/client.js';
import { readBound, writeBound } from '../../invoices/list/invoice-filter.js';

type Money = Schemas['Money'];

/** That of one currency as somebody would type it; empty where there is none. */
export function writeAmount(amounts: readonly Money[], currency: string, language: string): string {
  const own = amounts.find(({ currencyCode }) => currencyCode === currency);
  return own ? writeBound(own.minorUnits, currency, language) : '';
}

/** Amounts of which that of one currency was typed; null where it cannot be read. @param before whose others stay */
export function readAmounts(
  typed: string,
  currency: string,
  language: string,
  before: readonly Money[] = [],
): Money[] | null {
  const read = readBound(typed, currency, language);
  if ('fault' in read) return null;
  const others = before.filter(({ currencyCode }) => currencyCode !== currency);
  return read.minor === '' ? others : [...others, { currencyCode: currency, minorUnits: read.minor }];
}
