import { DomainError } from '#libs/errors';

/** An exact amount: minor units of an ISO 4217 currency, never a float. */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

/** @throws CURRENCY_UNKNOWN for a code outside ISO 4217. */
export function money(minor: bigint, currency: string): Money {
  exponentOf(currency);
  return { minor, currency };
}

export function zero(currency: string): Money {
  return money(0n, currency);
}

/**
 * Minor units per major unit as a power of ten: USD 2, JPY 0, KWD 3.
 * @throws CURRENCY_UNKNOWN
 */
export function exponentOf(currency: string): number {
  const exponent = exponents.get(currency);
  if (exponent === undefined) {
    throw new DomainError(
      'CURRENCY_UNKNOWN',
      'invalid',
      `${JSON.stringify(currency)} is not an ISO 4217 currency. Use a code such as USD or EUR.`,
    );
  }
  return exponent;
}

export function isCurrency(text: string): boolean {
  return exponents.has(text);
}

/** @throws CURRENCY_MIXED: sums across currencies have no meaning. */
export function add(left: Money, right: Money): Money {
  assertSameCurrency(left, right);
  return { minor: left.minor + right.minor, currency: left.currency };
}

/** @throws CURRENCY_MIXED */
export function subtract(left: Money, right: Money): Money {
  assertSameCurrency(left, right);
  return { minor: left.minor - right.minor, currency: left.currency };
}

/** The lesser of two amounts. @throws CURRENCY_MIXED */
export function min(left: Money, right: Money): Money {
  assertSameCurrency(left, right);
  return left.minor <= right.minor ? left : right;
}

/** One sum per currency, in order of the code. */
export function sumByCurrency(amounts: Iterable<Money>): Money[] {
  const sums = new Map<string, bigint>();
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + minor);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, minor]) => ({ minor, currency }));
}

/** Major units with all decimals: 1234n USD is `12.34`, -5n USD is `-0.05`, 7n JPY is `7`. */
export function formatMajor({ minor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const sign = minor < 0n ? '-' : '';
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  return exponent === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - exponent)}`;
}

/** An amount as people read it: `12.30 EUR`. */
export function moneyText(amount: Money): string {
  return `${formatMajor(amount)} ${amount.currency}`;
}

export type ParsedAmount = { amount: Money } | { fault: 'NOT_A_NUMBER' | 'WRONG_PRECISION' | 'LOOKS_GROUPED' };

/**
 * Reads a decimal in major units. Trailing zeros beyond the currency's precision are accepted, other digits are not.
 * @param text optional sign and digits with one decimal separator
 * @param separators the decimal separator and, when given, the thousands separator, which must stand between groups of
 * three. Without it, three decimals of a currency that has another number of them are refused: 1.000 EUR is more often
 * a thousand than one.
 */
export function parseMajor(
  text: string,
  currency: string,
  separators: { decimal: string; thousands?: string } = { decimal: '.' },
): ParsedAmount {
  const exponent = exponentOf(currency);
  const { decimal, thousands } = separators;
  const [whole = '', fraction = '', ...rest] = text.trim().split(decimal);
  const plain = thousands ? withoutGroups(whole, thousands) : whole;
  if (rest.length > 0 || plain === null || !/^[-+]?\d{1,18}$/.test(plain) || !/^\d*$/.test(fraction)) {
    return { fault: 'NOT_A_NUMBER' };
  }
  if (text.includes(decimal) && fraction === '') return { fault: 'NOT_A_NUMBER' };
  if (thousands === undefined && fraction.length === 3 && exponent !== 3 && /^[-+]?[1-9]\d{0,2}$/.test(plain)) {
    return { fault: 'LOOKS_GROUPED' };
  }
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > exponent) return { fault: 'WRONG_PRECISION' };
  const sign = plain.startsWith('-') ? -1n : 1n;
  const digits = plain.replace(/^[-+]/, '') + significant.padEnd(exponent, '0');
  return { amount: { minor: sign * BigInt(digits), currency } };
}

function withoutGroups(whole: string, thousands: string): string | null {
  const [head = '', ...groups] = whole.split(thousands);
  if (groups.length === 0) return head;
  const fits = /^[-+]?\d{1,3}$/.test(head) && groups.every((group) => /^\d{3}$/.test(group));
  return fits ? head + groups.join('') : null;
}

function assertSameCurrency(left: Money, right: Money): void {
  if (left.currency !== right.currency) {
    throw new DomainError('CURRENCY_MIXED', 'internal', `${left.currency} and ${right.currency} cannot be combined.`);
  }
}

// ISO 4217 active codes by number of decimals; two is the common case.
const codes: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW ' +
    'CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS ' +
    'INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN ' +
    'NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC ' +
    'SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};
const exponents = new Map(
  Object.entries(codes).flatMap(([exponent, list]) => list.split(' ').map((code) => [code, Number(exponent)] as const)),
);
