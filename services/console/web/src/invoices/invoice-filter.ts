import { formatMajor, isCurrency, parseMajor, type Separators } from '#libs/money';
import { known, type Search, several } from '../lists/search.js';
import { lifecycleNames } from './lifecycles.js';

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

/** The filter that an address stands for, as the HTTP API takes it. */
export function invoiceFilter(search: Search) {
  const { text = '', customerId = '', currency = '', min, max, dueFrom = '', dueTo = '' } = search;
  const [minRemaining, maxRemaining] = [boundOf(min, currency), boundOf(max, currency)];
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
  };
}
