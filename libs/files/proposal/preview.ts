import { parse } from 'yaml';
import { DomainError, type FieldViolation } from '#libs/errors';
import type { Money } from '#libs/money';
import { byteOrderMarkOf, type Encoding, utf8Window } from '../encoding.js';
import { type FileSource, sourceOf } from '../file-source.js';
import { type Mapping, parseMapping } from '../mapping/mapping.js';
import { parseWindow } from '../parse-window.js';
import type { ReadPosition } from '../read-position.js';
import { readHeader, readRows } from '../read-rows.js';
import type { Row, RowFault } from '../rows/row.js';
import { type FileKind, lenient } from './file-kind.js';
import { lookAt } from './look.js';
import { proposeFor } from './propose-mapping.js';

/** A row as a mapping reads it. */
export interface ReadRow {
  readonly line: number;
  readonly isLeftOut: boolean;
  /** What is read of each field that the row has a value of. */
  readonly values: Readonly<Record<string, string | Money>>;
  readonly faults: readonly RowFault[];
}

/** What the beginning of a file is by a mapping, which is proposed where none is given. */
export interface FilePreview {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[];
  /** The mapping as plain data; it is JSON, which a mapping may be. */
  readonly mapping: Readonly<Record<string, unknown>>;
  /** The mapping of the product that fits; null for any other. */
  readonly readyMade: string | null;
  /** What a proposal leaves open, by field: somebody must say it. */
  readonly doubts: readonly FieldViolation[];
  /** Why the file cannot be taken by the mapping as it is. */
  readonly violations: readonly FieldViolation[];
  readonly rows: readonly ReadRow[];
}

const sampleRows = 20;
const sampleCells = 3;

/**
 * Reads the beginning of a file.
 * @param head its first bytes, all of them where `isWhole`
 * @param document a mapping; empty for one that is proposed
 * @throws FILE_UNREADABLE, and MAPPING_INVALID where a given mapping cannot be read at all
 */
export async function previewFile(
  kind: FileKind,
  head: Buffer,
  isWhole: boolean,
  document: string,
): Promise<FilePreview> {
  const source = sourceOf(isWhole ? head : upToLineBreak(head));
  if (document !== '') return { ...(await readBy(kind, source, document)), readyMade: null, doubts: [] };
  const look = await lookAt(source, kind, true);
  const { readyMade, doubts, document: proposed } = await proposeFor(kind, source, {}, look);
  return { ...(await readBy(kind, source, proposed)), readyMade, doubts };
}

type ByMapping = Omit<FilePreview, 'readyMade' | 'doubts'>;

async function readBy(kind: FileKind, source: FileSource, document: string): Promise<ByMapping> {
  const mapping = parseMapping(document, lenient(kind));
  const violations = violationsOf(() => parseMapping(document, kind.definitions));
  const { encoding, delimiter } = mapping.format;
  const about = { encoding, delimiter, mapping: parse(document) as Record<string, unknown> };
  const position = await readHeader(mapping, source);
  const columns = await columnsOf(mapping, source, position);
  try {
    const { rows } = await readRows(mapping, kind.fields, source, position, sampleRows);
    return { ...about, columns, violations, rows: rows.map((row) => readRow(row, mapping, kind)) };
  } catch (error) {
    return { ...about, columns, rows: [], violations: [...violations, ...unreadable(error)] };
  }
}

/** A part that was cut within a line would look as if its last row were wrong. */
function upToLineBreak(head: Buffer): Buffer {
  const at = head.lastIndexOf('\n');
  if (at < 0) return head;
  // In UTF-16 a line break has a second byte.
  const isWide = byteOrderMarkOf(head)?.encoding === 'utf-16le' || head[at + 1] === 0;
  return head.subarray(0, at + (isWide ? 2 : 1));
}

/** The columns that the file has, with what stands in them first. */
async function columnsOf(
  { format }: Mapping,
  source: FileSource,
  { offsetBytes, header, columnCount, line, delimiter }: ReadPosition,
): Promise<FilePreview['columns']> {
  const bytes = await source.read(offsetBytes, Math.min(65_536, source.sizeBytes - offsetBytes));
  const rows = { last: true, columnCount: null, line, maxRows: sampleCells };
  const layout = { ...format, delimiter: delimiter ?? format.delimiter };
  const { records } = parseWindow(utf8Window(bytes, format.encoding).bytes, layout, rows);
  return Array.from({ length: columnCount }, (_, index) => ({
    name: header?.[index] ?? '',
    samples: records.map(({ cells }) => (cells[index] ?? '').slice(0, 200)),
  }));
}

function readRow(row: Row, { rules }: Mapping, kind: FileKind): ReadRow {
  const { line, isLeftOut } = row;
  if (isLeftOut || row.faults.length > 0) return { line, isLeftOut, values: {}, faults: row.faults };
  const currency = row.currency(kind.currency);
  const values = kind.fields.flatMap((field) => {
    const value = rules.has(field) ? valueOf(row, field, kind, currency) : null;
    return value === null ? [] : [[field, value] as const];
  });
  const metadata = [...row.metadata('customer'), ...row.metadata('invoice')].map(
    ({ name, value }) => [name, value] as const,
  );
  // The currency was read twice.
  const faults = [...new Map(row.faults.map((fault) => [`${fault.column} ${fault.reason}`, fault])).values()];
  return { line, isLeftOut, values: Object.fromEntries([...values, ...metadata]), faults };
}

function valueOf(row: Row, field: string, kind: FileKind, currency: string | null): string | Money | null {
  switch (kind.definitions[field]!.kind) {
    case 'text':
      return row.text(field);
    case 'date':
      return row.date(field);
    case 'amount':
      return row.amount(field, currency);
    case 'choice':
      return row.choice(field);
    case 'currency':
      return field === kind.currency ? currency : row.currency(field);
    case 'metadata':
      // Its fields are those that the mapping names.
      return null;
  }
}

function violationsOf(read: () => unknown): readonly FieldViolation[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof DomainError) return error.details.violations ?? [];
    throw error;
  }
}

/** A file that lacks a column can still be shown. */
function unreadable(error: unknown): FieldViolation[] {
  if (error instanceof DomainError && error.code === 'FILE_UNREADABLE') {
    return [{ field: '', description: error.message }];
  }
  throw error;
}
