import { isCurrency } from '#libs/money';
import { dateReader, patternOf, readIsoDate } from './date-pattern.js';
import { type DocumentFault, nearest } from './document.js';
import {
  choicesOf,
  columnSchema,
  type ColumnSettings,
  type FieldDefinition,
  type FieldDefinitions,
  sameWord,
} from './mapping-schema.js';

/**
 * What is wrong with the columns of a mapping beyond their form. Each column is looked at by itself, so that the faults
 * of one, or of the format, do not hide those of another.
 */
export function faultsOfColumns(raw: unknown, definitions: FieldDefinitions): DocumentFault[] {
  const { columns, format } = groupOf(raw);
  if (!isGroup(columns)) return [];
  const hasHeader = groupOf(format)['header'] !== false;
  const faults: DocumentFault[] = [];
  for (const field of Object.keys(columns).filter((name) => !definitions[name])) {
    const meant = nearest(field, Object.keys(definitions));
    const hint = meant === null ? `known are ${Object.keys(definitions).join(', ')}` : `did you mean ${meant}?`;
    faults.push({ path: ['columns', field], description: `${JSON.stringify(field)} is no field; ${hint}` });
  }
  for (const [field, { required, requiredUnless }] of Object.entries(definitions)) {
    const isNeeded = required || (requiredUnless !== undefined && !(requiredUnless in columns));
    if (!isNeeded || field in columns) continue;
    const choice = requiredUnless === undefined ? field : `${field} or ${requiredUnless}`;
    faults.push({ path: ['columns'], description: `${choice} must be mapped to a column or a constant` });
  }
  for (const [field, settings] of Object.entries(columns)) {
    const definition = definitions[field];
    const read = columnSchema.safeParse(settings);
    if (definition && read.success) faults.push(...faultsOfColumn(field, read.data, definition, hasHeader));
  }
  return faults;
}

function groupOf(value: unknown): Record<string, unknown> {
  return isGroup(value) ? value : {};
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function faultsOfColumn(
  field: string,
  settings: ColumnSettings,
  definition: FieldDefinition,
  hasHeader: boolean,
): DocumentFault[] {
  const faults: DocumentFault[] = [];
  const refuse = (key: keyof ColumnSettings, description: string): void => {
    faults.push({ path: settings[key] === undefined ? ['columns', field] : ['columns', field, key], description });
  };
  if ((settings.column === undefined) === (settings.constant === undefined)) {
    refuse('column', 'give either a column or a constant');
  }
  if (typeof settings.column === 'string' && !hasHeader) {
    refuse('column', 'the file has no header, so give the number of the column from 1');
  }
  if (definition.required && settings.optional) refuse('optional', `${field} cannot be optional`);
  const { kind } = definition;
  if (settings.date !== undefined && kind !== 'date') refuse('date', `${field} is no date`);
  if (settings.date !== undefined && !dateReader(settings.date)) {
    refuse('date', `${JSON.stringify(settings.date)} is no date pattern; ${patternHint(settings.date)}`);
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

/** What may be meant by letters that other tools write, or by an example in place of a pattern. */
function patternHint(given: string): string {
  const meant = given.replaceAll('D', 'd').replaceAll('Y', 'y').replace(/mm/, 'MM');
  if (dateReader(meant)) return `did you mean ${meant}?`;
  const example = patternOf(given.trim());
  return example ? `dates such as this are ${example}` : 'give iso or one of yyyy, MM, M, MMM, dd, d and signs';
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
