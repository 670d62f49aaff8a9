import type { FieldDefinition, FieldDefinitions } from './mapping-schema.js';

/** Whose metadata a field of a mapping is. */
export type MetadataOf = 'customer' | 'invoice';

/** A field of a metadata schema, as a mapping names it: `customer.metadata.contract.tariff`. */
export interface MetadataFieldName {
  readonly of: MetadataOf;
  readonly schema: string;
  readonly field: string;
}

/** Null for a field that is none of metadata. */
export function readMetadataField(name: string): MetadataFieldName | null {
  const [, of, schema, field] = /^(customer|invoice)\.metadata\.([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)$/.exec(name) ?? [];
  return schema === undefined || field === undefined ? null : { of: of as MetadataOf, schema, field };
}

/** What a field is, where it is one that a mapping of this kind of file may name. */
export function definitionOf(definitions: FieldDefinitions, field: string): FieldDefinition | undefined {
  if (Object.hasOwn(definitions, field)) return definitions[field];
  // Only files of invoices bring metadata.
  return 'invoice.dueDate' in definitions && readMetadataField(field) !== null ? metadataField : undefined;
}

const metadataField: FieldDefinition = { kind: 'metadata' };

/** What the reference says of the fields that the organisation names itself. */
export const metadataFields: FieldDefinitions = {
  'customer.metadata.<schema>.<field>': {
    doc: 'A field of a metadata schema of customers; a wrong value is reported and the rest of the row is taken. `date`, `decimal`, `thousands` and `values` say how the file writes it.',
    kind: 'metadata',
  },
  'invoice.metadata.<schema>.<field>': { doc: 'The same of a schema of invoices.', kind: 'metadata' },
};
