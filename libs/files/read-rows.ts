import { DomainError } from '#libs/errors';
import { byteOrderMarkOf, utf8Window } from './encoding.js';
import type { FileSource } from './file-source.js';
import type { Mapping } from './mapping.js';
import { parseWindow } from './parse-window.js';
import type { ReadPosition } from './read-position.js';
import { layoutOf, Row } from './row.js';

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
  const rows: Row[] = [];
  let { offsetBytes, line } = position;
  let widthBytes = firstWindowBytes(position, maxRows);
  const isFull = () => rows.length >= maxRows || (rows.length > 0 && offsetBytes - position.offsetBytes >= maxBytes);
  while (!isFull() && offsetBytes < source.sizeBytes) {
    const lengthBytes = Math.min(widthBytes, source.sizeBytes - offsetBytes);
    const last = offsetBytes + lengthBytes === source.sizeBytes;
    const window = utf8Window(await source.read(offsetBytes, lengthBytes), mapping.format.encoding);
    const { columnCount } = position;
    const parsed = parseWindow(window.bytes, mapping.format, {
      last,
      columnCount,
      line,
      maxRows: maxRows - rows.length,
    });
    for (const record of parsed.records) rows.push(new Row(layout, record.line, record.cells, record.fault));
    if (parsed.endBytes === 0 && widthBytes >= maxWindowBytes) throw endlessLine(line);
    widthBytes = parsed.endBytes === 0 ? widthBytes * 2 : Math.max(widthBytes >> 1, minWindowBytes);
    offsetBytes += window.fileBytes(parsed.endBytes);
    line = parsed.line;
  }
  const rowCount = position.rowCount + rows.length;
  return { rows, position: { ...position, offsetBytes, line, rowCount }, done: offsetBytes >= source.sizeBytes };
}

/**
 * Reads past the byte order mark and the header.
 * @throws FILE_UNREADABLE when there is no first row
 */
export async function readHeader(mapping: Mapping, source: FileSource): Promise<ReadPosition> {
  const { format } = mapping;
  const first = await source.read(0, Math.min(maxWindowBytes, source.sizeBytes));
  const markBytes = byteOrderMarkOf(first)?.lengthBytes ?? 0;
  const window = utf8Window(first.subarray(markBytes), format.encoding);
  const last = first.length === source.sizeBytes;
  const parsed = parseWindow(window.bytes, format, { last, columnCount: null, line: 1, maxRows: 1 });
  const [record] = parsed.records;
  if (!record || record.fault) {
    throw new DomainError('FILE_UNREADABLE', 'invalid', 'The file cannot be read: its first row is no CSV.');
  }
  const columnCount = record.cells.length;
  const start = { offsetBytes: markBytes, line: 1, rowCount: 0, header: null, columnCount };
  if (!format.header) return start;
  const header = record.cells.map((cell) => cell.trim());
  return { ...start, offsetBytes: markBytes + window.fileBytes(parsed.endBytes), line: parsed.line, header };
}

/** A window that will hold about the rows asked for, judged by the rows before. */
function firstWindowBytes({ offsetBytes, rowCount }: ReadPosition, maxRows: number): number {
  const rowBytes = rowCount > 0 ? offsetBytes / rowCount : 128;
  const wanted = Math.ceil(rowBytes * maxRows * 1.05) + 1024;
  // An even width never cuts a UTF-16 unit.
  return Math.min(Math.max(wanted, minWindowBytes), maxWindowBytes) & ~1;
}

function endlessLine(line: number): DomainError {
  return new DomainError(
    'FILE_UNREADABLE',
    'invalid',
    `The file cannot be read: line ${line} is longer than ${maxWindowBytes} bytes, so this is no CSV file.`,
  );
}
