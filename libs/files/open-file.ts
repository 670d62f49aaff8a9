import { createHash } from 'node:crypto';
import { DomainError } from '#libs/errors';
import { byteOrderMarkOf, EncodingCheck } from './encoding.js';
import { type FileSource, piecesOf } from './file-source.js';
import type { Mapping } from './mapping/mapping.js';
import { faultOfDateOrder } from './proposal/date-order.js';
import { headerHint, otherKindOf } from './proposal/first-look.js';
import type { ReadPosition } from './read-position.js';
import { readHeader } from './read-rows.js';
import { layoutOf } from './rows/layout.js';

/** Properties of a file, known once all of its bytes were read. */
export interface OpenedFile {
  /** Hex digest of all bytes. */
  readonly sha256: string;
  /** Where its rows start, or why it cannot be read at all. */
  readonly start: ReadPosition | { readonly refusal: string };
}

/**
 * Looks through a whole file once, in pieces of 1 MiB: its digest, whether it is text of the mapping's encoding, and
 * whether its header has the columns of the fields that will be read.
 */
export async function openFile(mapping: Mapping, fields: readonly string[], source: FileSource): Promise<OpenedFile> {
  const digest = createHash('sha256');
  const check = new EncodingCheck(mapping.format.encoding);
  let firstBytes: Buffer = Buffer.alloc(0);
  let fault: string | null = source.sizeBytes === 0 ? 'it is empty' : null;
  let seenBytes = 0;
  for await (const piece of piecesOf(source)) {
    digest.update(piece);
    if (seenBytes === 0) {
      firstBytes = piece;
      fault ??= faultOfFirstBytes(mapping, piece);
    }
    seenBytes += piece.byteLength;
    fault ??= check.take(piece, seenBytes === source.sizeBytes);
  }
  const sha256 = digest.digest('hex');
  if (fault !== null) return { sha256, start: refusal(fault) };
  try {
    const position = await readHeader(mapping, source);
    layoutOf(mapping, fields, position.header);
    const order = await faultOfDateOrder(mapping, fields, source, position);
    return { sha256, start: order === null ? position : refusal(order) };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'FILE_UNREADABLE') throw error;
    const hint = headerHint(mapping, columnsNeeded(mapping, fields), firstBytes);
    return { sha256, start: refusal(hint === null ? error.message : `${error.message} ${hint}.`) };
  }
}

/** Names of the columns without which the file cannot be read; of columns that stand for each other, all of them. */
function columnsNeeded({ rules }: Mapping, fields: readonly string[]): string[][] {
  return fields.flatMap((field) => {
    const rule = rules.get(field);
    if (!rule || rule.optional || !('columns' in rule.source)) return [];
    const names = rule.source.columns.flatMap((column) => ('name' in column ? [column.name] : []));
    return names.length === rule.source.columns.length ? [names] : [];
  });
}

function faultOfFirstBytes(mapping: Mapping, piece: Buffer): string | null {
  const otherKind = otherKindOf(piece);
  if (otherKind !== null) return otherKind;
  const mark = byteOrderMarkOf(piece);
  if (mark && mark.encoding !== mapping.format.encoding) {
    return `its first bytes say ${mark.encoding}, but the mapping says ${mapping.format.encoding}. Set format.encoding`;
  }
  return null;
}

function refusal(fault: string): { refusal: string } {
  return { refusal: fault.startsWith('The file') ? fault : `The file cannot be read: ${fault}.` };
}
