import { faultOf, invalidFields } from '#libs/errors';
import { FieldFaults, maxLengths, readChoice, readLine, readWholeNumber } from '#libs/fields';
import { errors } from './errors.js';
import {
  compareValues,
  type FieldType,
  fieldTypes,
  maxDecimalPlaces,
  maxTextLength,
  type MetadataChoice,
  type MetadataField,
  readValue,
} from './field.js';

/** Further facts that an organisation keeps of its customers, or of its invoices. */
export interface MetadataSchema {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly MetadataField[];
  /** Nobody fills it in any more; what is stored can still be read. */
  readonly retired: boolean;
  readonly version: bigint;
  readonly createdAt: Date;
}

/** A schema as a caller gives it. */
export interface SchemaInput {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly (Omit<MetadataField, 'type'> & { readonly type: FieldType | null })[];
  readonly retired: boolean;
}

type ReadSchema = Omit<MetadataSchema, 'version' | 'createdAt'>;
type FieldInput = SchemaInput['fields'][number];

export const maxSchemas = 100;
const maxFields = 50;
const maxChoices = 200;
const defaultMaxLength = 500;

/** @throws METADATA_SCHEMA_INVALID with every wrong field */
export function readSchema({ name, label, fields, retired }: SchemaInput): ReadSchema {
  const faults = new FieldFaults();
  faults.check(isName(name), 'name', faultOf('NOT_A_NAME'));
  const read = {
    name,
    label: faults.take('label', readLine(label, maxLengths.name)) ?? '',
    fields: fields.slice(0, maxFields).map((field, index) => readField(faults, `fields.${index}`, field)),
    retired,
  };
  faults.check(fields.length > 0, 'fields', faultOf('MISSING'));
  faults.check(fields.length <= maxFields, 'fields', faultOf('TOO_MANY', { max: maxFields }));
  for (const repeated of repeatedOf(fields.map((field) => field.name))) {
    faults.add('fields', `has two fields of the name ${JSON.stringify(repeated)}`);
  }
  faults.throwIfAny(errors.METADATA_SCHEMA_INVALID);
  return read;
}

/**
 * The schema with what is wanted of it; the same one where nothing differs. Fields and choices that are there stay, and
 * so do the types of fields, since values may be stored by them.
 * @throws METADATA_SCHEMA_STATE_FORBIDS with everything that would make values unreadable
 */
export function changeSchema(present: MetadataSchema, wanted: ReadSchema): MetadataSchema {
  const faults = present.fields.flatMap((field) => faultsOfChange(field, wanted.fields));
  if (faults.length > 0) throw invalidFields(errors.METADATA_SCHEMA_STATE_FORBIDS, faults);
  const changed = { ...present, label: wanted.label, fields: wanted.fields, retired: wanted.retired };
  const isSame = JSON.stringify(contentOf(changed)) === JSON.stringify(contentOf(present));
  return isSame ? present : { ...changed, version: present.version + 1n };
}

/** @throws METADATA_SCHEMA_NOT_FOUND for null */
export function requireSchema(found: MetadataSchema | null, name: string): MetadataSchema {
  if (found) return found;
  throw errors.METADATA_SCHEMA_NOT_FOUND(
    `There is no metadata schema ${JSON.stringify(name)}. List schemas to find its name.`,
  );
}

/**
 * @param expectedVersion 0 asks for no check
 * @throws METADATA_SCHEMA_CONFLICT
 */
export function expectSchemaVersion({ name, version }: MetadataSchema, expectedVersion: bigint): void {
  if (expectedVersion === 0n || version === expectedVersion) return;
  throw errors.METADATA_SCHEMA_CONFLICT(
    `Metadata schema ${name} is at version ${version}, not ${expectedVersion}. Read it again and decide anew.`,
    { facts: { version: version.toString() } },
  );
}

function readField(faults: FieldFaults, at: string, given: FieldInput): MetadataField {
  const { name, label, required, retired, maxDecimals } = given;
  faults.check(isName(name), `${at}.name`, faultOf('NOT_A_NAME'));
  const type = faults.take(`${at}.type`, readChoice(given.type, fieldTypes)) ?? 'TEXT';
  const isText = type === 'TEXT';
  const length = given.maxLength === 0 ? defaultMaxLength : given.maxLength;
  const maxLength = isText ? faults.take(`${at}.max_length`, readWholeNumber(length, 1, maxTextLength)) : 0;
  faults.check(isText || given.maxLength === 0, `${at}.max_length`, 'belongs to texts');
  faults.check(type === 'DECIMAL' || maxDecimals === 0, `${at}.max_decimals`, 'belongs to decimal numbers');
  const places = faults.take(`${at}.max_decimals`, readWholeNumber(maxDecimals, 0, maxDecimalPlaces)) ?? 0;
  const field = {
    ...{ name, type, required, retired, maxLength: maxLength ?? 0, maxDecimals: places },
    label: faults.take(`${at}.label`, readLine(label, maxLengths.name)) ?? '',
    choices: readChoices(faults, at, type, given.choices),
  };
  return { ...field, ...readLimits(faults, at, { ...field, min: given.min, max: given.max }) };
}

function readChoices(
  faults: FieldFaults,
  at: string,
  type: FieldType,
  given: readonly MetadataChoice[],
): MetadataChoice[] {
  if (type !== 'CHOICE') {
    faults.check(given.length === 0, `${at}.choices`, 'belongs to choices');
    return [];
  }
  faults.check(given.length > 0, `${at}.choices`, faultOf('MISSING'));
  faults.check(given.length <= maxChoices, `${at}.choices`, faultOf('TOO_MANY', { max: maxChoices }));
  for (const repeated of repeatedOf(given.map(({ code }) => code))) {
    faults.add(`${at}.choices`, `has ${JSON.stringify(repeated)} twice`);
  }
  return given.slice(0, maxChoices).map(({ code, label, retired }) => {
    const isCode = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/.test(code);
    faults.check(
      isCode,
      `${at}.choices.code`,
      `must be letters, digits, _ and -, which ${JSON.stringify(code)} is not`,
    );
    return { code, label: faults.take(`${at}.choices.label`, readLine(label, maxLengths.name)) ?? '', retired };
  });
}

/** Limits are values of the type themselves. */
function readLimits(
  faults: FieldFaults,
  at: string,
  field: MetadataField,
): { readonly min: string; readonly max: string } {
  const { type } = field;
  const isOrdered = type === 'WHOLE_NUMBER' || type === 'DECIMAL' || type === 'DATE';
  const limitOf = (name: 'min' | 'max'): string => {
    const given = field[name];
    if (given.trim() === '') return '';
    if (isOrdered) return faults.take(`${at}.${name}`, readValue({ ...field, min: '', max: '' }, given)) ?? '';
    faults.add(`${at}.${name}`, 'belongs to numbers and dates');
    return '';
  };
  const limits = { min: limitOf('min'), max: limitOf('max') };
  const isBackwards = limits.min !== '' && limits.max !== '' && compareValues(type, limits.min, limits.max) > 0;
  faults.check(!isBackwards, `${at}.max`, faultOf('MAX_BEFORE_MIN'));
  return limits;
}

function faultsOfChange({ name, type, choices }: MetadataField, wanted: readonly MetadataField[]) {
  const field = `fields.${name}`;
  const found = wanted.find((each) => each.name === name);
  if (!found) return [{ field, description: 'is missing; a field that is there stays, retire it instead' }];
  if (found.type !== type) return [{ field, description: `is ${type} and stays that; add another field instead` }];
  const codes = new Set(found.choices.map(({ code }) => code));
  return choices
    .filter(({ code }) => !codes.has(code))
    .map(({ code }) => ({
      field,
      description: `lacks the choice ${code}; a choice that is there stays, retire it instead`,
    }));
}

function contentOf({ label, fields, retired }: MetadataSchema) {
  return { label, retired, fields: fields.map((field) => Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function repeatedOf(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}

function isName(text: string): boolean {
  return /^[a-z][a-z0-9_]{0,39}$/.test(text);
}
