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
export type ColumnSettings = z.output<typeof columnGroup>;

// A bare name or number is short for a group with a column only.
export const columnSchema = z.preprocess(
  (value) => (typeof value === 'string' || typeof value === 'number' ? { column: value } : value),
  columnGroup,
);

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
    format: formatSchema.prefault({}),
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
  return path.length === 2 ? Object.keys(columnGroup.shape) : [];
}

export function choicesOf(settings: ColumnSettings, definition: FieldDefinition): Map<string, string> {
  const known = definition.choices ?? [];
  const choices = new Map(known.map((choice) => [choice.toLowerCase(), choice]));
  for (const [value, choice] of Object.entries(settings.values ?? {})) {
    choices.set(value.trim().toLowerCase(), known.find((word) => sameWord(word, choice)) ?? choice);
  }
  return choices;
}

export function sameWord(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}
