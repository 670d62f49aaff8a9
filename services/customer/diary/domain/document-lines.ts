import { code, line, text } from '#libs/diary';
import type { LinesOf } from './diary-events.js';
import { words } from './excerpt.js';

/** Lines about documents, which people know by their names. */
export const documentLines = {
  'dunlin.customer.v1.DocumentUploaded': ({ kind }, about) =>
    line('DOCUMENT_UPLOADED', { kind: code('DOCUMENT', kind), document: words(about.text) }),
  'dunlin.customer.v1.DocumentReleased': ({ scanned }, about) =>
    line(scanned ? 'DOCUMENT_RELEASED_AFTER_SCAN' : 'DOCUMENT_RELEASED', { document: words(about.text) }),
  'dunlin.customer.v1.DocumentRefused': ({ finding }, about) =>
    line('DOCUMENT_REFUSED', { finding: text(finding), document: words(about.text) }),
  'dunlin.customer.v1.DocumentRemoved': (_, about) => line('DOCUMENT_REMOVED', { document: words(about.text) }),
} satisfies Partial<LinesOf<'dunlin.customer.v1.'>>;
