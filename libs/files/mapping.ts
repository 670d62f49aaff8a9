import { z } from 'zod';
import { isCurrency } from '#libs/money';
import { type DateReader, dateReader, readIsoDate } from './date-pattern.js';
import { type DocumentFault, readDocument, type SourceDocument } from './document.js';
import { type Encoding, encodings } from './encoding.js';

/** Source of a field of the product in a file. */
export interface FieldDefinition {
  readonly kind: 'text' | 'date' | 'amount' | 'currency' | 'choice';
  /** A row without it is refused, so a mapping must name it and may not call it optional. */
  readonly required?: boolean;
  /** Longest text, in characters. */
  readonly maxLength?: number;
  /** The words of a choice; case is ignored. */
  readonly choices?: readonly string[];
}

/** All fields that a mapping of one kind of file may name. */
export type FieldDefinitions = Readonly<Record<string, FieldDefinition>>;

/** How the bytes of a file are laid out. */
export interface FileFormat {
  readonly delimiter: string;
  readonly quote: string;
  readonly encoding: Encoding;
  /** Whether the first row names the columns. */
  readonly header: boolean;
}

/** Where one field comes from and how its text is read. */
export interface ColumnRule {
  readonly field: string;
  readonly definition: FieldDefinition;
  readonly source: { readonly name: string } | { readonly position: number } | { readonly constant: string };
  /** The column may be absent from the file and its cells may be empty. */
  readonly optional: boolean;
  /** Stands for an empty cell. */
  readonly defaultText: string | null;
  readonly readDate: DateReader;
  readonly separators: { readonly decimal: string; readonly thousands?: string };
  /** Text of a cell in lower case, and the choice it stands for. */
  readonly choices: ReadonlyMap<string, string>;
}

/** Says which column of a file is which field of the product. */
export interface Mapping {
  readonly format: FileFormat;
  readonly rules: ReadonlyMap<string, ColumnRule>;
}

/**
 * Reads a mapping document, YAML or JSON, and validates it completely.
 * @throws MAPPING_INVALID with every fault and its line
 */
export function parseMapping(text: string, definitions: FieldDefinitions): Mapping {
  const document = readDocument(text, mappingSchema, 'MAPPING_INVALID');
  const { format, columns } = document.content;
  const faults = [...unknownFields(document, definitions), ...missingFields(document, definitions)];
  const rules = new Map<string, ColumnRule>();
  for (const [field, settings] of Object.entries(columns)) {
    const definition = definitions[field];
    if (!definition) continue;
    faults.push(...faultsOfColumn(field, settings, definition, format));
    rules.set(field, ruleOf(field, settings, definition));
  }
  if (faults.length > 0) throw document.refuse(faults);
  return { format, rules };
}

const oneSign = z.string().refine((text) => [...text].length === 1, 'must be a single sign');
const delimiterSchema = z.preprocess((value) => (value === 'tab' || value === '\\t' ? '\t' : value), oneSign);
const scalarText = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const columnReference = z.union([z.string().min(1), z.int().min(1)], {
  error: 'must be the name of a column or its number from 1',
});

const columnGroup = z.strictObject({
  column: columnReference.optional(),
  constant: scalarText.optional(),
  default: scalarText.optional(),
  optional: z.boolean().optional(),
  date: z.string().optional(),
  decimal: oneSign.optional(),
  thousands: oneSign.optional(),
  values: z.record(z.string(), scalarText).optional(),
});
type ColumnSettings = z.output<typeof columnGroup>;

// A bare name or number is short for a group with a column only.
const columnSchema = z.preprocess(
  (value) => (typeof value === 'string' || typeof value === 'number' ? { column: value } : value),
  columnGroup,
);

const formatSchema = z.strictObject({
  type: z.literal('csv', { error: 'must be csv' }).default('csv'),
  delimiter: delimiterSchema.default(','),
  quote: oneSign.default('"'),
  encoding: z
    .preprocess(
      (value) => (typeof value === 'string' ? (encodings[value.toLowerCase()] ?? value) : value),
      z.enum(Object.values(encodings) as [Encoding, ...Encoding[]], {
        error: `must be one of ${Object.keys(encodings).join(', ')}`,
      }),
    )
    .default('utf-8'),
  header: z.boolean().default(true),
});

const mappingSchema = z.strictObject(
  {
    format: formatSchema.default({ type: 'csv', delimiter: ',', quote: '"', encoding: 'utf-8', header: true }),
    columns: z.record(z.string(), columnSchema),
  },
  {
    error: ({ code }) => (code === 'invalid_type' ? 'must be a group of keys: format and columns' : undefined),
  },
);

function unknownFields(document: SourceDocument<{ columns: object }>, definitions: FieldDefinitions): DocumentFault[] {
  return Object.keys(document.content.columns)
    .filter((field) => !definitions[field])
    .map((field) => ({
      path: ['columns', field],
      description: `${JSON.stringify(field)} is no field; known are ${Object.keys(definitions).join(', ')}`,
    }));
}

function missingFields(document: SourceDocument<{ columns: object }>, definitions: FieldDefinitions): DocumentFault[] {
  return Object.entries(definitions)
    .filter(([field, { required }]) => required && !(field in document.content.columns))
    .map(([field]) => ({ path: ['columns'], description: `${field} must be mapped to a column or a constant` }));
}

function faultsOfColumn(
  field: string,
  settings: ColumnSettings,
  definition: FieldDefinition,
  format: FileFormat,
): DocumentFault[] {
  const faults: DocumentFault[] = [];
  const refuse = (key: keyof ColumnSettings, description: string): void => {
    faults.push({ path: settings[key] === undefined ? ['columns', field] : ['columns', field, key], description });
  };
  if ((settings.column === undefined) === (settings.constant === undefined)) {
    refuse('column', 'give either a column or a constant');
  }
  if (typeof settings.column === 'string' && !format.header) {
    refuse('column', 'the file has no header, so give the number of the column from 1');
  }
  if (definition.required && settings.optional) refuse('optional', `${field} cannot be optional`);
  const { kind } = definition;
  if (settings.date !== undefined && kind !== 'date') refuse('date', `${field} is no date`);
  if (settings.date !== undefined && !dateReader(settings.date)) {
    refuse(
      'date',
      `${JSON.stringify(settings.date)} is no date pattern; give iso or one of yyyy, MM, M, MMM, dd, d and signs`,
    );
  }
  for (const key of ['decimal', 'thousands'] as const) {
    if (settings[key] !== undefined && kind !== 'amount') refuse(key, `${field} is no amount`);
  }
  if (settings.thousands !== undefined && settings.thousands === (settings.decimal ?? '.')) {
    refuse('thousands', 'must differ from the decimal separator');
  }
  if (settings.values !== undefined && kind !== 'choice') refuse('values', `${field} is no choice`);
  for (const [value, choice] of Object.entries(settings.values ?? {})) {
    if (!definition.choices?.some((known) => sameWord(known, choice))) {
      faults.push({
        path: ['columns', field, 'values', value],
        description: `${JSON.stringify(choice)} is none of ${definition.choices?.join(', ')}`,
      });
    }
  }
  for (const key of ['constant', 'default'] as const) {
    const description = settings[key] === undefined ? null : faultOfText(settings[key], settings, definition);
    if (description) refuse(key, description);
  }
  return faults;
}

/** Fault of a constant of the mapping; amounts are checked row by row, with their currency. */
function faultOfText(text: string, settings: ColumnSettings, definition: FieldDefinition): string | null {
  const { kind, maxLength = Infinity, required } = definition;
  if (text.trim() === '') return required ? 'must not be empty' : null;
  if (text.length > maxLength) return `is longer than ${maxLength} characters`;
  if (kind === 'currency' && !isCurrency(text.trim().toUpperCase()))
    return `${JSON.stringify(text)} is no ISO 4217 currency`;
  if (kind === 'date' && !(dateReader(settings.date ?? 'iso') ?? readIsoDate)(text.trim())) {
    return `${JSON.stringify(text)} is no date of the pattern ${settings.date ?? 'iso'}`;
  }
  if (kind === 'choice' && !choicesOf(settings, definition).has(text.trim().toLowerCase())) {
    return `${JSON.stringify(text)} is none of ${definition.choices?.join(', ')}`;
  }
  return null;
}

function ruleOf(field: string, settings: ColumnSettings, definition: FieldDefinition): ColumnRule {
  const { column, constant, thousands } = settings;
  return {
    field,
    definition,
    source:
      constant !== undefined
        ? { constant: constant.trim() }
        : typeof column === 'number'
          ? { position: column }
          : { name: (column ?? '').trim() },
    optional: settings.optional ?? false,
    defaultText: settings.default?.trim() ?? null,
    readDate: dateReader(settings.date ?? 'iso') ?? readIsoDate,
    separators: { decimal: settings.decimal ?? '.', ...(thousands === undefined ? {} : { thousands }) },
    choices: choicesOf(settings, definition),
  };
}

function choicesOf(settings: ColumnSettings, definition: FieldDefinition): Map<string, string> {
  const known = definition.choices ?? [];
  const choices = new Map(known.map((choice) => [choice.toLowerCase(), choice]));
  for (const [value, choice] of Object.entries(settings.values ?? {})) {
    choices.set(value.trim().toLowerCase(), known.find((word) => sameWord(word, choice)) ?? choice);
  }
  return choices;
}

function sameWord(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}
