import { exponentOf, formatMajor, type Money } from '#libs/money';
import type { LocalDate } from '#libs/time';

/** An amount as readers of the locale write it, with exactly the decimals of its currency. */
export function formatMoney(amount: Money, locale: string): string {
  const decimals = exponentOf(amount.currency);
  // Intl takes decimal text, so no float comes between.
  return numberFormat(locale, amount.currency, decimals).format(formatMajor(amount) as Intl.StringNumericLiteral);
}

/** A date as readers of the locale write it. @param style such as `long` or `short` */
export function formatDate(
  date: LocalDate,
  locale: string,
  style: 'full' | 'long' | 'medium' | 'short' = 'long',
): string {
  return dateFormat(locale, style).format(new Date(`${date}T00:00:00Z`));
}

// Making a format costs a hundred times more than using it, and a deployment uses a handful of them.
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const maxFormats = 500;

function numberFormat(locale: string, currency: string, decimals: number): Intl.NumberFormat {
  return cached(numberFormats, `${locale} ${currency}`, () => {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits });
  });
}

function dateFormat(locale: string, style: 'full' | 'long' | 'medium' | 'short'): Intl.DateTimeFormat {
  return cached(
    dateFormats,
    `${locale} ${style}`,
    () => new Intl.DateTimeFormat(locale, { dateStyle: style, timeZone: 'UTC' }),
  );
}

function cached<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key);
  if (found) return found;
  const made = make();
  if (known.size < maxFormats) known.set(key, made);
  return made;
}
