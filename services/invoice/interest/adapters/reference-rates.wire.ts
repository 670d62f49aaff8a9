import { fromWireDate, type invoiceV1, toTimestampOrNull, toWireDate } from '#libs/contracts';
import type { KnownRate } from '../domain/rate-book.js';
import { formatPercent } from '../domain/reference-rates.js';
import type { GivenRate } from '../use-cases/add-reference-rates.js';

/** @throws DATE_INVALID */
export function fromWireNewRate(
  { series, fromDate, percent, source }: invoiceV1.NewReferenceRate,
  index: number,
): GivenRate {
  return { series, from: fromWireDate(fromDate, `rates[${index}].from_date`), percent, source };
}

export function toWireRate(rate: KnownRate & { readonly isInForce: boolean }): invoiceV1.KnownReferenceRateInit {
  const { series, from, ppm, source, version, enteredBy, enteredAt, isInForce } = rate;
  return {
    ...{ series, fromDate: toWireDate(from), percent: formatPercent(ppm), source },
    ...{ version: String(version), inForce: isInForce, enteredBy, enterTime: toTimestampOrNull(enteredAt) },
  };
}
