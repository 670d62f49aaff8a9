import type { LocalDate } from '#libs/time';
import type { DiaryLine, LineMoney, LineValue } from './line.js';

/** How a language writes lines and what they are made of. */
export interface LineLanguage {
  /** Text of the line with this code, as `lineTexts` has them; undefined for a code that is not known. */
  readonly textOf: (code: string) => string | undefined;
  readonly money: (amount: LineMoney) => string;
  readonly date: (day: LocalDate) => string;
  readonly time: (instant: string) => string;
  /** A code of a list in words, beginning with a capital letter where a sentence would. */
  readonly word: (list: string, code: string) => string;
  readonly number: (count: number) => string;
  /** So many of something. */
  readonly counted: (noun: string, count: number) => string;
  /** Texts of amounts as one. */
  readonly sum: (amounts: readonly string[]) => string;
}

/** A run of the sentence; the number of the invoice that the line is about stands alone. */
export type LineRun = { readonly text: string } | { readonly invoiceNumber: string };

/**
 * The sentence of a line in a language.
 * @returns null where the language has no text for its code
 */
export function renderLine(line: DiaryLine, language: LineLanguage): LineRun[] | null {
  const template = language.textOf(line.code);
  if (template === undefined) return null;
  const runs: LineRun[] = [];
  for (const piece of chosen(template, line).split(/(\{\{[^}]+\}\})/)) {
    const [, name = '', , style = ''] = /^\{\{(\w+)(, (\w+))?\}\}$/.exec(piece) ?? [];
    const value = name === '' ? undefined : line.values[name];
    if (value && 'invoiceNumber' in value) runs.push({ invoiceNumber: value.invoiceNumber });
    else addText(runs, name === '' ? piece : value ? written(value, style, language) : '');
  }
  return runs;
}

/** The sentence as one text; empty where the language has none. */
export function textOfRuns(runs: readonly LineRun[] | null): string {
  return (runs ?? []).map((run) => ('text' in run ? run.text : run.invoiceNumber)).join('');
}

/** The names that a text has, each once and in order, with how they are written. */
export function namesIn(template: string): string[] {
  return [...new Set([...template.matchAll(/\{\{([^}]+)\}\}/g)].map(([, inside]) => inside!))].sort();
}

/** The text with one alternative of each choice. */
function chosen(template: string, { values }: DiaryLine): string {
  const isThere = (inside: string) => Object.hasOwn(values, inside.split(',')[0]!);
  return template.replaceAll(/\[([^\]]*)\]/g, (_all, alternatives: string) => {
    const fitting = alternatives.split('|').find((one) => namesIn(one).every(isThere));
    return fitting ?? '';
  });
}

function written(value: LineValue, style: string, language: LineLanguage): string {
  const inStyle = style === 'lower' ? lowered : (text: string) => text;
  if ('money' in value) return language.money(value.money);
  if ('amounts' in value) return language.sum(value.amounts.items.map(language.money));
  if ('date' in value) return language.date(value.date);
  if ('time' in value) return language.time(value.time);
  if ('codes' in value) {
    const { list, items } = value.codes;
    return items.map((item) => inStyle(language.word(list, item))).join(', ');
  }
  if ('count' in value) return style === '' ? language.number(value.count) : language.counted(style, value.count);
  if ('parts' in value) {
    const texts = value.parts.items.map((part) => textOfRuns(renderLine(part, language)));
    return texts.join(style === 'listed' ? ', ' : '; ');
  }
  return 'text' in value ? value.text : value.invoiceNumber;
}

/** Within a sentence: a small letter first, but for abbreviations, and no full stop. */
function lowered(text: string): string {
  const isAbbreviation = /^\p{Lu}{2}/u.test(text);
  return (isAbbreviation ? text : text.charAt(0).toLowerCase() + text.slice(1)).replace(/\.$/, '');
}

function addText(runs: LineRun[], text: string): void {
  const last = runs.at(-1);
  if (text === '') return;
  if (last && 'text' in last) runs[runs.length - 1] = { text: last.text + text };
  else runs.push({ text });
}
