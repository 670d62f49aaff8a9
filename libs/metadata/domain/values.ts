import { faultOf, textOfFault } from '#libs/errors';
import { FieldFaults } from '#libs/fields';
import { errors } from './errors.js';
import { type MetadataField, readValue } from './field.js';
import type { MetadataSchema } from './schema.js';

/** Values by the name of their field; a field without one is absent. */
export type MetadataValues = Readonly<Record<string, string>>;

/** What is given of one field; empty for no value. */
export interface GivenValue {
  readonly field: string;
  readonly value: string;
}

/** How a field changed; empty for no value. */
export interface MetadataChange {
  readonly field: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  /** Whether it is a text, which may say anything and stays where it is kept. */
  readonly isText: boolean;
}

/** Values after a change, and what differs; nothing where everything was so before. */
export interface ChangedValues {
  readonly values: MetadataValues;
  readonly changes: readonly MetadataChange[];
}

/** A value of a file that is not taken. */
export interface ValueFault extends GivenValue {
  readonly reason: 'UNKNOWN_FIELD' | 'RETIRED' | 'NOT_A_VALUE';
  /** The end of a sentence. */
  readonly description: string;
}

/**
 * What a person gives: an empty value removes one, and fields that are not named stay. A value that stays as it is fits,
 * whatever the schema says by now.
 * @throws METADATA_INVALID with every wrong field; METADATA_STATE_FORBIDS
 */
export function setValues(
  schema: MetadataSchema,
  present: MetadataValues,
  given: readonly GivenValue[],
): ChangedValues {
  if (schema.retired) throw errors.METADATA_STATE_FORBIDS(`Metadata schema ${schema.name} is retired.`);
  const faults = new FieldFaults();
  const wanted: Record<string, string> = { ...present };
  const seen = new Set<string>();
  for (const { field: name, value } of given) {
    faults.check(!seen.has(name), name, faultOf('GIVEN_TWICE'));
    seen.add(name);
    const field = schema.fields.find((each) => each.name === name);
    if (!field) faults.add(name, faultOf('UNKNOWN_FIELD'));
    else if (value.trim() === '') delete wanted[name];
    else if (value !== present[name]) {
      faults.check(!field.retired, name, faultOf('RETIRED'));
      wanted[name] = faults.take(name, readValue(field, value)) ?? '';
    }
  }
  for (const { name, required, retired } of schema.fields) {
    faults.check(!required || retired || wanted[name] !== undefined, name, faultOf('MISSING'));
  }
  faults.throwIfAny(errors.METADATA_INVALID);
  return { values: wanted, changes: changesOf(schema, present, wanted) };
}

/** What a file gives: what is right is taken and the rest is reported; an empty value changes nothing. */
export function fillValues(
  schema: MetadataSchema,
  present: MetadataValues,
  given: readonly GivenValue[],
): ChangedValues & { readonly faults: readonly ValueFault[] } {
  const wanted: Record<string, string> = { ...present };
  const faults: ValueFault[] = [];
  for (const { field: name, value } of given) {
    if (value.trim() === '' || value === present[name]) continue;
    const read = readFilled(schema, name, value);
    if ('value' in read) wanted[name] = read.value;
    else faults.push({ field: name, value, ...read });
  }
  return { values: wanted, changes: changesOf(schema, present, wanted), faults };
}

/** One value of a file, or why it is not taken. */
export function readFilled(
  schema: MetadataSchema,
  name: string,
  value: string,
): { readonly value: string } | Pick<ValueFault, 'reason' | 'description'> {
  const field = schema.fields.find((each) => each.name === name);
  if (!field) return { reason: 'UNKNOWN_FIELD', description: `is of ${name}, which is no field of ${schema.name}` };
  if (schema.retired || field.retired) return { reason: 'RETIRED', description: 'is of what is retired' };
  const read = readValue(field, value);
  return 'value' in read ? read : { reason: 'NOT_A_VALUE', description: textOfFault(read.fault) };
}

function changesOf({ fields }: MetadataSchema, present: MetadataValues, wanted: MetadataValues): MetadataChange[] {
  return fields.flatMap(({ name, label, type }: MetadataField) => {
    const [from = '', to = ''] = [present[name], wanted[name]];
    return from === to ? [] : [{ field: name, label, from, to, isText: type === 'TEXT' }];
  });
}
