import type { Schemas } from '../api/client.js';

type Document = Schemas['Document'];

/** What the scan of a document came to, by the name of its sentence and what may stand in it. */
export interface ScanText {
  readonly text: 'notScannedHere' | 'waits' | 'typeRefused' | 'clean' | 'found' | 'byHand' | 'removed' | 'outdated';
  readonly type: string;
  readonly scanner: string;
  readonly finding: string;
  readonly actor: string;
  readonly reason: string;
}

/**
 * How a document came to be where it is, in words; nothing for one that is refused for a reason that is new to this page.
 * @param scanner of the deployment: `none` where nobody scans
 */
export function scanText(document: Document, scanner: string): ScanText | null {
  const { state, scan, reason, decidedBy: actor, mediaType: type } = document;
  const said = (text: ScanText['text']): ScanText => {
    return { text, type, actor, reason, scanner: scan?.scanner ?? '', finding: scan?.finding ?? '' };
  };
  switch (state) {
    case 'QUARANTINED':
      return said(scanner === 'none' ? 'notScannedHere' : 'waits');
    case 'RELEASED':
      return said(scan ? 'clean' : 'byHand');
    case 'REFUSED':
      if (scan) return said('found');
      return reason === 'TYPE_NOT_ALLOWED' ? said('typeRefused') : null;
    case 'DELETED':
      return said(reason === 'RETENTION' ? 'outdated' : 'removed');
    default:
      return null;
  }
}

const steps = ['kB', 'MB', 'GB'];

/** A number of bytes as people write it, in the language of a locale. */
export function sizeText(bytes: string | number, language: string): string {
  let size = Number(bytes);
  let unit = 'B';
  for (const step of steps) {
    if (size < 1_000) break;
    size /= 1_000;
    unit = step;
  }
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: size < 10 && unit !== 'B' ? 1 : 0 });
  return `${number.format(size)} ${unit}`;
}

/**
 * Why a file is not worth sending, known before a byte of it is.
 * @param maxSizeBytes 0 where it is not known
 */
export function fileFault(size: number, maxSizeBytes: string): 'empty' | 'tooLarge' | null {
  if (size === 0) return 'empty';
  return maxSizeBytes !== '0' && BigInt(size) > BigInt(maxSizeBytes) ? 'tooLarge' : null;
}
