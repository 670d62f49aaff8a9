import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { DomainError } from '#libs/errors';
import { byteOrderMarkOf, utf8Window } from './encoding.js';
import type { FileFormat, Mapping } from './mapping.js';
import { layoutOf, Row, type RowFaultReason } from './row.js';

/** The bytes of a file, wherever they are kept. */
export interface FileSource {
  readonly sizeBytes: number;
  /** Exactly the bytes asked for; never asked beyond the end. */
  read(offsetBytes: number, lengthBytes: number): Promise<Buffer>;
}

/** Where reading goes on, always at the start of a row. Plain data, so that it can be stored. */
export interface ReadPosition {
  readonly offsetBytes: number;
  /** Line at that offset, from 1. */
  readonly line: number;
  /** Rows before it. */
  readonly rowCount: number;
  readonly header: readonly string[] | null;
}

/** Rows in order and where to go on. */
export interface ReadRows {
  readonly rows: Row[];
  readonly position: ReadPosition;
  /** Whether the file ends here. */
  readonly done: boolean;
}

/** The longest row; a longer one is a quote that was never closed, or no CSV. */
export const longestRowBytes = 131_072;

const leastWindowBytes = 65_536;
const greatestWindowBytes = 2_097_152;

/**
 * Reads the next rows of a file. Rows that are no proper CSV arrive with a fault and never stop the others: after a row
 * of the wrong width that spans lines, or a quote that is never closed, reading goes on at the next line.
 * Memory is bounded by `maxRows` rows and one window of at most 2 MiB.
 * @param fields the fields that will be asked for
 * @throws DomainError FILE_UNREADABLE when the header does not fit the mapping
 */
export async function readRows(
  mapping: Mapping,
  fields: readonly string[],
  source: FileSource,
  position: ReadPosition,
  maxRows: number,
): Promise<ReadRows> {
  const layout = layoutOf(mapping, fields, position.header);
  const rows: Row[] = [];
  let { offsetBytes, line } = position;
  let widthBytes = windowFor(position, maxRows);
  while (rows.length < maxRows && offsetBytes < source.sizeBytes) {
    const lengthBytes = Math.min(widthBytes, source.sizeBytes - offsetBytes);
    const last = offsetBytes + lengthBytes === source.sizeBytes;
    const window = utf8Window(await source.read(offsetBytes, lengthBytes), mapping.format.encoding);
    const width = layout.cellCount;
    const parsed = parseWindow(window.bytes, mapping.format, { last, width, line, maxRows: maxRows - rows.length });
    for (const { cells, line: at, fault } of parsed.records) rows.push(new Row(layout, at, cells, fault));
    if (parsed.endBytes === 0) widthBytes = Math.min(widthBytes * 2, greatestWindowBytes);
    offsetBytes += window.fileBytes(parsed.endBytes);
    line = parsed.line;
  }
  const rowCount = position.rowCount + rows.length;
  return { rows, position: { ...position, offsetBytes, line, rowCount }, done: offsetBytes >= source.sizeBytes };
}

/**
 * Reads past the byte order mark and the header.
 * @throws DomainError FILE_UNREADABLE when there is no header row
 */
export async function readHeader(mapping: Mapping, source: FileSource): Promise<ReadPosition> {
  const { format } = mapping;
  const first = await source.read(0, Math.min(longestRowBytes * 2, source.sizeBytes));
  const markBytes = byteOrderMarkOf(first)?.lengthBytes ?? 0;
  const start: ReadPosition = { offsetBytes: markBytes, line: 1, rowCount: 0, header: null };
  const window = utf8Window(first.subarray(markBytes), format.encoding);
  const parsed = parseWindow(window.bytes, format, {
    last: first.length === source.sizeBytes,
    width: null,
    line: 1,
    maxRows: 1,
  });
  const [record] = parsed.records;
  if (!record || record.fault) {
    throw new DomainError('FILE_UNREADABLE', 'invalid', 'The file cannot be read: its first row is no CSV.');
  }
  if (!format.header) return start;
  const header = record.cells.map((cell) => cell.trim());
  return { ...start, offsetBytes: markBytes + window.fileBytes(parsed.endBytes), line: parsed.line, header };
}

interface Fault {
  readonly reason: RowFaultReason;
  readonly message: string;
}
interface ParsedRecord {
  readonly cells: string[];
  readonly line: number;
  readonly fault?: Fault;
}
interface ParsedWindow {
  readonly records: ParsedRecord[];
  /** Bytes of the window that are done with. */
  readonly endBytes: number;
  /** Line at that place. */
  readonly line: number;
}
interface WindowLimits {
  /** Whether the window ends with the file. */
  readonly last: boolean;
  /** Cells a row should have, null when unknown. */
  readonly width: number | null;
  readonly line: number;
  readonly maxRows: number;
}

/** Parses the complete rows of a window and steps over what is no row. */
function parseWindow(bytes: Buffer, format: FileFormat, limits: WindowLimits): ParsedWindow {
  const records: ParsedRecord[] = [];
  let [endBytes, line] = [0, limits.line];
  while (records.length < limits.maxRows && endBytes < bytes.length) {
    const run = parseRun(bytes.subarray(endBytes), format, {
      ...limits,
      line,
      maxRows: limits.maxRows - records.length,
    });
    for (const record of run.records) records.push(record);
    endBytes += run.endBytes;
    line = run.line;
    if (run.stop === 'incomplete') break;
    if (run.stop === 'unclosed') {
      const broken = brokenLine(bytes.subarray(endBytes), format, line, limits.last);
      if (!broken) break;
      records.push(...broken.records);
      endBytes += broken.endBytes;
      line = broken.line;
    }
  }
  return { records, endBytes, line };
}

interface ParsedRun extends ParsedWindow {
  /** Why the run ended: enough rows or a repaired row, the window's end, or a quote that does not close. */
  readonly stop: 'paused' | 'incomplete' | 'unclosed';
}

class Pause extends Error {}

/** One pass of the parser, up to the first row that has to be repaired. */
function parseRun(bytes: Buffer, format: FileFormat, { last, width, line: firstLine, maxRows }: WindowLimits): ParsedRun {
  const records: ParsedRecord[] = [];
  let [endBytes, line] = [0, firstLine];
  const take = (cells: string[], info: { bytes: number }): null => {
    // A record that ends with the window may go on behind it.
    if (!last && info.bytes >= bytes.length) throw new Pause();
    const { first, breaks } = linesIn(bytes, endBytes, info.bytes);
    if (cells.some((cell) => cell !== '' && cell.trim() !== '')) {
      const spans = spansLines(cells);
      const fault = widthFault(cells.length, width);
      records.push({ cells, line: line + first, ...(fault ? { fault } : {}) });
      if (fault && spans) {
        const next = nextLineAfter(bytes, endBytes, first);
        endBytes = next;
        line += first + 1;
        throw new Pause();
      }
    }
    endBytes = info.bytes;
    line += breaks;
    if (records.length >= maxRows) throw new Pause();
    return null;
  };
  try {
    parse(bytes, { ...parserOptions(bytes, format), on_record: take });
  } catch (error) {
    if (error instanceof Pause) {
      const waits = records.length < maxRows && !last && endBytes < bytes.length && !repaired(records);
      return { records, endBytes, line, stop: waits ? 'incomplete' : 'paused' };
    }
    if (!(error instanceof CsvError)) throw error;
    const closed = error.code === 'CSV_QUOTE_NOT_CLOSED' && !last && bytes.length - endBytes <= longestRowBytes;
    return { records, endBytes, line, stop: closed ? 'incomplete' : 'unclosed' };
  }
  // Without a pause the parser came to the end; what it left over is blank.
  if (last) return { records, endBytes: bytes.length, line, stop: 'incomplete' };
  return { records, endBytes, line, stop: 'incomplete' };
}
