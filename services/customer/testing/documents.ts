import { createHash } from 'node:crypto';
import type { customerV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, type RunningCustomerService } from './customer-service.js';

export function wholeOf(content: Buffer): { sizeBytes: string; sha256: string } {
  return { sizeBytes: String(content.length), sha256: createHash('sha256').update(content).digest('hex') };
}

/** Registers a document of a new customer and uploads its content in parts of a length. */
export async function upload(
  { client, aCustomer }: RunningCustomerService,
  content: Buffer,
  about: customerV1.RegisterDocumentRequestInit = {},
  partBytes = 1_000_000,
): Promise<customerV1.Document> {
  const customerId = about.customerId ?? (await aCustomer()).customerId;
  const request = { requestId: newId(), name: 'file.pdf', ...about, customerId };
  const { document } = await client.registerDocument(request, ann);
  const { documentId } = document!;
  for (let partNumber = 0; partNumber * partBytes < content.length; partNumber += 1) {
    const part = content.subarray(partNumber * partBytes, (partNumber + 1) * partBytes);
    await client.uploadDocumentPart({ requestId: newId(), documentId, partNumber, content: part }, ann);
  }
  return document!;
}

/** A document that is complete: quarantined, or refused for its type. */
export async function aDocument(
  service: RunningCustomerService,
  content: Buffer,
  about: customerV1.RegisterDocumentRequestInit = {},
): Promise<customerV1.Document> {
  const { documentId } = await upload(service, content, about);
  const request = { requestId: newId(), documentId, ...wholeOf(content) };
  return (await service.client.finishDocument(request, ann)).document!;
}

export async function documentOf({ client }: RunningCustomerService, documentId: string): Promise<customerV1.Document> {
  return (await client.getDocument({ documentId }, ann)).document!;
}

/** All bytes of a released document, read in sections of a length. */
export async function contentOf(
  { client }: RunningCustomerService,
  documentId: string,
  lengthBytes = 0,
): Promise<Buffer> {
  const sections: Uint8Array[] = [];
  for (let offset = 0; ;) {
    const request = { documentId, offsetBytes: String(offset), lengthBytes };
    const { content } = await client.readDocumentPart(request, ann);
    if (content.length === 0) return Buffer.concat(sections);
    sections.push(content);
    offset += content.length;
  }
}
