import { DomainError } from '#libs/errors';
import { visibleText } from '#libs/text';
import { byteOrderMarkOf, type Encoding, EncodingCheck, utf8Window } from '../encoding.js';
import { type FileSource, piecesOf } from '../file-source.js';
import { parseWindow } from '../parse-window.js';
import { type FileKind, invoiceFile } from './file-kind.js';
import { otherKindOf } from './first-look.js';

/** How a file is laid out, as far as can be seen without a mapping. */
export interface Look {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Whether a line such as `sep=;` names it. */
  readonly delimiterSaid: boolean;
  /** Lines above the header. */
  readonly skip: number;
  readonly header: readonly string[];
  /** The first rows below it. */
  readonly records: readonly (readonly string[])[];
}

const delimiters = [',', ';', '\t', '|'];
const maxLinesAbove = 60;
const sampleBytes = 1_048_576;
const sampleRows = 500;
/** A header that names fewer fields may as well be a row. */
const minFieldsNamed = 2;

/**
 * Finds encoding, delimiter and header of a file.
 * @param anyHeader whether the first line with as many cells as most lines is its header where none names known columns
 * @throws FILE_UNREADABLE when it is no CSV or no line of it looks like a header
 */
export async function lookAt(source: FileSource, kind: FileKind = invoiceFile, anyHeader = false): Promise<Look> {
  const first = await source.read(0, Math.min(sampleBytes, source.sizeBytes));
  const otherKind = source.sizeBytes === 0 ? 'it is empty' : otherKindOf(first);
  if (otherKind !== null) throw unreadable(otherKind);
  const encoding = await encodingOf(source, first);
  const mark = byteOrderMarkOf(first)?.lengthBytes ?? 0;
  const { bytes } = utf8Window(first.subarray(mark), encoding);
  const said = /^"?sep=(.|\\t)"?[ ]*\r?\n/iu.exec(bytes.toString('utf8', 0, 20));
  const body = said ? bytes.subarray(Buffer.byteLength(said[0])) : bytes;
  const candidates = said ? [said[1] === '\\t' ? '\t' : said[1]!] : delimiters;
  const last = first.length === source.sizeBytes;
  const fault = anyHeader ? new EncodingCheck(encoding).take(first, last) : null;
  if (fault !== null) throw unreadable(fault);
  const looks = candidates.flatMap((delimiter) => lookBy(delimiter, body, last, kind));
  const [named] = looks.toSorted((a, b) => b.named - a.named || b.header.length - a.header.length);
  const known = named && named.named >= minFieldsNamed ? named : undefined;
  const best = known ?? (anyHeader ? looks.toSorted((a, b) => b.regular - a.regular)[0] : undefined);
  if (!best) throw unreadable('none of its first lines names columns that are known here. Write a mapping for it');
  const { delimiter, line, header } = known ?? { ...best, ...best.first };
  const { records } = parseWindow(body, formatOf(delimiter), {
    last,
    columnCount: null,
    line: 1,
    maxRows: line + sampleRows,
  });
  const below = records.filter((record) => record.line > line).map(({ cells }) => cells);
  return { encoding, delimiter, delimiterSaid: said !== null, skip: line - 1, header, records: below };
}

/** What a delimiter makes of the first lines: the one that names most fields, and how many have as many cells as most. */
function lookBy(delimiter: string, bytes: Buffer, last: boolean, { vocabulary }: FileKind) {
  const limits = { last, columnCount: null, line: 1, maxRows: maxLinesAbove };
  const lines = parseWindow(bytes, formatOf(delimiter), limits).records.map(({ cells, line }) => ({
    line,
    header: cells.map(visibleText),
    named: vocabulary.fieldsNamed(cells),
  }));
  const [best] = lines.toSorted((a, b) => b.named - a.named || a.line - b.line);
  if (!best) return [];
  const [alike] = [...Map.groupBy(lines, ({ header: { length } }) => length).values()].sort(
    (a, b) => b.length - a.length,
  );
  const width = alike![0]!.header.length;
  return [{ delimiter, ...best, first: alike![0]!, regular: width > 1 ? alike!.length : 0 }];
}

function formatOf(delimiter: string): Parameters<typeof parseWindow>[1] {
  return { delimiter, delimiterGiven: true, quote: '"', encoding: 'utf-8', header: false, skip: 0 };
}

/** By its mark, else by what its bytes can be; what is not UTF-8 is taken for the encoding of Windows in the west. */
async function encodingOf(source: FileSource, first: Buffer): Promise<Encoding> {
  const marked = byteOrderMarkOf(first)?.encoding;
  if (marked === 'utf-16be') throw unreadable('it is UTF-16 with the greater byte first. Save it as UTF-8');
  if (marked) return marked;
  const zeros = first.subarray(0, 1_000).filter((byte, at) => at % 2 === 1 && byte === 0).length;
  if (zeros > Math.min(first.length, 1_000) / 4) return 'utf-16le';
  const check = new EncodingCheck('utf-8');
  let seenBytes = 0;
  for await (const piece of piecesOf(source)) {
    seenBytes += piece.byteLength;
    if (check.take(piece, seenBytes === source.sizeBytes) !== null) return 'windows-1252';
  }
  return 'utf-8';
}

function unreadable(fault: string): DomainError {
  return new DomainError('FILE_UNREADABLE', 'invalid', `The file cannot be read: ${fault}.`);
}
