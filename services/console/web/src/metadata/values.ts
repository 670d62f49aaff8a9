import type { Metadata, MetadataField } from './schemas.js';

/** Values by the name of their field. */
export type Values = Readonly<Record<string, string>>;

export function valuesOf(metadata: readonly Metadata[], schema: string): Values {
  const found = metadata.find((each) => each.schema === schema);
  return Object.fromEntries(found?.values.map(({ field, value }) => [field, value]) ?? []);
}

export function versionOf(metadata: readonly Metadata[], schema: string): string {
  return metadata.find((each) => each.schema === schema)?.version ?? '0';
}

/** The fields that are shown: those that were chosen, else all; what is retired only where it has a value. */
export function shownFields(
  fields: readonly MetadataField[],
  chosen: readonly string[],
  values: Values,
): MetadataField[] {
  const wanted = chosen.length === 0 ? fields.map(({ name }) => name) : chosen;
  return wanted.flatMap((name) => {
    const field = fields.find((each) => each.name === name);
    return field && (!field.retired || values[name]) ? [field] : [];
  });
}

/** The HTTP API names fields in camel case when it says what is wrong with them. */
export function faultName(field: string): string {
  return field.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

interface Words {
  readonly yes: string;
  readonly no: string;
  readonly date: (date: string) => string;
}

/** A value as people read it. */
export function valueText(field: Pick<MetadataField, 'type' | 'choices'>, value: string, words: Words): string {
  switch (field.type) {
    case 'YES_NO':
      return value === 'true' ? words.yes : words.no;
    case 'DATE':
      return words.date(value);
    case 'CHOICE':
      return field.choices.find(({ code }) => code === value)?.label ?? value;
    default:
      return value;
  }
}
