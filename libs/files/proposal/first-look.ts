import { byteOrderMarkOf, utf8Window } from '../encoding.js';
import type { Mapping } from '../mapping/mapping.js';
import { parseWindow } from '../parse-window.js';

const delimiters = [',', ';', '\t', '|'];
const maxLinesAbove = 50;

/** What a file is instead of CSV, by its first bytes, as the end of a sentence; null when nothing speaks against CSV. */
export function otherKindOf(firstBytes: Buffer): string | null {
  const text = firstBytes.toString('latin1', 0, 200).replace(/^[\u00ef\u00bb\u00bf\u00fe\u00ff\0\s]+/, '');
  if (text.startsWith('PK\u0003\u0004')) return 'it is a ZIP archive or an Excel workbook. Save it as CSV';
  if (text.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'it is an Excel workbook of the old kind. Save it as CSV';
  if (text.startsWith('%PDF')) return 'it is a PDF. Export it as CSV';
  if (/^<(!doctype html|html)/i.test(text)) return 'it is an HTML page. Export it as CSV';
  if (/^<[?!a-z]/i.test(text)) return 'it is XML, such as camt.053, which is not read. Export it as CSV';
  if (/^[[{]\s*["{[]/.test(text)) return 'it is JSON, which is not read. Export it as CSV';
  return /^(\{1:|:20:)/.test(text) ? 'it is SWIFT text, such as MT940, which is not read. Export it as CSV' : null;
}

/**
 * What the mapping would say for the columns that it names to be found, where another delimiter or lines above the header
 * explain why they are not; null when neither does.
 * @param wanted the names of the columns that must be there, with those that may stand for each of them
 */
export function headerHint(mapping: Mapping, wanted: readonly string[][], firstBytes: Buffer): string | null {
  const { format } = mapping;
  const names = wanted.map((each) => each.map((name) => name.toLowerCase()));
  if (names.length === 0 || !format.header) return null;
  const mark = byteOrderMarkOf(firstBytes)?.lengthBytes ?? 0;
  const { bytes } = utf8Window(firstBytes.subarray(mark), format.encoding);
  for (const delimiter of [format.delimiter, ...delimiters.filter((sign) => sign !== format.delimiter)]) {
    const limits = { last: false, columnCount: null, line: 1, maxRows: maxLinesAbove };
    const { records } = parseWindow(bytes, { ...format, delimiter }, limits);
    const header = records.find(({ cells }) => {
      const found = new Set(cells.map((cell) => cell.trim().toLowerCase()));
      return names.every((each) => each.some((name) => found.has(name)));
    });
    if (!header) continue;
    const settings = [
      ...(delimiter === format.delimiter ? [] : [`format.delimiter: ${delimiter === '\t' ? 'tab' : `"${delimiter}"`}`]),
      ...(header.line === 1 + format.skip ? [] : [`format.skip: ${header.line - 1}`]),
    ];
    if (settings.length > 0) return `Line ${header.line} has them: set ${settings.join(' and ')} in the mapping`;
  }
  return null;
}
