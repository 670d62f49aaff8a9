import { DomainError } from '#libs/errors';
import { nameOfColumn } from '../mapping/column-name.js';
import type { ColumnReference, ColumnReferences, ColumnRule, LeaveOutRule, Mapping } from '../mapping/mapping.js';

/** A column of a file, by its places and its name there. */
export interface FoundColumn {
  readonly indexes: readonly number[];
  readonly column: string;
}

/** Where one field stands in the rows of a file. */
export interface Place {
  readonly rule: ColumnRule;
  /** Of the columns that it may stand in, those that the file has; the first one with a text counts. */
  readonly indexes: readonly number[];
  /** How the file names it; empty where no column says it. */
  readonly column: string;
  /** The column that says its sign, and that of what is taken off it. */
  readonly sign: FoundColumn;
  readonly less: FoundColumn;
}

/** Where what the mapping names stands in the rows of one file. */
export interface Layout {
  readonly cellCount: number | null;
  readonly fields: ReadonlyMap<string, Place>;
  readonly leaveOut: readonly (FoundColumn & { readonly rule: LeaveOutRule })[];
  readonly heading: readonly number[];
  readonly once: readonly number[];
  /** Every cell that is looked at, so that no row holds on to others. */
  readonly used: readonly number[];
}

/**
 * Finds the columns of the fields that will be read, and of the rules for rows.
 * @param header cells of the header, null for a file without one
 * @throws FILE_UNREADABLE when the file lacks a mapped column that is not optional, or names it twice
 */
export function layoutOf(mapping: Mapping, fields: readonly string[], header: readonly string[] | null): Layout {
  const faults: string[] = [];
  const find = (columns: ColumnReferences, use: string, optional = false): FoundColumn => {
    const found = columns.flatMap((column) => {
      const index = indexOf(column, header);
      if (index === 'twice')
        faults.push(`the column ${JSON.stringify(nameOfColumn(column))} for ${use} is there twice`);
      return typeof index === 'number' ? [index] : [];
    });
    if (found.length === 0 && columns.length > 0 && !optional) faults.push(lack(columns, use));
    return { indexes: found, column: nameIn(columns, found, header) };
  };
  const places = new Map<string, Place>();
  for (const field of fields) {
    const rule = mapping.rules.get(field);
    if (!rule) continue;
    const { source, sign, less, optional } = rule;
    const found = 'columns' in source ? find(source.columns, field, optional) : nowhere;
    const isAbsent = optional && found.indexes.length === 0;
    places.set(field, {
      rule,
      ...found,
      sign: sign ? find(sign.columns, `the sign of ${field}`, isAbsent) : nowhere,
      less: find(less, `what is taken off ${field}`, isAbsent),
    });
  }
  const leaveOut = mapping.rows.leaveOut.map((rule) => ({ rule, ...find(rule.columns, 'rows.leaveOut') }));
  const heading = find(mapping.rows.heading, 'rows.heading').indexes;
  const once = find(mapping.rows.once, 'rows.once').indexes;
  if (faults.length > 0) {
    const found = header ? ` It has ${header.map((name) => JSON.stringify(name)).join(', ')}.` : '';
    const unique = [...new Set(faults)];
    throw new DomainError('FILE_UNREADABLE', 'invalid', `The file cannot be read: ${unique.join('; ')}.${found}`);
  }
  const inFields = [...places.values()].flatMap((place) => [place, place.sign, place.less]);
  const used = [...inFields, ...leaveOut].flatMap(({ indexes }) => indexes).concat(heading, once);
  const cellCount = header?.length ?? null;
  return { cellCount, fields: places, leaveOut, heading, once, used: [...new Set(used)] };
}

const nowhere: FoundColumn = { indexes: [], column: '' };

/** The first text in these cells. */
export function firstText(cells: readonly (string | undefined)[], indexes: readonly number[]): string {
  for (const index of indexes) {
    const text = cells[index]?.trim() ?? '';
    if (text !== '') return text;
  }
  return '';
}

function indexOf(column: ColumnReference, header: readonly string[] | null): number | 'twice' | null {
  if ('name' in column) return columnNamed(column.name, header ?? []);
  return header && column.position > header.length ? null : column.position - 1;
}

function lack(columns: ColumnReferences, use: string): string {
  const [first] = columns;
  if (columns.length === 1 && first && 'position' in first) return `there is no column ${first.position} for ${use}`;
  const names = columns.map((column) => JSON.stringify(nameOfColumn(column))).join(' or ');
  return `the column ${names} for ${use} is missing`;
}

function nameIn(columns: ColumnReferences, [index]: readonly number[], header: readonly string[] | null): string {
  const named = index === undefined ? undefined : header?.[index];
  return named || (columns[0] ? nameOfColumn(columns[0]) : '');
}

/** By exact name, else by the only name that differs in case alone. */
function columnNamed(name: string, header: readonly string[]): number | 'twice' | null {
  const exact = header.flatMap((column, index) => (column === name ? [index] : []));
  const found =
    exact.length > 0
      ? exact
      : header.flatMap((column, index) => (column.toLowerCase() === name.toLowerCase() ? [index] : []));
  if (found.length > 1) return 'twice';
  return found[0] ?? null;
}
