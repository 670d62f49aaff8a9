import { isCurrency, looksNegative, readAmountText } from '#libs/money';
import { visibleText } from '#libs/text';
import { patternOf } from '../mapping/date-pattern.js';
import type { FieldDefinition } from '../mapping/mapping-schema.js';
import { invoiceWords, sumWords, typeWords, wordsOf } from './field-words.js';
import { type FileKind, invoiceFile } from './file-kind.js';
import type { Look } from './look.js';

/** A mapping as far as header and contents of a file tell it: without patterns and separators. */
export interface ChosenColumns {
  /** Name of the column, or its number where several have the name or none has one. */
  readonly columns: Readonly<Record<string, string | number>>;
  readonly leaveOut: readonly Readonly<Record<string, unknown>>[];
  /** Columns that no field is taken from. */
  readonly rest: readonly string[];
}

/** What of a column must look like its field. */
const minPart = 0.6;

/** Chooses a column for each field: by the words of its header where its contents do not speak against it. */
export function chooseColumns({ header, records }: Look, kind: FileKind = invoiceFile): ChosenColumns {
  const { vocabulary, definitions, byLooks } = kind;
  const rows = records.filter((cells) => cells.filter((cell) => cell.trim() !== '').length > 2 && !isSum(cells));
  const textsOf = (index: number): string[] => rows.flatMap((cells) => visibleText(cells[index] ?? '') || []);
  const claims = vocabulary.fields.flatMap((field) =>
    header.flatMap((name, index) => {
      const score = vocabulary.likeness(name, field);
      return score > 0 && looksLike(definitions[field]!, field, textsOf(index)) ? [{ field, index, score }] : [];
    }),
  );
  const chosen = new Map<string, number>();
  for (const { field, index } of claims.sort((a, b) => b.score - a.score)) {
    if (!chosen.has(field) && ![...chosen.values()].includes(index)) chosen.set(field, index);
  }
  // What only looks like its field, whatever its header says.
  for (const field of byLooks) {
    const free = header.flatMap((_, index) => ([...chosen.values()].includes(index) ? [] : [index]));
    const [index] = free.filter((at) => looksLike(definitions[field]!, field, textsOf(at)));
    if (!chosen.has(field) && index !== undefined) chosen.set(field, index);
  }
  // A customer without a number of its own is known by its name.
  const named = chosen.get('customer.name');
  if (!chosen.has('customer.reference') && named !== undefined) chosen.set('customer.reference', named);
  const nameOf = (index: number): string | number =>
    header.filter((name) => name.toLowerCase() === header[index]!.toLowerCase()).length > 1 || header[index] === ''
      ? index + 1
      : header[index]!;
  const columns = vocabulary.fields.flatMap((field) => {
    const index = chosen.get(field);
    return index === undefined ? [] : [[field, nameOf(index)] as const];
  });
  const used = [...chosen.values()];
  return {
    columns: Object.fromEntries(columns),
    leaveOut: rulesFor({ header, records, chosen, nameOf, textsOf, kind }),
    rest: header.filter((name, index) => name !== '' && !used.includes(index)),
  };
}

function looksLike({ kind }: FieldDefinition, field: string, texts: readonly string[]): boolean {
  if (texts.length === 0) return false;
  const fits = texts.filter((text) => {
    const isMail = /^\S+@\S+\.\S+$/.test(text);
    if (field === 'customer.email' || kind === 'text') return isMail === (field === 'customer.email');
    if (kind === 'date') return patternOf(text) !== null;
    if (kind === 'amount') return isAmount(text);
    return kind !== 'currency' || isCurrency(text.toUpperCase());
  });
  return fits.length >= texts.length * minPart;
}

function isAmount(text: string): boolean {
  const read = readAmountText(text, null, { decimal: '.', thousands: ',' });
  return !('fault' in read) || read.seems !== null || /^[-+]?\d{1,3}([.,' ]\d{3})*[.,]\d+-?$/.test(text);
}

/** Whether it is a row of sums: its first text says so, and most of its cells are empty. */
function isSum(cells: readonly string[]): boolean {
  const texts = cells.map((cell) => cell.trim()).filter((text) => text !== '');
  const first = wordsOf(texts[0] ?? '');
  return texts.length <= cells.length / 2 && sumWords.some((word) => ` ${first} `.startsWith(` ${word} `));
}

interface Found {
  readonly header: readonly string[];
  readonly records: readonly (readonly string[])[];
  readonly chosen: ReadonlyMap<string, number>;
  readonly nameOf: (index: number) => string | number;
  readonly textsOf: (index: number) => string[];
  readonly kind: FileKind;
}

/** Rows of sums, documents that are no invoices, and amounts of less than nothing, where the file has some. */
function rulesFor({ header, records, chosen, nameOf, textsOf, kind }: Found): Record<string, unknown>[] {
  const rules: Record<string, unknown>[] = [];
  const number = chosen.get('invoice.number');
  const sums = records.filter(isSum);
  // By what they lack: the name of a customer may begin as a sum does.
  if (number !== undefined && sums.some((cells) => (cells[number] ?? '').trim() === '')) {
    rules.push({ column: nameOf(number), empty: true });
  }
  const types =
    kind === invoiceFile ? header.flatMap((name, at) => (typeWords.includes(wordsOf(name)) ? [at] : [])) : [];
  for (const index of types) {
    const said = [...new Set(textsOf(index))];
    const isInvoice = (text: string): boolean => invoiceWords.includes(wordsOf(text));
    if (said.length > 1 && said.some(isInvoice)) rules.push({ column: nameOf(index), isNot: said.filter(isInvoice) });
  }
  const amounts = ['invoice.openAmount', 'invoice.amount', 'payment.amount'];
  const amount = amounts.flatMap((field) => chosen.get(field) ?? [])[0];
  if (amount !== undefined && textsOf(amount).some(looksNegative)) {
    rules.push({ column: nameOf(amount), negative: true });
  }
  return rules;
}
