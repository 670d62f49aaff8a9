import { z } from 'zod';
import type { commonV1 } from '#libs/contracts';
import { readDocument } from '#libs/files';

const types = {
  text: 'TYPE_TEXT',
  'whole-number': 'TYPE_WHOLE_NUMBER',
  decimal: 'TYPE_DECIMAL',
  date: 'TYPE_DATE',
  'yes-no': 'TYPE_YES_NO',
  choice: 'TYPE_CHOICE',
} as const;

const scalar = z.union([z.string(), z.number()]).transform(String);
const choice = z.strictObject({ code: scalar, label: z.string().optional(), retired: z.boolean().default(false) });

const field = z.strictObject({
  name: z.string(),
  label: z.string().optional(),
  type: z.enum(Object.keys(types) as [keyof typeof types, ...(keyof typeof types)[]], {
    error: `must be one of ${Object.keys(types).join(', ')}`,
  }),
  required: z.boolean().default(false),
  retired: z.boolean().default(false),
  choices: z.array(z.preprocess((given) => (typeof given === 'string' ? { code: given } : given), choice)).default([]),
  maxLength: z.int().default(0),
  min: scalar.default(''),
  max: scalar.default(''),
  decimals: z.int().default(0),
});

const schema = z.strictObject({
  of: z.enum(['customers', 'invoices'], { error: 'must be customers or invoices' }),
  name: z.string(),
  label: z.string(),
  retired: z.boolean().default(false),
  fields: z.array(field),
});

/** A schema as a file says it, and whose metadata it is of. */
export interface SchemaDocument {
  readonly of: 'customers' | 'invoices';
  readonly schema: Required<Pick<commonV1.MetadataSchemaInit, 'name' | 'label' | 'retired' | 'fields'>>;
}

/**
 * Reads a schema from YAML or JSON; what a field or choice is called is its name or code where nothing else is said.
 * @throws METADATA_SCHEMA_INVALID with every fault and its line
 */
export function readSchemaDocument(text: string): SchemaDocument {
  const { content } = readDocument(text, schema, 'METADATA_SCHEMA_INVALID', { keysAt });
  const { of, fields, ...rest } = content;
  const read = fields.map(({ type, label, choices, decimals: maxDecimals, ...more }) => ({
    ...{ ...more, label: label ?? more.name, type: types[type], maxDecimals },
    choices: choices.map((one) => ({ ...one, label: one.label ?? one.code })),
  }));
  return { of, schema: { ...rest, fields: read } };
}

/** The keys that may stand at a place, so that a misspelt one can be told. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(schema.shape);
  return Object.keys(path.includes('choices') ? choice.shape : field.shape);
}
