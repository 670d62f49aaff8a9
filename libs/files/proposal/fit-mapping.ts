import { type Document, isScalar, parseDocument } from 'yaml';
import type { FieldViolation } from '#libs/errors';
import { currencyIn, isCurrency } from '#libs/money';
import type { FileSource } from '../file-source.js';
import { type ColumnRule, type Mapping, parseMapping } from '../mapping/mapping.js';
import { readHeader, readRows } from '../read-rows.js';
import type { Row } from '../rows/row.js';
import { type FileKind, invoiceFile, lenient } from './file-kind.js';
import { datePatternOf, separatorsOf, type Told } from './formats.js';
import type { Look } from './look.js';

/** A mapping made to fit one file. */
export interface FittedMapping {
  readonly document: string;
  /** What the file leaves open, by field; while there is something, nothing may be imported by it. */
  readonly doubts: readonly FieldViolation[];
  /** Rows of the file's beginning that the mapping takes. */
  readonly rows: readonly Row[];
}

const sampleRows = 5_000;

/**
 * Sets in a mapping what differs between files of one kind: delimiter, encoding, lines above the header, patterns of dates,
 * separators and currency. What the file leaves open is a doubt, never a guess.
 * @throws FILE_UNREADABLE when the file lacks a column of the mapping
 */
export async function fitMapping(
  text: string,
  source: FileSource,
  look: Look,
  told: Told,
  kind: FileKind = invoiceFile,
): Promise<FittedMapping> {
  const definitions = lenient(kind);
  const document = parseDocument(text);
  setFormat(document, look, parseMapping(document.toString(), definitions));
  const given = parseMapping(document.toString(), definitions).rules.get(kind.currency);
  const isInColumn = given !== undefined && 'columns' in given.source;
  if (told.currency !== undefined && !isInColumn) setColumn(document, kind.currency, { constant: told.currency });
  const mapping = parseMapping(document.toString(), definitions);
  const start = await readHeader(mapping, source);
  const read = await readRows(mapping, kind.fields, source, start, sampleRows);
  const rows = read.rows.filter(({ faults }) => faults.length === 0);
  const doubts = [
    ...fitDates(document, mapping, rows, told),
    ...fitAmounts(document, mapping, rows, told),
    ...fitCurrency(document, mapping, rows, told, kind.currency),
  ];
  return { document: document.toString({ lineWidth: 0 }), doubts, rows };
}

function setFormat(document: Document, { delimiter, delimiterSaid, encoding, skip }: Look, { format }: Mapping): void {
  const setting = (key: string, value: unknown): void => document.setIn(['format', key], document.createNode(value));
  const isGiven = document.hasIn(['format', 'delimiter']);
  if (delimiterSaid ? isGiven : format.delimiter !== delimiter)
    setting('delimiter', delimiter === '\t' ? 'tab' : delimiter);
  if (format.encoding !== encoding) setting('encoding', encoding);
  if (format.skip !== skip) setting('skip', skip);
}

function fitDates(document: Document, mapping: Mapping, rows: readonly Row[], told: Told): FieldViolation[] {
  const dates = rulesOf(mapping, 'date').map((rule) => ({ rule, texts: textsOf(rule, rows) }));
  const first = dates.map(({ rule, texts }) => ({
    rule,
    decided: datePatternOf(texts, told, knownPattern(document, rule)),
  }));
  // One program writes all dates of a file in one order, so that a column may tell it for the others.
  const orders = new Set(first.flatMap(({ decided }) => ('format' in decided ? (orderIn(decided.format) ?? []) : [])));
  const [order] = orders;
  const settled = orders.size === 1 ? { ...told, dates: told.dates ?? order } : told;
  return dates.flatMap(({ rule, texts }) => {
    if (texts.length === 0) return [];
    const decided = datePatternOf(texts, settled, knownPattern(document, rule));
    const pattern = 'format' in decided ? decided.format : decided.likely;
    if (pattern !== null && pattern !== rule.datePattern) setColumn(document, rule.field, { date: pattern });
    return 'doubt' in decided ? [{ field: rule.field, description: decided.doubt }] : [];
  });
}

/** Only what the mapping says itself is known; a mapping that is made says nothing yet. */
function knownPattern(document: Document, { field, datePattern }: ColumnRule): string | null {
  return document.hasIn(['columns', field, 'date']) ? datePattern : null;
}

function orderIn(pattern: string): 'day-first' | 'month-first' | null {
  if (!/^[dM].*[/-]/.test(pattern) || pattern.includes('MMM')) return null;
  return pattern.startsWith('d') ? 'day-first' : 'month-first';
}

function fitAmounts(document: Document, mapping: Mapping, rows: readonly Row[], told: Told): FieldViolation[] {
  const amounts = rulesOf(mapping, 'amount');
  const texts = amounts.flatMap((rule) => textsOf(rule, rows));
  if (texts.length === 0) return [];
  const isSaid = (key: string): boolean => amounts.some(({ field }) => document.hasIn(['columns', field, key]));
  const known = isSaid('decimal') || isSaid('thousands') ? amounts[0]!.separators : null;
  const decided = separatorsOf(texts, told, known);
  const separators = 'format' in decided ? decided.format : decided.likely;
  for (const { field, separators: own } of amounts) {
    const { decimal, thousands } = separators ?? own;
    if (decimal === own.decimal && (thousands ?? own.thousands) === own.thousands) continue;
    setColumn(document, field, { decimal, ...(thousands === undefined ? {} : { thousands }) });
  }
  return 'doubt' in decided ? [{ field: amounts[0]!.field, description: decided.doubt }] : [];
}

/** By signs and codes beside amounts, or in the names of their columns, where no column says it. */
function fitCurrency(
  document: Document,
  mapping: Mapping,
  rows: readonly Row[],
  told: Told,
  field: string,
): FieldViolation[] {
  const rule = mapping.rules.get(field);
  if (rule) {
    const other = rows.find((row) => told.currency !== undefined && row.currency(field) !== told.currency);
    if (!other) return [];
    const said = JSON.stringify(other.raw(field));
    return [
      { field, description: `line ${other.line} says ${said}, and --currency says ${told.currency}: leave it out` },
    ];
  }
  const amounts = rulesOf(mapping, 'amount');
  const inCells = amounts.flatMap((rule) => textsOf(rule, rows)).map(currencyIn);
  const names = amounts.flatMap(({ source }) => ('columns' in source ? source.columns : []));
  const inNames = names.flatMap((column) => ('name' in column ? currenciesIn(column.name) : []));
  const [currency, ...others] = new Set([...inCells.flatMap((found) => found ?? []), ...inNames]);
  if (currency !== undefined && others.length === 0) {
    setColumn(document, field, { constant: currency });
    return [];
  }
  return [
    {
      field,
      description: 'the file does not say in which currency its amounts are: say --currency USD, or whichever it is',
    },
  ];
}

function currenciesIn(name: string): string[] {
  const codes = name.match(/\b[A-Z]{3}\b/g)?.filter(isCurrency) ?? [];
  const signs = name.match(/\p{Sc}/gu)?.flatMap((sign) => currencyIn(`1 ${sign}`) ?? []) ?? [];
  return [...codes, ...signs];
}

function rulesOf({ rules }: Mapping, kind: 'date' | 'amount'): ColumnRule[] {
  return [...rules.values()].filter((rule) => rule.definition.kind === kind && 'columns' in rule.source);
}

function textsOf({ field }: ColumnRule, rows: readonly Row[]): string[] {
  return rows.flatMap((row) => row.raw(field) || []);
}

/** Sets keys of a column, whose short form becomes a group. */
function setColumn(document: Document, field: string, keys: Readonly<Record<string, string>>): void {
  const path = ['columns', field];
  const before = document.getIn(path, true);
  if ('constant' in keys) return document.setIn(path, document.createNode(keys, { flow: true }));
  if (before === undefined || isScalar(before) || !document.hasIn([...path, 'column'])) {
    const column: unknown = isScalar(before) ? before.value : document.toJS().columns[field];
    return document.setIn(path, document.createNode({ column, ...keys }, { flow: true }));
  }
  for (const [key, value] of Object.entries(keys)) document.setIn([...path, key], value);
}
