import { z } from 'zod';
import { type Encoding, encodings } from '../encoding.js';

/** Source of a field of the product in a file. */
export interface FieldDefinition {
  readonly kind: 'text' | 'date' | 'amount' | 'currency' | 'choice' | 'metadata';
  /** What the reference says of it. */
  readonly doc?: string;
  /** A row without it is refused, so a mapping must name it and may not call it optional. */
  readonly required?: boolean;
  /** An empty cell is nothing missing, whether or not the mapping calls it optional. */
  readonly mayBeEmpty?: boolean;
  /** Required unless the mapping names this other field. */
  readonly requiredUnless?: string;
  /** Not in one mapping with this other field, and why. */
  readonly notBeside?: { readonly field: string; readonly because: string };
  /** Names something, so that it is read in its one spelling. */
  readonly identifier?: boolean;
  /** Longest text, in characters. */
  readonly maxLength?: number;
  /** The words of a choice; case is ignored. */
  readonly choices?: readonly string[];
}

/** All fields that a mapping of one kind of file may name. */
export type FieldDefinitions = Readonly<Record<string, FieldDefinition>>;

const oneSign = z.string().refine((text) => [...text].length === 1, 'must be a single sign');
const delimiterSchema = z.preprocess((value) => (value === 'tab' || value === '\\t' ? '\t' : value), oneSign);
const scalarText = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const columnReference = z.union([z.string().min(1), z.int().min(1)], {
  error: 'must be the name of a column or its number from 1',
});
const columnReferences = z
  .union([columnReference, z.array(columnReference).min(1).max(20)], {
    error: 'must be the name of a column, its number from 1, or a list of such',
  })
  .transform((given) => (Array.isArray(given) ? given : [given]));
const texts = z
  .union([scalarText, z.array(scalarText).min(1).max(100)], { error: 'must be a text or a list of texts' })
  .transform((given) => (Array.isArray(given) ? given : [given]));

/** A key with what a reader of the reference is told of it. @param form how its value is written */
const told = <Schema extends z.ZodType>(schema: Schema, form: string, description: string): Schema =>
  schema.meta({ description, form });

const signGroup = z.strictObject({
  column: told(columnReferences, 'column', 'The column that says the sign.'),
  plus: told(texts, 'texts', 'What it says of an amount that is owed.'),
  minus: told(
    texts,
    'texts',
    'What it says of an amount that is owed to the customer. Any other text refuses the row.',
  ),
});

const columnGroup = z.strictObject({
  column: told(
    columnReferences,
    'column',
    'Name of the column, or its number from 1; of a list, the first that the file has and whose cell has a text.',
  ).optional(),
  constant: told(scalarText, 'text', 'The same for every row, in place of a column.').optional(),
  heading: told(
    z.literal(true, { error: 'must be true' }),
    '`true`',
    'The heading above the row, in place of a column; `rows.heading` says where headings stand.',
  ).optional(),
  default: told(scalarText, 'text', 'Stands for an empty cell.').optional(),
  optional: told(z.boolean(), '`true` or `false`', 'The column may be absent, and its cells may be empty.').optional(),
  date: told(
    z.string(),
    '`iso` or a pattern',
    'Dates: `iso`, or a pattern of yyyy, yy, MM, M, MMM, dd, d, of the time, which is dropped, HH, H, mm, m, ss, s, and of signs.',
  ).optional(),
  decimal: told(oneSign, 'one sign', 'Amounts: the sign before the decimals; without it a point.').optional(),
  thousands: told(
    oneSign,
    'one sign',
    'Amounts: the sign between thousands; without it none may stand there.',
  ).optional(),
  sign: told(
    signGroup,
    'group',
    'Amounts: another column says whether the amount is owed, as in `{ column: S/H, plus: S, minus: H }`.',
  ).optional(),
  less: told(
    columnReferences,
    'column',
    'Amounts: the column of what is taken off the amount, such as what was paid of it; empty is nothing.',
  ).optional(),
  values: told(
    z.record(z.string(), scalarText),
    'group of texts',
    'Words of the file and the choices, or currencies, that they stand for; case does not matter.',
  ).optional(),
});
export type ColumnSettings = z.output<typeof columnGroup>;

// A bare name or number is short for a group with a column only.
export const columnSchema = z.preprocess(
  (value) =>
    typeof value === 'string' || typeof value === 'number' || Array.isArray(value) ? { column: value } : value,
  columnGroup,
);

const isTrue = z.literal(true, { error: 'must be true' });

const leaveOutGroup = z
  .strictObject({
    column: told(columnReferences, 'column', 'The column that tells; a file without it is refused.'),
    is: told(texts, 'texts', 'It has one of these texts; case does not matter.').optional(),
    isNot: told(texts, 'texts', 'It has none of these texts.').optional(),
    begins: told(texts, 'texts', 'Its text begins with one of these.').optional(),
    empty: told(isTrue, '`true`', 'It has no text.').optional(),
    negative: told(isTrue, '`true`', 'It has an amount of less than nothing.').optional(),
  })
  .refine((rule) => Object.values(rule).filter((each) => each !== undefined).length === 2, {
    error: `must have exactly one of is, isNot, begins, empty and negative beside the column`,
  });
export type LeaveOutSettings = z.output<typeof leaveOutGroup>;

/** Which rows of a file are invoices, or whatever else a file lists. */
const rowsSchema = z.strictObject({
  leaveOut: told(
    z.array(leaveOutGroup).max(50),
    'list',
    'Rows that are not taken, such as sums, credit notes and drafts. Each is listed with the reason `LEFT_OUT`.',
  ).default([]),
  heading: told(
    columnReferences,
    'column',
    'A row that has a text in this column alone is a heading of the rows below it, and no row itself.',
  ).optional(),
  once: told(
    columnReferences,
    'column',
    'Rows below each other with the same text in this column are one, where all that is read of them is the same.',
  ).optional(),
});

export const formatSchema = z.strictObject({
  type: told(z.literal('csv', { error: 'must be csv' }), '`csv`', 'The kind of file.').default('csv'),
  delimiter: told(
    delimiterSchema,
    'one sign, or `tab`',
    'Stands between cells; without it a comma, or what a first line such as `sep=;` says.',
  ).optional(),
  quote: told(oneSign, 'one sign', 'Stands around cells that have delimiters or line breaks.').default('"'),
  encoding: told(
    z.preprocess(
      (value) => (typeof value === 'string' ? (encodings[value.toLowerCase()] ?? value) : value),
      z.enum(Object.values(encodings) as [Encoding, ...Encoding[]], {
        error: `must be one of ${Object.keys(encodings).join(', ')}`,
      }),
    ),
    `one of ${Object.keys(encodings).join(', ')}`,
    'How signs are written as bytes; without it UTF-8.',
  ).default('utf-8'),
  header: told(
    z.boolean(),
    '`true` or `false`',
    'Whether the first row names the columns; without one, columns are numbers from 1.',
  ).default(true),
  skip: told(
    z
      .int({ error: 'must be the number of lines above the header' })
      .min(0, 'must be the number of lines above the header')
      .max(1_000, 'must be at most 1000 lines'),
    'whole number',
    'Lines above the header, blank ones included.',
  ).default(0),
});

export const mappingSchema = z.strictObject(
  {
    title: told(z.string().max(200), 'text', 'What kind of file it is for.').optional(),
    format: told(formatSchema, 'group', 'How the file is laid out.').prefault({}),
    rows: told(rowsSchema, 'group', 'Which rows are taken.').prefault({}),
    columns: told(
      z.record(z.string(), columnSchema),
      'group',
      'For each field its column, or a group of keys about it; `field: name` is short for `field: { column: name }`.',
    ),
  },
  {
    error: ({ code, path }) =>
      code === 'invalid_type' && !path?.length ? 'must be a group of keys: format and columns' : undefined,
  },
);

/** The groups of a mapping in the order of a reference. */
export const mappingGroups = {
  '': mappingSchema,
  format: formatSchema,
  rows: rowsSchema,
  'rows.leaveOut': leaveOutGroup,
  columns: columnGroup,
  sign: signGroup,
} as const;

/** The keys that may stand at a place of a mapping, so that a misspelt one can be told. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(mappingSchema.shape);
  if (path[0] === 'format') return Object.keys(formatSchema.shape);
  if (path[0] === 'rows') return Object.keys(path.length === 1 ? rowsSchema.shape : leaveOutGroup.shape);
  if (path.at(-1) === 'sign') return Object.keys(signGroup.shape);
  return path.length === 2 ? Object.keys(columnGroup.shape) : [];
}

export function choicesOf(settings: ColumnSettings, definition: FieldDefinition): Map<string, string> {
  const known = definition.choices ?? [];
  const choices = new Map(known.map((choice) => [choice.toLowerCase(), choice]));
  for (const [value, choice] of Object.entries(settings.values ?? {})) {
    const meant = definition.kind === 'currency' ? choice.trim().toUpperCase() : choice;
    choices.set(value.trim().toLowerCase(), known.find((word) => sameWord(word, choice)) ?? meant);
  }
  return choices;
}

export function sameWord(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}
