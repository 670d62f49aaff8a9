import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { FileFormat } from './mapping/mapping.js';
import type { RowFaultReason } from './rows/row.js';

/** One row as the parser gave it. */
export interface ParsedRecord {
  readonly cells: string[];
  /** Line on which it starts. */
  readonly line: number;
  /** What keeps it from being a proper row, and the row as it stands in the file. */
  readonly fault?: { readonly reason: RowFaultReason; readonly message: string; readonly value: string };
}

/** Rows of a section of a file. */
export interface ParsedWindow {
  readonly records: ParsedRecord[];
  /** Bytes that are done with; 0 when the first row does not end in this window. */
  readonly endBytes: number;
  /** Line at that place. */
  readonly line: number;
}

/** Input of the parsing of a section. */
export interface WindowLimits {
  /** Whether it ends with the file. */
  readonly last: boolean;
  /** Cells that a row has, null when unknown. */
  readonly columnCount: number | null;
  /** Line on which it starts. */
  readonly line: number;
  readonly maxRows: number;
}

/** The longest row in characters; a longer one is a quote that was never closed, or no CSV. */
export const maxRowLength = 131_072;

/** Parses the complete rows of a section that starts with a row, as UTF-8, and steps over lines that are none. */
export function parseWindow(bytes: Buffer, format: FileFormat, limits: WindowLimits): ParsedWindow {
  const records: ParsedRecord[] = [];
  let [endBytes, line] = [0, limits.line];
  while (records.length < limits.maxRows && endBytes < bytes.length) {
    const maxRows = limits.maxRows - records.length;
    const run = parseRun(bytes.subarray(endBytes), format, { ...limits, line, maxRows });
    for (const record of run.records) records.push(record);
    endBytes += run.endBytes;
    line = run.line;
    if (run.stop === 'window-ends') break;
    if (run.stop === 'broken' && records.length < limits.maxRows) {
      const lengthBytes = lineLength(bytes, endBytes, limits.last);
      if (lengthBytes === null) break;
      const { columnCount } = limits;
      records.push(singleLine(bytes.subarray(endBytes, endBytes + lengthBytes), format, { columnCount, line }));
      endBytes += lengthBytes;
      line += 1;
    }
  }
  return { records, endBytes, line };
}

/** Thrown to stop the parser, which offers no other way that tells where it stands. */
class Pause extends Error {}

type Stop = 'enough' | 'window-ends' | 'broken';

/** One pass of the parser, up to the first row that is no proper one. */
function parseRun(bytes: Buffer, format: FileFormat, limits: WindowLimits): ParsedWindow & { stop: Stop } {
  const { last, columnCount, maxRows } = limits;
  const records: ParsedRecord[] = [];
  let [endBytes, line] = [0, limits.line];
  const pause = (why: Stop): never => {
    stop = why;
    throw new Pause();
  };
  let stop: Stop = 'window-ends';
  const take = (cells: string[], info: { bytes: number }): null => {
    // A row that ends with the window may continue behind it.
    if (!last && info.bytes >= bytes.length) pause('window-ends');
    if (!isBlank(cells)) {
      const fits = columnCount === null || cells.length === columnCount || hasEmptyRest(cells, columnCount);
      if (!fits && cells.some((cell) => cell.includes('\n') || cell.includes('\r'))) pause('broken');
      const row = bytes.subarray(endBytes, info.bytes);
      records.push(fits ? { cells, line } : { cells, line, fault: wrongColumnCount(cells.length, columnCount, row) });
    }
    line += countLines(bytes, endBytes, info.bytes);
    endBytes = info.bytes;
    if (records.length >= maxRows) pause('enough');
    return null;
  };
  try {
    parse(bytes, { ...parserOptions(bytes, format), rtrim: true, on_record: take });
    endBytes = bytes.length;
  } catch (error) {
    if (error instanceof CsvError) stop = error.code === 'CSV_QUOTE_NOT_CLOSED' && !last ? 'window-ends' : 'broken';
    else if (!(error instanceof Pause)) throw error;
  }
  return { records, endBytes, line, stop };
}

function parserOptions(bytes: Buffer, { delimiter, quote }: FileFormat): object {
  return {
    delimiter,
    quote,
    escape: quote,
    ltrim: true,
    relax_column_count: true,
    max_record_size: maxRowLength,
    record_delimiter: bytes.includes(carriageReturn) ? ['\r\n', '\n', '\r'] : ['\n'],
  };
}

const carriageReturn = 13;
const lineFeed = 10;

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** Delimiters without anything between them at the end of a row do no harm. */
function hasEmptyRest(cells: readonly string[], columnCount: number): boolean {
  return cells.length > columnCount && isBlank(cells.slice(columnCount));
}

function wrongColumnCount(found: number, expected: number, row: Buffer): NonNullable<ParsedRecord['fault']> {
  return {
    reason: 'WRONG_COLUMN_COUNT',
    message:
      `The row has ${found} columns instead of ${expected}. A delimiter is missing or stands unquoted in a value. If it is a sum ` +
      'or the like, leave it out (rows.leaveOut in the mapping).',
    value: row.toString('utf8').trim(),
  };
}

/**
 * The first line of what is no proper row, on its own: a quote sign that only stands in a text is accepted; else it is
 * taken without quotes, so that what it names is still known.
 */
function singleLine(
  lineBytes: Buffer,
  format: FileFormat,
  { columnCount, line }: { columnCount: number | null; line: number },
): ParsedRecord {
  try {
    const options = { ...parserOptions(lineBytes, format), relax_quotes: true };
    const [cells, ...rest] = parse(lineBytes, options) as unknown as string[][];
    if (cells && rest.length === 0 && (columnCount === null || cells.length === columnCount)) return { cells, line };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  const text = lineBytes.toString('utf8').replace(/[\r\n]+$/, '');
  const cells = text.split(format.delimiter).map((cell) => cell.replaceAll(format.quote, ''));
  const message =
    'A quote on this line is not closed where it should be. Close it, or double it inside of a value; if quotes are plain ' +
    'signs in this file, set format.quote to another sign in the mapping.';
  return { cells, line, fault: { reason: 'UNCLOSED_QUOTE', message, value: text } };
}

/** Bytes of the line at an offset with its line break, null when it does not end in this section. */
export function lineLength(bytes: Buffer, offset: number, last: boolean): number | null {
  for (let at = offset; at < bytes.length; at += 1) {
    if (bytes[at] === lineFeed) return at + 1 - offset;
    if (bytes[at] === carriageReturn && (last || at + 1 < bytes.length)) {
      return at + (bytes[at + 1] === lineFeed ? 2 : 1) - offset;
    }
  }
  return last ? bytes.length - offset : null;
}

/** Line breaks between two places: LF, CR LF or a single CR. */
function countLines(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === lineFeed || (byte === carriageReturn && bytes[at + 1] !== lineFeed)) count += 1;
  }
  return count;
}
