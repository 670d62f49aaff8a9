import { type customerV1, enumName, toTimestamp, toTimestampOrNull } from '#libs/contracts';
import type { Document, DocumentKind, NewDocument } from '../domain/document.js';

export function toWireDocument(document: Document): customerV1.DocumentInit {
  const { documentId, customerId, name, kind, mediaType, sha256, state, reason, decidedBy, uploadedBy } = document;
  const { scan, decidedAt } = document;
  return {
    ...{ documentId, customerId, name, mediaType, sha256, reason, decidedBy, uploadedBy },
    invoiceId: document.invoiceId ?? '',
    caseId: document.caseId ?? '',
    kind: `KIND_${kind}`,
    state: `STATE_${state}`,
    sizeBytes: document.sizeBytes.toString(),
    createTime: toTimestamp(document.createdAt),
    scan: scan && { scanner: scan.scanner, finding: scan.finding, scanTime: toTimestamp(scan.scannedAt) },
    decideTime: toTimestampOrNull(decidedAt),
    version: document.version.toString(),
  };
}

export function fromWireNewDocument(request: customerV1.RegisterDocumentRequest): NewDocument {
  const { customerId, invoiceId, caseId, name } = request;
  const kind = enumName<DocumentKind>(request.kind, 'KIND_') ?? null;
  return { customerId, invoiceId, caseId, name, kind, sizeBytes: BigInt(request.sizeBytes) };
}
