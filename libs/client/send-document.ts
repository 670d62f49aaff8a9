import { createHash } from 'node:crypto';
import type { customerV1 } from '#libs/contracts';
import type { FileSource } from '#libs/files';
import { derivedId, newId } from '#libs/ids';
import type { Dunlin } from './connect.js';
import { inSections } from './in-sections.js';

const partBytes = 1_000_000;
/** The service looks through the whole document before it responds. */
const finishing = { deadlineMs: 120_000 };

/** A file about a customer. */
export interface DocumentToSend extends Pick<customerV1.RegisterDocumentRequestInit, 'invoiceId' | 'caseId' | 'kind'> {
  readonly customerId: string;
  readonly name: string;
  readonly content: FileSource;
  /** Names the sending, so that a repeat registers nothing twice; a new one is chosen when absent. */
  readonly requestId?: string;
}

/** Registers, uploads and finishes a document; a repeat with the same request id continues where it was. */
export async function sendDocument(
  dunlin: Dunlin,
  { content, requestId = newId(), ...about }: DocumentToSend,
): Promise<customerV1.FinishDocumentResponse> {
  const { piecesOf } = await import('#libs/files');
  const sizeBytes = String(content.sizeBytes);
  const registered = await dunlin.customer.registerDocument({ requestId, ...about, sizeBytes }, dunlin.caller);
  const { documentId } = registered.document!;
  const digest = createHash('sha256');
  let partNumber = 0;
  for await (const piece of piecesOf(content, partBytes)) {
    digest.update(piece);
    const part = { documentId, partNumber, content: piece };
    const partId = derivedId(`${requestId}/part/${partNumber}`);
    await dunlin.customer.uploadDocumentPart({ requestId: partId, ...part }, dunlin.caller);
    partNumber += 1;
  }
  const whole = { documentId, sizeBytes, sha256: digest.digest('hex') };
  const request = { requestId: derivedId(`${requestId}/finish`), ...whole };
  return dunlin.customer.finishDocument(request, dunlin.caller, finishing);
}

/** The content of a released document, piece by piece. */
export function readDocument(dunlin: Dunlin, documentId: string): AsyncGenerator<Uint8Array> {
  return inSections((offsetBytes) => dunlin.customer.readDocumentPart({ documentId, offsetBytes }, dunlin.caller));
}
