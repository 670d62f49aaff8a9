import { DomainError } from '#libs/errors';
import { isCurrency, type Money, readAmountText } from '#libs/money';
import { identifierText, visibleText } from '#libs/text';
import type { LocalDate } from '#libs/time';
import type { ColumnRule, Mapping } from './mapping/mapping.js';
import { notADate, notAnAmount, reasonOf } from './row-messages.js';

/** Why a row, or one value of it, cannot be taken. */
export type RowFaultReason =
  | 'MISSING'
  | 'NOT_A_DATE'
  | 'NOT_A_NUMBER'
  | 'WRONG_PRECISION'
  | 'WRONG_CURRENCY'
  | 'OUT_OF_RANGE'
  | 'UNKNOWN_CURRENCY'
  | 'UNKNOWN_VALUE'
  | 'TOO_LONG'
  | 'WRONG_COLUMN_COUNT'
  | 'UNCLOSED_QUOTE';

/** One fault of one row, in words of the file. */
export interface RowFault<Reason extends string = string> {
  /** Line on which the row starts; the header is line 1. */
  readonly row: number;
  /** Column as the file names it, empty when the whole row is meant. */
  readonly column: string;
  /** The value, cut to 200 characters. */
  readonly value: string;
  readonly reason: Reason;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** Where each field stands in the rows of one file. */
export interface Layout {
  readonly cellCount: number | null;
  readonly fields: ReadonlyMap<
    string,
    { readonly rule: ColumnRule; readonly index: number | null; readonly column: string }
  >;
}

/** The greatest amount a file may name, in minor units: beyond it a decimal point was lost. */
export const maxMinor = 10n ** 15n;

const maxValueLength = 200;

/**
 * Finds the columns of the fields that will be read.
 * @param header cells of the header, null for a file without one
 * @throws FILE_UNREADABLE when the file lacks a mapped column that is not optional, or names it twice
 */
export function layoutOf(mapping: Mapping, fields: readonly string[], header: readonly string[] | null): Layout {
  const faults: string[] = [];
  const places = new Map<string, { rule: ColumnRule; index: number | null; column: string }>();
  for (const field of fields) {
    const rule = mapping.rules.get(field);
    if (!rule) continue;
    const { source } = rule;
    if ('constant' in source) {
      places.set(field, { rule, index: null, column: '' });
    } else if ('position' in source) {
      const column = header?.[source.position - 1] ?? `column ${source.position}`;
      if (header && source.position > header.length && !rule.optional) {
        faults.push(`there is no column ${source.position} for ${field}`);
      }
      places.set(field, { rule, index: source.position - 1, column });
    } else {
      const index = columnNamed(source.name, header ?? []);
      if (index === 'twice') faults.push(`the column ${JSON.stringify(source.name)} for ${field} is there twice`);
      if (index === null && !rule.optional)
        faults.push(`the column ${JSON.stringify(source.name)} for ${field} is missing`);
      places.set(field, { rule, index: typeof index === 'number' ? index : null, column: source.name });
    }
  }
  if (faults.length > 0) {
    const found = header ? ` It has ${header.map((name) => JSON.stringify(name)).join(', ')}.` : '';
    throw new DomainError('FILE_UNREADABLE', 'invalid', `The file cannot be read: ${faults.join('; ')}.${found}`);
  }
  return { cellCount: header?.length ?? null, fields: places };
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

/**
 * One row of a file. Each reader returns null for an absent value and for a wrong one, and notes the fault of a wrong
 * one; a row with faults is not taken.
 */
export class Row {
  readonly faults: RowFault[];
  private readonly cells: readonly string[];

  constructor(
    private readonly layout: Layout,
    /** Line on which the row starts; the header is line 1. */
    readonly line: number,
    cells: readonly string[],
    fault?: { reason: RowFaultReason; message: string },
  ) {
    this.cells = mappedCells(layout, cells);
    this.faults = fault ? [{ row: line, column: '', value: cut(cells.join(' ')), ...fault }] : [];
  }

  /** The text of a field as it stands there, or empty: for what must be known even of a wrong row. */
  raw(field: string): string {
    const place = this.layout.fields.get(field);
    if (!place) return '';
    if ('constant' in place.rule.source) return place.rule.source.constant;
    const text = place.index === null ? '' : (this.cells[place.index] ?? '').trim();
    return text === '' ? (place.rule.defaultText ?? '') : text;
  }

  text(field: string): string | null {
    const present = this.present(field);
    if (present === null) return null;
    const { identifier, maxLength = Infinity } = this.layout.fields.get(field)!.rule.definition;
    const text = identifier ? identifierText(present) : present;
    if (text.length <= maxLength) return text;
    return this.fault(field, 'TOO_LONG', `It has ${text.length} characters; at most ${maxLength} are allowed.`);
  }

  date(field: string): LocalDate | null {
    const text = this.present(field);
    if (text === null) return null;
    const { rule } = this.layout.fields.get(field)!;
    return rule.readDate(text) ?? this.fault(field, 'NOT_A_DATE', notADate(rule, text));
  }

  currency(field: string): string | null {
    const text = this.present(field)?.toUpperCase() ?? null;
    if (text === null || isCurrency(text)) return text;
    return this.fault(field, 'UNKNOWN_CURRENCY', 'It is no ISO 4217 currency. Use a code such as USD or EUR.');
  }

  /** @param currency its precision decides; null notes faults that need no currency only */
  amount(field: string, currency: string | null): Money | null {
    const text = this.present(field);
    if (text === null) return null;
    const { separators } = this.layout.fields.get(field)!.rule;
    const read = readAmountText(text, currency, separators);
    if ('fault' in read) return this.fault(field, reasonOf(read), notAnAmount(read, separators, currency));
    const { minor } = read.amount;
    if (minor > maxMinor || minor < -maxMinor) {
      return this.fault(field, 'OUT_OF_RANGE', 'It is greater than any amount that is kept here.');
    }
    return currency === null ? null : read.amount;
  }

  choice(field: string): string | null {
    const text = this.present(field);
    if (text === null) return null;
    const { rule } = this.layout.fields.get(field)!;
    const choice = rule.choices.get(text.toLowerCase());
    if (choice !== undefined) return choice;
    return this.fault(field, 'UNKNOWN_VALUE', `It is none of ${[...rule.choices.keys()].join(', ')}.`);
  }

  /** Notes a fault that only the product can see, such as a date before another. */
  fault(field: string, reason: string, message: string): null {
    const column = this.layout.fields.get(field)?.column ?? '';
    this.faults.push({ row: this.line, column, value: cut(this.raw(field)), reason, message });
    return null;
  }

  /** Refuses the row as a whole. */
  refuse(reason: string, message: string): null {
    this.faults.push({ row: this.line, column: '', value: '', reason, message });
    return null;
  }

  private present(field: string): string | null {
    const place = this.layout.fields.get(field);
    if (!place) return null;
    const text = visibleText(this.raw(field));
    if (text !== '') return text;
    const { rule } = place;
    if (!rule.optional && rule.defaultText === null && !('constant' in rule.source)) {
      this.fault(field, 'MISSING', 'A value is required here.');
    }
    return null;
  }
}

/** A file may have columns of any length that nobody reads; a chunk does not hold on to them. */
function mappedCells({ fields }: Layout, cells: readonly string[]): string[] {
  const mapped: string[] = [];
  for (const { index } of fields.values()) if (index !== null && index < cells.length) mapped[index] = cells[index]!;
  return mapped;
}

function cut(text: string): string {
  return text.length <= maxValueLength ? text : text.slice(0, maxValueLength);
}
