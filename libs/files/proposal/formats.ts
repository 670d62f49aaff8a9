import { readAmountText, type Separators } from '#libs/money';
import { commonPatterns, dateReader, isDayFirst } from '../mapping/date-pattern.js';

/** What a person says of a file that its rows do not. */
export interface Told {
  readonly dates?: 'day-first' | 'month-first' | undefined;
  readonly decimal?: '.' | ',' | undefined;
  readonly currency?: string | undefined;
}

/** How texts are written, or what keeps that from being known. */
export type Decided<Format> = { readonly format: Format } | { readonly doubt: string; readonly likely: Format | null };

/** Below this part of readable texts a format is none of the column. */
const minPart = 0.8;

/**
 * The pattern of the dates of a column.
 * @param known a pattern that is right unless the texts say otherwise
 */
export function datePatternOf(texts: readonly string[], told: Told, known: string | null): Decided<string> {
  const patterns = [...new Set([...(known === null ? [] : [known]), ...commonPatterns])];
  const ranked = patterns.map((pattern) => ({ pattern, count: countOf(texts, dateReader(pattern)!) }));
  const maxCount = Math.max(...ranked.map(({ count }) => count));
  if (maxCount < texts.length * minPart || maxCount === 0) {
    return { doubt: `no pattern of dates reads ${shown(texts)}`, likely: known };
  }
  const best = ranked.filter(({ count }) => count === maxCount).map(({ pattern }) => pattern);
  const byOrder = (wanted: boolean): string | undefined => best.find((pattern) => isDayFirst(pattern) === wanted);
  const [dayFirst, monthFirst] = [byOrder(true), byOrder(false)];
  if (dayFirst === undefined || monthFirst === undefined) {
    const isOther = told.dates === 'day-first' ? dayFirst === undefined : monthFirst === undefined;
    if (told.dates === undefined || !isOther || isDayFirst(best[0]!) === null) return { format: best[0]! };
    return { doubt: `its dates, such as ${shown(texts)}, are not ${told.dates}, as --dates says`, likely: best[0]! };
  }
  if (told.dates !== undefined) return { format: told.dates === 'day-first' ? dayFirst : monthFirst };
  // Nobody writes the month first with points.
  if (dayFirst.includes('.')) return { format: dayFirst };
  const doubt = `its dates, such as ${shown(texts)}, may have the day or the month first (${dayFirst} or ${monthFirst}): say --dates day-first or --dates month-first`;
  return { doubt, likely: dayFirst };
}

/** The separators of the amounts of a file. */
export function separatorsOf(texts: readonly string[], told: Told, known: Separators | null): Decided<Separators> {
  const all = known === null ? candidates : [known, ...candidates];
  const possible =
    told.decimal === undefined
      ? all
      : // With the sign between thousands named, `1.234` is trusted to have decimals.
        all.filter(({ decimal, thousands }) => decimal === told.decimal && thousands !== undefined);
  const ranked = possible.map((separators) => {
    const values = texts.map((text) => valueOf(text, separators));
    return { separators, values, count: values.filter((value) => value !== null).length };
  });
  const maxCount = Math.max(...ranked.map(({ count }) => count));
  if (maxCount < texts.length * minPart || maxCount === 0) {
    return { doubt: `no separators read its amounts, such as ${shown(texts)}`, likely: known };
  }
  const best = ranked.filter(({ count }) => count === maxCount);
  const [first] = best;
  const other = best.find(({ values }) => values.some((value, index) => value !== first!.values[index]));
  if (!other) return { format: first!.separators };
  const at = first!.values.findIndex((value, index) => value !== other.values[index]);
  const doubt = `${JSON.stringify(texts[at])} may have ${JSON.stringify(first!.separators.decimal)} or ${JSON.stringify(other.separators.decimal)} before the decimals: say --decimal . or --decimal ,`;
  return { doubt, likely: first!.separators };
}

const candidates: readonly Separators[] = [
  { decimal: '.' },
  { decimal: '.', thousands: ',' },
  { decimal: ',' },
  { decimal: ',', thousands: '.' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: "'" },
  { decimal: '.', thousands: ' ' },
];

/** In a currency of three decimals, so that both meanings of `1.234` show; signs and codes of currencies do not matter. */
function valueOf(text: string, separators: Separators): bigint | null {
  const read = readAmountText(text.replace(/[\p{L}\p{Sc}]+\$?\.?/gu, ''), 'KWD', separators);
  return 'amount' in read ? read.amount.minor : null;
}

function countOf(texts: readonly string[], read: (text: string) => unknown): number {
  return texts.filter((text) => read(text) !== null).length;
}

function shown(texts: readonly string[]): string {
  return [...new Set(texts)]
    .slice(0, 3)
    .map((text) => JSON.stringify(text))
    .join(', ');
}
