import { moneyText } from '#libs/money';

/**
 * Turns a wire message into plain data for people: timestamps as ISO 8601, dates as YYYY-MM-DD, money as
 * `{minor, currency}`, enums without their prefix.
 */
export function toPlain(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => toPlain(item, key));
  if (typeof value === 'string') return withoutPrefix(value, key);
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value;
  if ('seconds' in value && 'nanos' in value)
    return new Date(Number(value.seconds) * 1000 + Number(value.nanos) / 1e6).toISOString();
  if ('year' in value && 'month' in value && 'day' in value) {
    const { year, month, day } = value as { year: number; month: number; day: number };
    return [String(year).padStart(4, '0'), pad(month), pad(day)].join('-');
  }
  if ('currencyCode' in value && 'minorUnits' in value)
    return { minor: String(value.minorUnits), currency: value.currencyCode };
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toPlain(item, name)]));
}

/** Every enum of the contracts, the longer of two with one ending first. */
const enums = [
  'WRITE_OFF_METHOD',
  'DUE_DATE_SOURCE',
  'PAYMENT_STATE',
  'CLOCK_MODE',
  'DUE_PHASE',
  'BASIS',
  'CHANNEL',
  'COLLECTABILITY',
  'COMPONENT',
  'DIRECTION',
  'FLAG',
  'KIND',
  'LEVEL',
  'LIFECYCLE',
  'LIST',
  'METHOD',
  'MODE',
  'MONTH_END',
  'OUTCOME',
  'ROLL',
  'SCOPE',
  'STATE',
  'TYPE',
  'VALIDITY',
];

/** Only where the field is named after the enum: a customer's class may well be called CLASS_A. */
function withoutPrefix(text: string, key: string): string {
  if (!/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(text)) return text;
  const words = `_${key.replace(/([A-Z])/g, '_$1').toUpperCase()}`;
  const name = enums.find(
    (known) => text.startsWith(`${known}_`) && (words.includes(`_${known}`) || `_${known}`.endsWith(words)),
  );
  return name ? text.slice(name.length + 1) : text;
}

/** A plain value as people read it in a table. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if ('minor' in value && 'currency' in value) {
    const { minor, currency } = value as { minor: string; currency: string };
    return currency === '' ? minor : moneyText({ minor: BigInt(minor), currency });
  }
  if (Array.isArray(value)) return value.map(cell).join('\n');
  return Object.entries(value)
    .filter(([, item]) => item !== '' && item !== null && !(Array.isArray(item) && item.length === 0))
    .map(([name, item]) => `${name}: ${cell(item)}`)
    .join('  ');
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
