import { createHash } from 'node:crypto';
import { DomainError } from '#libs/errors';
import { byteOrderMarkOf, EncodingCheck } from './encoding.js';
import { type FileSource, piecesOf } from './file-source.js';
import type { Mapping } from './mapping.js';
import type { ReadPosition } from './read-position.js';
import { readHeader } from './read-rows.js';
import { layoutOf } from './row.js';

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
  let fault: string | null = source.sizeBytes === 0 ? 'it is empty' : null;
  let seenBytes = 0;
  for await (const piece of piecesOf(source)) {
    digest.update(piece);
    if (seenBytes === 0) fault ??= faultOfFirstBytes(mapping, piece);
    seenBytes += piece.byteLength;
    fault ??= check.take(piece, seenBytes === source.sizeBytes);
  }
  const sha256 = digest.digest('hex');
  if (fault !== null) return { sha256, start: refusal(fault) };
  try {
    const position = await readHeader(mapping, source);
    layoutOf(mapping, fields, position.header);
    return { sha256, start: position };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'FILE_UNREADABLE')
      return { sha256, start: refusal(error.message) };
    throw error;
  }
}

function faultOfFirstBytes(mapping: Mapping, piece: Buffer): string | null {
  if (piece.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) {
    return 'it is a ZIP archive or an Excel workbook. Save it as CSV';
  }
  const mark = byteOrderMarkOf(piece);
  if (mark && mark.encoding !== mapping.format.encoding) {
    return `its first bytes say ${mark.encoding}, but the mapping says ${mapping.format.encoding}. Set format.encoding`;
  }
  return null;
}

function refusal(fault: string): { refusal: string } {
  return { refusal: fault.startsWith('The file') ? fault : `The file cannot be read: ${fault}.` };
}
