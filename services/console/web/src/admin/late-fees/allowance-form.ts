import type { Schemas } from '../../api/client.js';
import { readAmounts, writeAmount } from './currency-amounts.js';
import type { FeeAllowance } from './fee-queries.js';

export const excesses = ['REFUSE', 'CAP'] as const;

export interface AllowanceForm {
  readonly jurisdiction: string;
  /** Amounts of other currencies stay as they are. */
  readonly currency: string;
  readonly fee: string;
  readonly percent: string;
  readonly total: string;
  readonly excess: (typeof excesses)[number];
  readonly source: string;
}

export function allowanceFormOf(allowance: FeeAllowance | null, language: string): AllowanceForm {
  const { jurisdiction = '', maxFees = [], maxTotals = [], maxPercent = '', excess, source = '' } = allowance ?? {};
  const currency = [...maxFees, ...maxTotals][0]?.currencyCode ?? 'EUR';
  const typed = (amounts: FeeAllowance['maxFees']) => writeAmount(amounts, currency, language);
  return {
    ...{ jurisdiction, currency, fee: typed(maxFees), percent: maxPercent, total: typed(maxTotals), source },
    excess: excess ?? 'REFUSE',
  };
}

/**
 * What is typed, as the service takes it; null while something cannot be read.
 * @param before whose amounts in other currencies stay
 */
export function allowanceInputOf(
  { currency, fee, percent, total, excess, source }: AllowanceForm,
  before: FeeAllowance | null,
  language: string,
): Schemas['FeeAllowanceInput'] | null {
  const maxFees = readAmounts(fee, currency, language, before?.maxFees);
  const maxTotals = readAmounts(total, currency, language, before?.maxTotals);
  if (!maxFees || !maxTotals) return null;
  return { maxFees, maxPercent: percent.trim().replace(',', '.'), maxTotals, excess, source: source.trim() };
}
