import { looksNegative, type Separators } from '#libs/money';
import { visibleText } from '#libs/text';
import type { Encoding } from '../encoding.js';
import { type DateReader, dateReader, readIsoDate, swappedPattern } from './date-pattern.js';
import { readDocument } from './document.js';
import { faultsOfColumns } from './mapping-faults.js';
import {
  choicesOf,
  type ColumnSettings,
  type FieldDefinition,
  type FieldDefinitions,
  keysAt,
  type LeaveOutSettings,
  mappingSchema,
} from './mapping-schema.js';
import { definitionOf } from './metadata-fields.js';

/** How the bytes of a file are laid out. */
export interface FileFormat {
  readonly delimiter: string;
  /** Whether the mapping names the delimiter; else a first line such as `sep=;` may. */
  readonly delimiterGiven: boolean;
  readonly quote: string;
  readonly encoding: Encoding;
  /** Whether the first row names the columns. */
  readonly header: boolean;
  /** Lines above the header, or above the first row where there is no header. */
  readonly skip: number;
}

/** A column by its header, or by its place from 1. */
export type ColumnReference = { readonly name: string } | { readonly position: number };

/** Columns of which the first that a row has a text in counts. */
export type ColumnReferences = readonly ColumnReference[];

/** A column that says whether an amount is owed or owing, as S and H do. */
export interface SignRule {
  readonly columns: ColumnReferences;
  /** In lower case. */
  readonly plus: readonly string[];
  readonly minus: readonly string[];
}

/** A condition under which a row is none of what the file lists: a total, a credit note. */
export interface LeaveOutRule {
  readonly columns: ColumnReferences;
  readonly holds: (text: string) => boolean;
  /** Ends a sentence that begins with the name of the column: `is "Credit note"`. */
  readonly words: string;
}

/** Which rows are taken. */
export interface RowRules {
  readonly leaveOut: readonly LeaveOutRule[];
  /** Where a row that has a text in this column alone is a heading of the rows below. */
  readonly heading: ColumnReferences;
  /** Where rows below each other with the same text in this column are one. */
  readonly once: ColumnReferences;
}

/** Where one field comes from and how its text is read. */
export interface ColumnRule {
  readonly field: string;
  readonly definition: FieldDefinition;
  readonly source: { readonly columns: ColumnReferences } | { readonly constant: string } | { readonly heading: true };
  /** The column may be absent from the file and its cells may be empty. */
  readonly optional: boolean;
  /** Stands for an empty cell. */
  readonly defaultText: string | null;
  readonly datePattern: string;
  readonly readDate: DateReader;
  /** Reads a date with day and month in each other's place; null where the pattern cannot be misread so. */
  readonly swapped: DateReader | null;
  readonly separators: Separators;
  readonly sign: SignRule | null;
  /** Columns of what is taken off the amount, such as what was paid of it. */
  readonly less: ColumnReferences;
  /** Text of a cell in lower case, and the choice or currency it stands for. */
  readonly choices: ReadonlyMap<string, string>;
}

/** Says which column of a file is which field of the product. */
export interface Mapping {
  /** What kind of file it is for; empty where it does not say. */
  readonly title: string;
  readonly format: FileFormat;
  readonly rows: RowRules;
  readonly rules: ReadonlyMap<string, ColumnRule>;
}

/**
 * Reads a mapping document, YAML or JSON, and validates it completely.
 * @throws MAPPING_INVALID with every fault and its line
 */
export function parseMapping(text: string, definitions: FieldDefinitions): Mapping {
  const { content } = readDocument(text, mappingSchema, 'MAPPING_INVALID', {
    keysAt,
    moreFaults: (raw) => faultsOfColumns(raw, definitions),
  });
  const { title = '', format, rows: rowSettings, columns } = content;
  const rules = new Map<string, ColumnRule>();
  for (const [field, settings] of Object.entries(columns)) {
    const definition = definitionOf(definitions, field);
    if (definition) rules.set(field, ruleOf(field, settings, definition));
  }
  const { delimiter } = format;
  const rows = {
    leaveOut: rowSettings.leaveOut.map(leaveOutRule),
    heading: columnsOf(rowSettings.heading),
    once: columnsOf(rowSettings.once),
  };
  const fileFormat = { ...format, delimiter: delimiter ?? ',', delimiterGiven: delimiter !== undefined };
  return { title, format: fileFormat, rows, rules };
}

function columnsOf(references: readonly (string | number)[] = []): ColumnReferences {
  return references.map((given) => (typeof given === 'number' ? { position: given } : { name: visibleText(given) }));
}

function ruleOf(field: string, settings: ColumnSettings, definition: FieldDefinition): ColumnRule {
  const { column, constant, heading, thousands, sign, less, date: datePattern = 'iso' } = settings;
  return {
    field,
    definition,
    source:
      constant !== undefined ? { constant: constant.trim() } : heading ? { heading } : { columns: columnsOf(column) },
    optional: settings.optional ?? false,
    defaultText: settings.default?.trim() ?? null,
    datePattern,
    readDate: dateReader(datePattern) ?? readIsoDate,
    swapped: dateReader(swappedPattern(datePattern) ?? ''),
    separators: { decimal: settings.decimal ?? '.', ...(thousands === undefined ? {} : { thousands }) },
    sign: sign ? { columns: columnsOf(sign.column), plus: sign.plus.map(word), minus: sign.minus.map(word) } : null,
    less: columnsOf(less),
    choices: choicesOf(settings, definition),
  };
}

function leaveOutRule({ column, is, isNot, begins, negative }: LeaveOutSettings): LeaveOutRule {
  const columns = columnsOf(column);
  const quoted = (texts: readonly string[]): string => texts.map((text) => JSON.stringify(text)).join(' or ');
  if (is) return { columns, holds: oneOf(is), words: `is ${quoted(is)}` };
  if (isNot) return { columns, holds: (text) => !oneOf(isNot)(text), words: `is not ${quoted(isNot)}` };
  if (begins) {
    const starts = begins.map(word);
    const holds = (text: string): boolean => starts.some((start) => word(text).startsWith(start));
    return { columns, holds, words: `begins with ${quoted(begins)}` };
  }
  if (negative) return { columns, holds: looksNegative, words: 'is less than nothing' };
  return { columns, holds: (text) => text === '', words: 'is empty' };
}

function oneOf(texts: readonly string[]): (text: string) => boolean {
  const words = texts.map(word);
  return (text) => words.includes(word(text));
}

const word = (text: string): string => visibleText(text).toLowerCase();
