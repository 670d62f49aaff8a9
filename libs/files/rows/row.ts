import { isCurrency, type Money, readAmountText } from '#libs/money';
import { identifierText, visibleText } from '#libs/text';
import type { LocalDate } from '#libs/time';
import type { ColumnRule } from '../mapping/mapping.js';
import { type MetadataOf, readMetadataField } from '../mapping/metadata-fields.js';
import { firstText, type Layout } from './layout.js';
import { missing, notAChoice, notADate, notAnAmount, reasonOf } from './row-messages.js';

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
  | 'LEFT_OUT'
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

/** The greatest amount a file may name, in minor units: beyond it a decimal point was lost. */
export const maxMinor = 10n ** 15n;

const maxValueLength = 200;

/** A value of metadata in a row. */
export interface RowMetadata {
  /** The field of the mapping. */
  readonly name: string;
  readonly schema: string;
  readonly field: string;
  readonly value: string;
}

/** Why the mapping leaves a row out. */
export interface LeftOut {
  readonly column: string;
  readonly value: string;
  /** Ends a sentence that begins with the column. */
  readonly words: string;
}

/** What is known of a row besides its cells. */
export interface RowFacts {
  readonly fault?: { reason: RowFaultReason; message: string; value: string } | undefined;
  readonly leftOut?: LeftOut | undefined;
  /** The heading above it. */
  readonly heading?: string | undefined;
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
    private readonly about: RowFacts = {},
  ) {
    const { fault, leftOut } = about;
    this.cells = usedCells(layout, cells);
    this.faults = fault ? [{ row: line, column: '', ...fault, value: cut(fault.value) }] : [];
    if (leftOut) this.faults = [{ row: line, reason: 'LEFT_OUT', ...toldLeftOut(leftOut) }];
  }

  /** Whether the mapping leaves it out: then its only fault says why, and it is none of what the file lists. */
  get isLeftOut(): boolean {
    return this.about.leftOut !== undefined;
  }

  /** The text of a field as it stands there, or empty: for what must be known even of a wrong row. */
  raw(field: string): string {
    const place = this.layout.fields.get(field);
    if (!place) return '';
    const { source, defaultText } = place.rule;
    if ('constant' in source) return source.constant;
    const text = 'heading' in source ? (this.about.heading ?? '') : firstText(this.cells, place.indexes);
    return text === '' ? (defaultText ?? '') : text;
  }

  text(field: string): string | null {
    const present = this.present(field);
    if (present === null) return null;
    const { identifier, maxLength = Infinity } = this.layout.fields.get(field)!.rule.definition;
    const text = identifier ? identifierText(present) : present;
    if (text.length <= maxLength) return text;
    return this.fault(
      field,
      'TOO_LONG',
      `It has ${text.length} characters; at most ${maxLength} are allowed. Map another column, or shorten it in the file.`,
    );
  }

  date(field: string): LocalDate | null {
    const text = this.present(field);
    if (text === null) return null;
    const { rule } = this.layout.fields.get(field)!;
    return rule.readDate(text) ?? this.fault(field, 'NOT_A_DATE', notADate(rule, text));
  }

  currency(field: string): string | null {
    const text = this.present(field);
    if (text === null) return null;
    const code = this.layout.fields.get(field)!.rule.choices.get(text.toLowerCase()) ?? text.toUpperCase();
    if (isCurrency(code)) return code;
    const message =
      'It is no ISO 4217 currency, such as USD or EUR. If it is the name of one, say which under values of the column in ' +
      `the mapping: values: { ${JSON.stringify(text)}: USD }.`;
    return this.fault(field, 'UNKNOWN_CURRENCY', message);
  }

  /** @param currency its precision decides; null notes faults that need no currency only */
  amount(field: string, currency: string | null): Money | null {
    const text = this.present(field);
    if (text === null) return null;
    const { rule, less } = this.layout.fields.get(field)!;
    const read = readAmountText(text, currency, rule.separators);
    if ('fault' in read) return this.fault(field, reasonOf(read), notAnAmount(read, rule.separators, currency));
    const minor = this.signed(field, read.amount.minor);
    const lessMinor = this.minorOf(field, visibleText(firstText(this.cells, less.indexes)), currency);
    if (minor === null || lessMinor === null) return null;
    const rest = minor - lessMinor;
    if (rest > maxMinor || rest < -maxMinor) {
      const message =
        'It is greater than any amount that is kept here. Look whether decimal is right for the column in the mapping.';
      return this.fault(field, 'OUT_OF_RANGE', message);
    }
    return currency === null ? null : { minor: rest, currency };
  }

  choice(field: string): string | null {
    const text = this.present(field);
    if (text === null) return null;
    const { rule } = this.layout.fields.get(field)!;
    const choice = rule.choices.get(text.toLowerCase());
    if (choice !== undefined) return choice;
    return this.fault(field, 'UNKNOWN_VALUE', notAChoice(rule, text));
  }

  /** What stands there of metadata, as its schemas write it where the mapping says how the file does; empty cells are left out. */
  metadata(of: MetadataOf): RowMetadata[] {
    return [...this.layout.fields].flatMap(([name, { rule }]) => {
      const field = readMetadataField(name);
      const text = field?.of === of ? visibleText(this.raw(name)) : '';
      return field && text !== ''
        ? [{ name, schema: field.schema, field: field.field, value: inPlainForm(rule, text) }]
        : [];
    });
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

  /** What is taken off the amount of a field; nothing where it is empty, null when it cannot be read. */
  private minorOf(field: string, text: string, currency: string | null): bigint | null {
    if (text === '') return 0n;
    const {
      rule,
      less: { column },
    } = this.layout.fields.get(field)!;
    const read = readAmountText(text, currency, rule.separators);
    if (!('fault' in read)) return read.amount.minor;
    const why = notAnAmount(read, rule.separators, currency);
    return this.fault(field, reasonOf(read), `What is taken off it, ${JSON.stringify(cut(text))} in ${column}: ${why}`);
  }

  /** The amount with the sign that another column says; null when that cannot be read. */
  private signed(field: string, minor: bigint): bigint | null {
    const { rule, sign } = this.layout.fields.get(field)!;
    if (!rule.sign) return minor;
    const said = visibleText(firstText(this.cells, sign.indexes));
    if (rule.sign.plus.includes(said.toLowerCase())) return minor;
    if (rule.sign.minus.includes(said.toLowerCase())) return -minor;
    const known = [...rule.sign.plus, ...rule.sign.minus].map((text) => JSON.stringify(text)).join(', ');
    const message =
      `Its sign is ${JSON.stringify(cut(said))} in ${sign.column}, and the mapping knows ${known}. ` +
      `Add it to plus or minus of the sign.`;
    return this.fault(field, 'UNKNOWN_VALUE', message);
  }

  private present(field: string): string | null {
    const place = this.layout.fields.get(field);
    if (!place) return null;
    const text = visibleText(this.raw(field));
    if (text !== '') return text;
    const { rule } = place;
    const mayBeEmpty = rule.optional || rule.definition.mayBeEmpty;
    if (!mayBeEmpty && rule.defaultText === null && !('constant' in rule.source)) {
      this.fault(field, 'MISSING', missing(rule));
    }
    return null;
  }
}

/** A file may have columns of any length that nobody reads; a chunk does not hold on to them. */
function usedCells({ used }: Layout, cells: readonly string[]): string[] {
  const kept: string[] = [];
  for (const index of used) if (index < cells.length) kept[index] = cells[index]!;
  return kept;
}

function toldLeftOut({ column, value, words }: LeftOut): Pick<RowFault, 'column' | 'value' | 'message'> {
  return {
    column,
    value: cut(value),
    message: `The mapping leaves rows out whose ${JSON.stringify(column)} ${words}.`,
  };
}

function cut(text: string): string {
  return text.length <= maxValueLength ? text : text.slice(0, maxValueLength);
}

/** What the mapping says of dates, numbers and words is undone; whoever knows the schema judges the rest. */
function inPlainForm({ choices, datePattern, readDate, separators }: ColumnRule, text: string): string {
  const meant = choices.get(text.toLowerCase());
  if (meant !== undefined) return meant;
  const date = datePattern === 'iso' ? null : readDate(text);
  if (date !== null) return date;
  const { decimal, thousands } = separators;
  if (decimal === '.' && thousands === undefined) return text;
  return text.replaceAll(thousands ?? '\0', '').replaceAll(decimal, '.');
}
