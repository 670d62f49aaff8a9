import { exponentOf, isCurrency, type Money, parseMajor } from './money.js';

export interface Separators {
  readonly decimal: string;
  readonly thousands?: string;
}

/** Why a text is no amount, and the separators that it seems to be written with where those are others. */
export interface AmountFault {
  readonly fault: 'NOT_A_NUMBER' | 'WRONG_PRECISION' | 'LOOKS_GROUPED' | 'OTHER_CURRENCY';
  readonly seems: Separators | null;
}

/**
 * Reads an amount as files write it: with a sign or code of its currency before or behind, and a minus before, behind or
 * as brackets. The text has plain spaces and no invisible signs.
 * @param currency decides the precision, and which signs may stand there; null when it is not known
 */
export function readAmountText(
  text: string,
  currency: string | null,
  separators: Separators,
): { readonly amount: Money } | AmountFault {
  const { digits, negative, named } = takeApart(text);
  // A sign that is left over stands beside another one, and letters that are left over are no number's.
  if (!/^[+]?[\d.,' ]+$/.test(digits) || (negative && digits.startsWith('+')))
    return { fault: 'NOT_A_NUMBER', seems: null };
  if (named !== null && currency !== null && !named.includes(currency)) return { fault: 'OTHER_CURRENCY', seems: null };
  const parsed = parseMajor(digits, currency ?? precise, separators);
  if ('amount' in parsed) {
    const { minor } = parsed.amount;
    return { amount: { minor: negative ? -minor : minor, currency: parsed.amount.currency } };
  }
  // Without the currency it is not known which precision is wrong.
  if (currency === null && parsed.fault !== 'NOT_A_NUMBER') return { amount: { minor: 0n, currency: precise } };
  return { fault: parsed.fault, seems: otherThan(separators, seemingSeparators(digits, currency)) };
}

/** Whether an amount as files write it is less than nothing, whatever its separators. */
export function looksNegative(text: string): boolean {
  const { digits, negative } = takeApart(text);
  return negative && /[1-9]/.test(digits);
}

/** The currency whose sign or code stands in an amount, where it can be no other. */
export function currencyIn(text: string): string | null {
  const { named } = takeApart(text);
  return named?.length === 1 ? named[0]! : null;
}

/** The separators that a number without signs is written with, where it can be written with one pair only. */
function seemingSeparators(digits: string, currency: string | null): Separators | null {
  const both = /^\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*([.,])\d+$/.exec(digits);
  if (both && both[1] !== both[2]) return { decimal: both[2]!, thousands: both[1]! };
  const groups = /^\d{1,3}([.,' ])\d{3}(?:\1\d{3})*$/.exec(digits);
  const hasThreeDecimals = currency !== null && exponentOf(currency) === 3;
  if (groups && (digits.indexOf(groups[1]!) < digits.lastIndexOf(groups[1]!) || !hasThreeDecimals)) {
    return { decimal: groups[1] === '.' ? ',' : '.', thousands: groups[1]! };
  }
  const decimals = /^\d+([.,])\d+$/.exec(digits);
  return decimals ? { decimal: decimals[1]! } : null;
}

/** A currency with as many decimals as any has. */
const precise = 'CLF';

function otherThan(given: Separators, seems: Separators | null): Separators | null {
  return seems && (seems.decimal !== given.decimal || seems.thousands !== given.thousands) ? seems : null;
}

interface Parts {
  readonly digits: string;
  readonly negative: boolean;
  /** Currencies that a sign or code in the text may mean; null when there is none. */
  readonly named: readonly string[] | null;
}

function takeApart(text: string): Parts {
  let rest = text.replace(/[\u2010-\u2013\u2212\uff0d]/g, '-').replace(/[\u2019\u02bc]/g, "'");
  let negative = false;
  let named: readonly string[] | null = null;
  const brackets = /^\((.*)\)$/.exec(rest);
  if (brackets) [rest, negative] = [brackets[1]!.trim(), true];
  const takeMinus = (): void => {
    const minus = /^-\s*(.*)$/.exec(rest) ?? /^(.*?)\s*-$/.exec(rest);
    if (minus && !negative) [rest, negative] = [minus[1]!, true];
  };
  takeMinus();
  const words = /^(?<before>[\p{L}\p{Sc}]+\$?\.?)?\s*(?<rest>.*?)\s*(?<after>[\p{L}\p{Sc}]+\.?)?$/u.exec(rest)?.groups;
  const word = words?.['before'] ?? words?.['after'];
  const currencies = word === undefined ? null : currenciesNamed(word);
  if (currencies && !(words?.['before'] && words['after'])) {
    [rest, named] = [words!['rest']!, currencies];
    takeMinus();
  }
  return { digits: rest, negative, named };
}

/** Null when the word is neither a code nor a sign of a currency. */
function currenciesNamed(word: string): readonly string[] | null {
  const found = signs[word.toLowerCase()];
  if (found) return found.split(' ');
  const code = word.toUpperCase();
  return isCurrency(code) ? [code] : null;
}

const dollars = 'USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD';
const pesos = 'ARS CLP COP CUP DOP MXN UYU';

/** Signs and short words of currencies, in lower case, with the currencies that they may mean. */
const signs: Readonly<Record<string, string>> = {
  $: `${dollars} ${pesos}`,
  us$: 'USD',
  a$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  hk$: 'HKD',
  nz$: 'NZD',
  s$: 'SGD',
  mx$: 'MXN',
  r$: 'BRL',
  '€': 'EUR',
  euro: 'EUR',
  '£': 'GBP EGP FKP GIP SHP',
  '¥': 'JPY CNY',
  '￥': 'JPY CNY',
  元: 'CNY',
  円: 'JPY',
  '₹': 'INR',
  rs: 'INR LKR MUR NPR PKR SCR',
  'rs.': 'INR LKR MUR NPR PKR SCR',
  kr: 'DKK ISK NOK SEK',
  'kr.': 'DKK ISK NOK SEK',
  fr: 'CHF',
  'fr.': 'CHF',
  sfr: 'CHF',
  'sfr.': 'CHF',
  zł: 'PLN',
  kč: 'CZK',
  ft: 'HUF',
  lei: 'RON MDL',
  лв: 'BGN',
  'лв.': 'BGN',
  r: 'ZAR',
  rp: 'IDR',
  rm: 'MYR',
  '₺': 'TRY',
  tl: 'TRY',
  '₽': 'RUB',
  '₴': 'UAH',
  '₩': 'KRW',
  '₪': 'ILS',
  '₫': 'VND',
  '₱': 'PHP',
  '฿': 'THB',
  '₦': 'NGN',
  '₵': 'GHS',
  '₸': 'KZT',
  '₲': 'PYG',
  '₡': 'CRC',
  '₼': 'AZN',
  '₾': 'GEL',
};
