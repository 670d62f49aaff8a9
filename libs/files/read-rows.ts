import { DomainError } from '#libs/errors';
import { visibleText } from '#libs/text';
import { byteOrderMarkOf, utf8Window } from './encoding.js';
import type { FileSource } from './file-source.js';
import type { FileFormat, Mapping } from './mapping/mapping.js';
import { lineLength, parseWindow } from './parse-window.js';
import type { ReadPosition } from './read-position.js';
import { layoutOf } from './rows/layout.js';
import type { Row } from './rows/row.js';
import { RowSorter } from './rows/sort-rows.js';

/** Rows in order and where to continue. */
export interface ReadRows {
  readonly rows: Row[];
  readonly position: ReadPosition;
  /** Whether the file ends here. */
  readonly done: boolean;
}

const minWindowBytes = 65_536;
const maxWindowBytes = 2_097_152;
/** Long rows end a chunk before it has its number of rows, so that no file decides how much memory a chunk takes. */
const defaultMaxBytes = 16_777_216;

/**
 * Reads the next rows of a file. Rows that are no proper CSV arrive with a fault and never stop the others: after a
 * quote that is not closed where it should be, reading continues at the next line.
 * Memory is bounded by `maxBytes` and one window of at most 2 MiB: the rows end with whichever of the limits is reached
 * first, and there is at least one.
 * @param fields the fields that will be asked for
 * @throws FILE_UNREADABLE when the header does not fit the mapping or a line is longer than 2 MiB
 */
export async function readRows(
  mapping: Mapping,
  fields: readonly string[],
  source: FileSource,
  position: ReadPosition,
  maxRows: number,
  maxBytes = defaultMaxBytes,
): Promise<ReadRows> {
  const layout = layoutOf(mapping, fields, position.header);
  const format = { ...mapping.format, delimiter: position.delimiter ?? mapping.format.delimiter };
  const sorter = new RowSorter(layout, position.before ?? {});
  const rows: Row[] = [];
  let { offsetBytes, line } = position;
  let widthBytes = firstWindowBytes(position, maxRows);
  const isFull = () => rows.length >= maxRows || (rows.length > 0 && offsetBytes - position.offsetBytes >= maxBytes);
  while (!isFull() && offsetBytes < source.sizeBytes) {
    const lengthBytes = Math.min(widthBytes, source.sizeBytes - offsetBytes);
    const last = offsetBytes + lengthBytes === source.sizeBytes;
    const window = utf8Window(await source.read(offsetBytes, lengthBytes), format.encoding);
    const { columnCount } = position;
    const parsed = parseWindow(window.bytes, format, {
      last,
      columnCount,
      line,
      maxRows: maxRows - rows.length,
    });
    for (const record of parsed.records) {
      const row = sorter.take(record);
      if (row) rows.push(row);
    }
    if (parsed.endBytes === 0 && widthBytes >= maxWindowBytes) throw endlessLine(line);
    widthBytes = parsed.endBytes === 0 ? widthBytes * 2 : Math.max(widthBytes >> 1, minWindowBytes);
    offsetBytes += window.fileBytes(parsed.endBytes);
    line = parsed.line;
  }
  const rowCount = position.rowCount + rows.length;
  const next = { ...position, offsetBytes, line, rowCount, before: sorter.state() };
  return { rows, position: next, done: offsetBytes >= source.sizeBytes };
}

/**
 * Reads past the byte order mark, what stands above the header, and the header.
 * @throws FILE_UNREADABLE when there is no first row, or the file names another delimiter than the mapping
 */
export async function readHeader(mapping: Mapping, source: FileSource): Promise<ReadPosition> {
  const { format } = mapping;
  const first = await source.read(0, Math.min(maxWindowBytes, source.sizeBytes));
  const markBytes = byteOrderMarkOf(first)?.lengthBytes ?? 0;
  const window = utf8Window(first.subarray(markBytes), format.encoding);
  const last = first.length === source.sizeBytes;
  const above = stepOverLines(window.bytes, format, last);
  const delimiter = above.delimiter ?? format.delimiter;
  const { line } = above;
  const rest = window.bytes.subarray(above.endBytes);
  const parsed = parseWindow(rest, { ...format, delimiter }, { last, columnCount: null, line, maxRows: 1 });
  const [record] = parsed.records;
  if (!record || record.fault) throw unreadable('its first row is no CSV');
  const columnCount = record.cells.length;
  const named = above.delimiter === null ? {} : { delimiter };
  const offsetBytes = markBytes + window.fileBytes(above.endBytes);
  const start = { offsetBytes, line, rowCount: 0, header: null, columnCount, ...named };
  if (!format.header) return start;
  const header = record.cells.map(visibleText);
  const endBytes = above.endBytes + parsed.endBytes;
  return { ...start, offsetBytes: markBytes + window.fileBytes(endBytes), line: parsed.line, header };
}

/**
 * Steps over the lines above the header that the mapping counts, and over a line such as `sep=;`, with which spreadsheet
 * programs name the delimiter of the rows below.
 */
function stepOverLines(
  bytes: Buffer,
  { skip, delimiter, delimiterGiven }: FileFormat,
  last: boolean,
): { endBytes: number; line: number; delimiter: string | null } {
  let endBytes = 0;
  const nextLine = (): number => lineLength(bytes, endBytes, last) ?? bytes.length - endBytes;
  for (let line = 1; line <= skip; line += 1) endBytes += nextLine();
  const text = bytes.toString('utf8', endBytes, endBytes + Math.min(nextLine(), 100)).trimEnd();
  const said = /^"?sep=(.|\\t)"?$/iu.exec(text)?.[1];
  if (said === undefined) return { endBytes, line: skip + 1, delimiter: null };
  const named = said === '\\t' ? '\t' : said;
  if (delimiterGiven && named !== delimiter) {
    throw unreadable(
      `line ${skip + 1} says that its delimiter is ${JSON.stringify(named)}. Set format.delimiter to it`,
    );
  }
  return { endBytes: endBytes + nextLine(), line: skip + 2, delimiter: named };
}

/** A window that will hold about the rows asked for, judged by the rows before. */
function firstWindowBytes({ offsetBytes, rowCount }: ReadPosition, maxRows: number): number {
  const rowBytes = rowCount > 0 ? offsetBytes / rowCount : 128;
  const wanted = Math.ceil(rowBytes * maxRows * 1.05) + 1024;
  // An even width never cuts a UTF-16 unit.
  return Math.min(Math.max(wanted, minWindowBytes), maxWindowBytes) & ~1;
}

function endlessLine(line: number): DomainError {
  return unreadable(`line ${line} is longer than ${maxWindowBytes} bytes, so this is no CSV file`);
}

function unreadable(fault: string): DomainError {
  return new DomainError('FILE_UNREADABLE', 'invalid', `The file cannot be read: ${fault}.`);
}
