import { z } from 'zod';
import { type Encoding, encodings } from '../encoding.js';

/** Source of a field of the product in a file. */
export interface FieldDefinition {
  readonly kind: 'text' | 'date' | 'amount' | 'currency' | 'choice';
  /** A row without it is refused, so a mapping must name it and may not call it optional. */
  readonly required?: boolean;
  /** Required unless the mapping names this other field. */
  readonly requiredUnless?: string;
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

const signGroup = z.strictObject({ column: columnReferences, plus: texts, minus: texts });

const columnGroup = z.strictObject({
  column: columnReferences.optional(),
  constant: scalarText.optional(),
  heading: z.literal(true, { error: 'must be true' }).optional(),
  default: scalarText.optional(),
  optional: z.boolean().optional(),
  date: z.string().optional(),
  decimal: oneSign.optional(),
  thousands: oneSign.optional(),
  sign: signGroup.optional(),
  less: columnReferences.optional(),
  values: z.record(z.string(), scalarText).optional(),
});
export type ColumnSettings = z.output<typeof columnGroup>;

// A bare name or number is short for a group with a column only.
export const columnSchema = z.preprocess(
  (value) =>
    typeof value === 'string' || typeof value === 'number' || Array.isArray(value) ? { column: value } : value,
  columnGroup,
);

const leaveOutGroup = z
  .strictObject({
    column: columnReferences,
    is: texts.optional(),
    isNot: texts.optional(),
    begins: texts.optional(),
    empty: z.literal(true, { error: 'must be true' }).optional(),
    negative: z.literal(true, { error: 'must be true' }).optional(),
  })
  .refine((rule) => Object.values(rule).filter((each) => each !== undefined).length === 2, {
    error: `must have exactly one of is, isNot, begins, empty and negative beside the column`,
  });
export type LeaveOutSettings = z.output<typeof leaveOutGroup>;

/** Which rows of a file are invoices, or whatever else a file lists. */
const rowsSchema = z.strictObject({
  leaveOut: z.array(leaveOutGroup).max(50).default([]),
  heading: columnReferences.optional(),
  once: columnReferences.optional(),
});

export const formatSchema = z.strictObject({
  type: z.literal('csv', { error: 'must be csv' }).default('csv'),
  delimiter: delimiterSchema.optional(),
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
  skip: z
    .int({ error: 'must be the number of lines above the header' })
    .min(0, 'must be the number of lines above the header')
    .max(1_000, 'must be at most 1000 lines')
    .default(0),
});

export const mappingSchema = z.strictObject(
  {
    title: z.string().max(200).optional(),
    format: formatSchema.prefault({}),
    rows: rowsSchema.prefault({}),
    columns: z.record(z.string(), columnSchema),
  },
  {
    error: ({ code, path }) =>
      code === 'invalid_type' && !path?.length ? 'must be a group of keys: format and columns' : undefined,
  },
);

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
