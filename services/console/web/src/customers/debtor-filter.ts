import { isCurrency } from '#libs/money';
import type { Schemas } from '../api/client.js';
import { known, type Search } from '../lists/search.js';

export const debtorOrders = ['OUTSTANDING', 'OVERDUE', 'DAYS_LATE'] as const;
export type DebtorOrder = (typeof debtorOrders)[number];

/** Who owes in a currency, as the HTTP API takes it. */
export interface DebtorFilter {
  readonly currencyCode: string;
  readonly minOutstanding: Schemas['Money'] | null;
  readonly maxOutstanding: Schemas['Money'] | null;
  readonly minOverdue: Schemas['Money'] | null;
  readonly minDaysLate: number;
  readonly orderBy: DebtorOrder;
  readonly descending: boolean;
}

/** The filter that an address stands for; null where it names no currency, and so all customers. */
export function debtorFilter(search: Search): DebtorFilter | null {
  const { currency = '', by = '', order = '', days = '' } = search;
  if (!isCurrency(currency)) return null;
  const amount = (minor: string | undefined) =>
    minor !== undefined && /^-?\d{1,18}$/.test(minor) ? { currencyCode: currency, minorUnits: minor } : null;
  return {
    currencyCode: currency,
    minOutstanding: amount(search['minOwed']),
    maxOutstanding: amount(search['maxOwed']),
    minOverdue: amount(search['minOverdue']),
    minDaysLate: /^\d{1,5}$/.test(days) ? Number(days) : 0,
    orderBy: known([by], debtorOrders)[0] ?? 'OUTSTANDING',
    descending: order !== 'ascending',
  };
}
