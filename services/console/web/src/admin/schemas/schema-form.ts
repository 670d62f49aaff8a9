import type { MetadataField, MetadataSchema } from '../../metadata/schemas.js';

export type FieldType = NonNullable<MetadataField['type']>;
export const fieldTypes: readonly FieldType[] = ['TEXT', 'WHOLE_NUMBER', 'DECIMAL', 'DATE', 'YES_NO', 'CHOICE'];

/** A field while somebody writes it. */
export interface FieldForm {
  /** Of this form alone. */
  readonly key: string;
  /** Whether it is stored already: then its name and type stay. */
  readonly isStored: boolean;
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly retired: boolean;
  /** A choice in each line: its code and what people call it. */
  readonly choices: string;
  readonly min: string;
  readonly max: string;
  readonly maxLength: string;
  readonly maxDecimals: string;
}

export interface SchemaForm {
  /** Empty for the one that the label makes. */
  readonly name: string;
  readonly label: string;
  readonly retired: boolean;
  readonly fields: readonly FieldForm[];
}

export function emptyField(key: string): FieldForm {
  return {
    ...{ key, isStored: false, name: '', label: '', type: 'TEXT', required: false, retired: false },
    ...{ choices: '', min: '', max: '', maxLength: '', maxDecimals: '' },
  };
}

export function formOf(schema: MetadataSchema | null): SchemaForm {
  if (!schema) return { name: '', label: '', retired: false, fields: [emptyField('0')] };
  const { name, label, retired, fields } = schema;
  return { name, label, retired, fields: fields.map(formOfField) };
}

/** What the HTTP API takes. @param stored the fields as they are, whose choices stay */
export function bodyOf({ label, retired, fields }: SchemaForm, stored: readonly MetadataField[]) {
  return {
    label: label.trim(),
    retired,
    fields: fields.map((field) => bodyOfField(field, stored.find(({ name }) => name === field.name)?.choices ?? [])),
  };
}

/** A name such as `contract_end`, made of what people call it. */
export function nameOfLabel(label: string): string {
  const plain = label.replaceAll('ß', 'ss').normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/_+$/, '');
}

export function nameOfField({ name, label }: Pick<FieldForm, 'name' | 'label'>): string {
  return name.trim() || nameOfLabel(label);
}

/** Whether it can be sent; the service judges the rest. */
export function isReady({ label, fields }: SchemaForm): boolean {
  const names = fields.map(nameOfField);
  const isWhole = fields.every((field) => nameOfField(field) !== '' && field.label.trim() !== '');
  return label.trim() !== '' && fields.length > 0 && isWhole && new Set(names).size === names.length;
}

type Choice = MetadataField['choices'][number];

/** A choice that is not written any more is retired, as its code may be stored; a new one comes behind. */
function choicesOf(text: string, stored: readonly Choice[]): Choice[] {
  const written = text.split('\n').flatMap((line) => {
    const [, code, label] = /^\s*(\S+)\s*(.*?)\s*$/.exec(line) ?? [];
    return code ? [{ code, label: label || code, retired: false }] : [];
  });
  const isWritten = new Set(written.map(({ code }) => code));
  return [...written, ...stored.filter(({ code }) => !isWritten.has(code)).map((one) => ({ ...one, retired: true }))];
}

function formOfField(field: MetadataField): FieldForm {
  const { name, label, type, required, retired, choices, min, max, maxLength, maxDecimals } = field;
  const lines = choices.filter((one) => !one.retired).map(({ code, label: called }) => `${code} ${called}`);
  return {
    ...{ key: name, isStored: true, name, label, type: type ?? 'TEXT', required, retired },
    ...{ choices: lines.join('\n'), min, max, maxLength: shown(maxLength), maxDecimals: shown(maxDecimals) },
  };
}

function bodyOfField(field: FieldForm, stored: readonly Choice[]) {
  const { label, type, required, retired, choices, min, max, maxLength, maxDecimals } = field;
  const isOrdered = type === 'WHOLE_NUMBER' || type === 'DECIMAL' || type === 'DATE';
  return {
    ...{ name: nameOfField(field), label: label.trim(), type, required, retired },
    choices: type === 'CHOICE' ? choicesOf(choices, stored) : [],
    ...(isOrdered ? { min: min.trim(), max: max.trim() } : { min: '', max: '' }),
    maxLength: type === 'TEXT' ? numberOf(maxLength) : 0,
    maxDecimals: type === 'DECIMAL' ? numberOf(maxDecimals) : 0,
  };
}

const shown = (number: number): string => (number === 0 ? '' : String(number));

/** What is no number is refused by the service, which names the field. */
function numberOf(text: string): number {
  const number = Number(text.trim());
  return Number.isInteger(number) ? number : -1;
}
