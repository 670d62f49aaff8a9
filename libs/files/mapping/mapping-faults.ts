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
import { definitionOf } from './metadata-fields.js';

/**
 * What is wrong with the columns of a mapping beyond their form. Each column is looked at by itself, so that the faults
 * of one, or of the format, do not hide those of another.
 */
export function faultsOfColumns(raw: unknown, definitions: FieldDefinitions): DocumentFault[] {
  const { columns, format, rows } = groupOf(raw);
  if (!isGroup(columns)) return [];
  const file = { hasHeader: groupOf(format)['header'] !== false, hasHeadings: 'heading' in groupOf(rows) };
  const faults = faultsOfRows(groupOf(rows), file);
  for (const field of Object.keys(columns).filter((name) => !definitionOf(definitions, name))) {
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
  for (const [field, { notBeside }] of Object.entries(definitions)) {
    if (!notBeside || !(field in columns) || !(notBeside.field in columns)) continue;
    const description = `is not mapped together with ${notBeside.field}: ${notBeside.because}; leave one of them out`;
    faults.push({ path: ['columns', field], description });
  }
  for (const [field, settings] of Object.entries(columns)) {
    const definition = definitionOf(definitions, field);
    const read = columnSchema.safeParse(settings);
    if (definition && read.success) faults.push(...faultsOfColumn(field, read.data, definition, file));
  }
  return faults;
}

/** What the format and the rules for rows mean for columns. */
interface FileFacts {
  readonly hasHeader: boolean;
  readonly hasHeadings: boolean;
}

const needsNumber = 'the file has no header, so give the number of the column from 1';

/** Names in a file that has none. */
function faultsOfRows(rows: Record<string, unknown>, { hasHeader }: FileFacts): DocumentFault[] {
  if (hasHeader) return [];
  const leaveOut = Array.isArray(rows['leaveOut']) ? rows['leaveOut'].map((each) => groupOf(each)['column']) : [];
  const named = (column: unknown): boolean => [column].flat().some((each) => typeof each === 'string');
  return [
    ...leaveOut.flatMap((column, index) => (named(column) ? [['rows', 'leaveOut', index, 'column']] : [])),
    ...['heading', 'once'].flatMap((key) => (named(rows[key]) ? [['rows', key]] : [])),
  ].map((path) => ({ path, description: needsNumber }));
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
  { hasHeader, hasHeadings }: FileFacts,
): DocumentFault[] {
  const faults: DocumentFault[] = [];
  const refuse = (key: keyof ColumnSettings, description: string): void => {
    faults.push({ path: settings[key] === undefined ? ['columns', field] : ['columns', field, key], description });
  };
  const sources = [settings.column, settings.constant, settings.heading].filter((source) => source !== undefined);
  if (sources.length !== 1) refuse('column', 'give either a column or a constant, or heading: true');
  if (settings.heading && !hasHeadings) refuse('heading', 'name the column of the headings in rows.heading');
  for (const [key, columns] of [
    ['column', settings.column],
    ['sign', settings.sign?.column],
    ['less', settings.less],
  ] as const) {
    if (!hasHeader && columns?.some((column) => typeof column === 'string')) refuse(key, needsNumber);
  }
  if (definition.required && settings.optional) refuse('optional', `${field} cannot be optional`);
  const { kind } = definition;
  if (settings.date !== undefined && kind !== 'date' && kind !== 'metadata') refuse('date', `${field} is no date`);
  if (settings.date !== undefined && !dateReader(settings.date)) {
    refuse('date', `${JSON.stringify(settings.date)} is no date pattern; ${patternHint(settings.date)}`);
  }
  for (const key of ['decimal', 'thousands', 'sign', 'less'] as const) {
    const isNumber = kind === 'metadata' && (key === 'decimal' || key === 'thousands');
    if (settings[key] !== undefined && kind !== 'amount' && !isNumber) refuse(key, `${field} is no amount`);
  }
  if (settings.thousands !== undefined && settings.thousands === (settings.decimal ?? '.')) {
    refuse('thousands', 'must differ from the decimal separator');
  }
  if (settings.values !== undefined && !['choice', 'currency', 'metadata'].includes(kind)) {
    refuse('values', `${field} is neither a choice nor a currency`);
  }
  for (const [value, choice] of Object.entries(settings.values ?? {})) {
    const description = faultOfChoice(choice, definition);
    if (description) faults.push({ path: ['columns', field, 'values', value], description });
  }
  for (const key of ['constant', 'default'] as const) {
    const description = settings[key] === undefined ? null : faultOfText(settings[key], settings, definition);
    if (description) refuse(key, description);
  }
  return faults;
}

function faultOfChoice(choice: string, { kind, choices }: FieldDefinition): string | null {
  if (kind === 'currency') {
    return isCurrency(choice.trim().toUpperCase()) ? null : `${JSON.stringify(choice)} is no ISO 4217 currency`;
  }
  if (choices?.some((known) => sameWord(known, choice))) return null;
  return kind === 'choice' ? `${JSON.stringify(choice)} is none of ${choices?.join(', ')}` : null;
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
