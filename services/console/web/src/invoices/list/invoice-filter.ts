import { formatMajor, isCurrency, parseMajor, type Separators } from '#libs/money';
import type { operations } from '../../generated/api.js';
import { known, type Search, several } from '../../lists/search.js';
import { lifecycleNames } from '../lifecycles.js';

export type AmountFault = 'NO_CURRENCY' | 'NOT_READABLE';

/** How amounts are written in each language. */
export const separatorsOf: Readonly<Record<string, Separators>> = {
  de: { decimal: ',', thousands: '.' },
  en: { decimal: '.', thousands: ',' },
};

/** Reads what somebody typed. @returns minor units, which is what an address holds in any language */
export function readBound(
  text: string,
  currency: string,
  language: string,
): { minor: string } | { fault: AmountFault } {
  if (text.trim() === '') return { minor: '' };
  if (!isCurrency(currency)) return { fault: 'NO_CURRENCY' };
  const read = parseMajor(text.trim(), currency, separatorsOf[language] ?? separatorsOf['en']);
  return 'amount' in read ? { minor: String(read.amount.minor) } : { fault: 'NOT_READABLE' };
}

/** Minor units as somebody would type them. */
export function writeBound(minor: string, currency: string, language: string): string {
  if (!/^-?\d{1,18}$/.test(minor) || !isCurrency(currency)) return '';
  const plain = formatMajor({ minor: BigInt(minor), currency });
  return plain.replace('.', (separatorsOf[language] ?? separatorsOf['en']!).decimal);
}

/** A bound as the HTTP API takes it; undefined where an address that somebody wrote holds none. */
export function boundOf(minor: string | undefined, currency: string): string | undefined {
  return minor !== undefined && /^-?\d{1,18}$/.test(minor) && isCurrency(currency) ? `${currency}:${minor}` : undefined;
}

export const invoiceOrders = ['DUE_DATE', 'ISSUE_DATE', 'REMAINING', 'NUMBER'] as const;

/** What a list of invoices is narrowed by and sorted by, as the HTTP API takes it in a body. */
export type InvoiceFilter = Omit<InvoiceQuery, 'pageSize' | 'pageToken' | 'withCount'>;
type InvoiceQuery = operations['queryInvoices']['requestBody']['content']['application/json'];

/** The filter that an address stands for. */
export function invoiceFilter(search: Search): InvoiceFilter {
  const { text = '', customerId = '', currency = '', min, max, dueFrom = '', dueTo = '' } = search;
  const { issuedFrom = '', issuedTo = '' } = search;
  const order = invoiceOrders.find((name) => name === search['order']);
  const amount = (minor: string | undefined) =>
    boundOf(minor, currency) === undefined ? undefined : { currencyCode: currency, minorUnits: minor! };
  const [minRemaining, maxRemaining] = [amount(min), amount(max)];
  // What remains has an order within a currency only.
  const isSorted = order !== undefined && (order !== 'REMAINING' || isCurrency(currency));
  return {
    lifecycles: known(several(search['lifecycles']), lifecycleNames),
    text,
    customerId,
    ...(search['overdue'] === 'true' ? { overdue: true } : {}),
    ...(search['disputed'] === 'true' ? { disputed: true } : {}),
    ...(search['unassigned'] === 'true' ? { unassigned: true } : {}),
    ...(minRemaining === undefined ? {} : { minRemaining }),
    ...(maxRemaining === undefined ? {} : { maxRemaining }),
    ...(dueFrom === '' ? {} : { dueFromDate: dueFrom }),
    ...(dueTo === '' ? {} : { dueToDate: dueTo }),
    ...(issuedFrom === '' ? {} : { issueFromDate: issuedFrom }),
    ...(issuedTo === '' ? {} : { issueToDate: issuedTo }),
    ...(isSorted ? { orderBy: order, descending: search['descending'] === 'true' } : {}),
    ...(isSorted && order === 'REMAINING' ? { currencyCode: currency } : {}),
  };
}
