import { invalidFields, refusedTransition } from '#libs/errors';
import { FieldFaults, maxLengths, readChoice, readLine, readOptionalId, readReason, requireField } from '#libs/fields';
import { errors } from './errors.js';

export type DocumentState = 'UPLOADING' | 'QUARANTINED' | 'RELEASED' | 'REFUSED' | 'DELETED';
export type DocumentCommand = 'upload' | 'finish' | 'refuse' | 'release' | 'read' | 'remove';

/** A document is read only while it is released, and what was refused is never released. */
export const documentTransitions: Readonly<Record<DocumentState, Partial<Record<DocumentCommand, DocumentState>>>> = {
  UPLOADING: { upload: 'UPLOADING', finish: 'QUARANTINED', refuse: 'REFUSED' },
  QUARANTINED: { release: 'RELEASED', refuse: 'REFUSED', remove: 'DELETED' },
  // Something may be found in it that an administrator released while it was scanned.
  RELEASED: { read: 'RELEASED', refuse: 'REFUSED', remove: 'DELETED' },
  REFUSED: { remove: 'DELETED' },
  DELETED: {},
};

export const documentKinds = [
  'CONTRACT',
  'INVOICE',
  'CORRESPONDENCE',
  'PAYMENT_PROOF',
  'EVIDENCE',
  'LEGAL',
  'AUTHORITY',
  'OTHER',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Where the content is. */
export type ContentPlace = 'DATABASE' | 'OBJECT_STORAGE' | 'NOWHERE';

/** Why a document was refused or removed by the service itself. */
export type SystemReason = 'TYPE_NOT_ALLOWED' | 'MALWARE_FOUND' | 'RETENTION';

/** What a scanner said. */
export interface Verdict {
  /** The scanner with its version. */
  readonly scanner: string;
  /** Empty for nothing. */
  readonly finding: string;
}

export interface Scan extends Verdict {
  readonly scannedAt: Date;
}

/** A file about a customer. */
export interface Document {
  readonly documentId: string;
  readonly customerId: string;
  readonly invoiceId: string | null;
  readonly caseId: string | null;
  /** For people; it says nothing of the type. */
  readonly name: string;
  readonly kind: DocumentKind;
  /** As the bytes tell; empty while it is uploaded. */
  readonly mediaType: string;
  readonly sizeBytes: bigint;
  /** Empty while it is uploaded. */
  readonly sha256: string;
  readonly state: DocumentState;
  readonly partCount: number;
  readonly contentPlace: ContentPlace;
  /** Whether an object may have been stored for it, also by a process that died before it said so. */
  readonly hasObject: boolean;
  readonly scan: Scan | null;
  /** Why it is in its state; empty where that needs no reason. */
  readonly reason: string;
  /** Actor who released, refused or removed it; empty before. */
  readonly decidedBy: string;
  readonly decidedAt: Date | null;
  readonly uploadedBy: string;
  readonly version: bigint;
  readonly createdAt: Date;
}

/** Who decides, and when. */
export interface Decision {
  readonly actor: string;
  readonly now: Date;
}

/** A document before any byte of it has arrived. */
export interface NewDocument {
  readonly customerId: string;
  /** Empty for none. */
  readonly invoiceId: string;
  /** Empty for none. */
  readonly caseId: string;
  readonly name: string;
  /** Null for `OTHER`. */
  readonly kind: DocumentKind | null;
  /** 0 when it is not known yet. */
  readonly sizeBytes: bigint;
}

/** @throws DOCUMENT_INVALID */
export function announceDocument(
  input: NewDocument,
  maxBytes: number,
  documentId: string,
  { actor, now }: Decision,
): Document {
  const faults = new FieldFaults();
  const name = faults.take('name', readLine(input.name, maxLengths.fileName)) ?? '';
  const kind = faults.take('kind', readChoice(input.kind ?? 'OTHER', documentKinds)) ?? 'OTHER';
  const invoiceId = faults.take('invoice_id', readOptionalId(input.invoiceId)) ?? null;
  const caseId = faults.take('case_id', readOptionalId(input.caseId)) ?? null;
  faults.check(input.sizeBytes >= 0n, 'size_bytes', 'must be 0 or more');
  faults.check(input.sizeBytes <= BigInt(maxBytes), 'size_bytes', `must be at most ${maxSize(maxBytes)}`);
  faults.throwIfAny(errors.DOCUMENT_INVALID);
  return {
    ...{ documentId, customerId: input.customerId, invoiceId, caseId, name, kind },
    ...{ mediaType: '', sizeBytes: 0n, sha256: '', state: 'UPLOADING', partCount: 0 },
    ...{ contentPlace: 'DATABASE', hasObject: false, scan: null, reason: '', decidedBy: '', decidedAt: null },
    ...{ uploadedBy: actor, version: 1n, createdAt: now },
  };
}

/** A part that was not stored before. @throws DOCUMENT_STATE_FORBIDS, DOCUMENT_INVALID */
export function addPart(document: Document, partBytes: number, maxBytes: number): Document {
  const state = nextState(document, 'upload');
  const sizeBytes = document.sizeBytes + BigInt(partBytes);
  if (sizeBytes > BigInt(maxBytes)) {
    const description = `makes the document longer than ${maxSize(maxBytes)}`;
    throw invalidFields(errors.DOCUMENT_INVALID, [{ field: 'content', description }]);
  }
  return changed(document, { state, sizeBytes, partCount: document.partCount + 1 });
}

/** What was found of a complete document by looking through it. */
export interface LookedThrough {
  readonly sha256: string;
  /** As the bytes tell; empty for bytes of no known type. */
  readonly mediaType: string;
  readonly isAllowed: boolean;
}

/** It is complete: quarantined, or refused for its type. @throws DOCUMENT_STATE_FORBIDS */
export function finishDocument(document: Document, looked: LookedThrough, decision: Decision): Document {
  const { sha256, mediaType, isAllowed } = looked;
  const complete = { ...document, sha256, mediaType };
  if (!isAllowed) {
    const reason = 'TYPE_NOT_ALLOWED' satisfies SystemReason;
    return { ...decided(complete, 'refuse', reason, decision), contentPlace: 'NOWHERE' };
  }
  return changed(complete, { state: nextState(document, 'finish') });
}

/** An object is about to be stored for it, which must not be forgotten if it never is released. */
export function beginStoring(document: Document): Document {
  nextState(document, 'release');
  return { ...document, hasObject: true };
}

/** A scanner found nothing in it. @throws DOCUMENT_STATE_FORBIDS */
export function releaseScanned(
  document: Document,
  verdict: Verdict,
  contentPlace: ContentPlace,
  decision: Decision,
): Document {
  const scan = { ...verdict, scannedAt: decision.now };
  return { ...decided(document, 'release', '', decision), scan, contentPlace };
}

/** An administrator says that it is harmless. @throws DOCUMENT_STATE_FORBIDS */
export function releaseByHand(
  document: Document,
  reason: string,
  contentPlace: ContentPlace,
  decision: Decision,
): Document {
  return { ...decided(document, 'release', reason, decision), contentPlace };
}

/** A scanner found something in it. @throws DOCUMENT_STATE_FORBIDS */
export function refuseInfected(document: Document, verdict: Verdict, decision: Decision): Document {
  const reason = 'MALWARE_FOUND' satisfies SystemReason;
  return { ...decided(document, 'refuse', reason, decision), scan: { ...verdict, scannedAt: decision.now } };
}

/** Its content goes; what it was stays known. @throws DOCUMENT_STATE_FORBIDS */
export function removeDocument(document: Document, reason: string, decision: Decision): Document {
  return { ...decided(document, 'remove', reason, decision), contentPlace: 'NOWHERE' };
}

/** What else there is of a refused document goes after a while. */
export function emptyRefused(document: Document): Document {
  return changed(document, { contentPlace: 'NOWHERE' });
}

/** @throws DOCUMENT_STATE_FORBIDS with the state and what it allows */
export function assertDocumentAllows(document: Document, command: DocumentCommand): void {
  nextState(document, command);
}

/** Whether a scan that has ended still says something about it. */
export function mayBeScanned({ state }: Pick<Document, 'state'>): boolean {
  return state === 'QUARANTINED' || state === 'RELEASED';
}

/** What is told of a refused document: what was found, or the type that is not taken. */
export function findingOf({ scan, mediaType }: Pick<Document, 'scan' | 'mediaType'>): string {
  return scan?.finding || mediaType || 'unknown';
}

/** @throws DOCUMENT_INVALID */
export function readDocumentReason(reason: string): string {
  return requireField(errors.DOCUMENT_INVALID, 'reason', readReason(reason));
}

/** @throws DOCUMENT_NOT_FOUND for null */
export function requireDocument(document: Document | null, documentId: string): Document {
  if (document) return document;
  throw errors.DOCUMENT_NOT_FOUND(`There is no document ${JSON.stringify(documentId)}.`);
}

function decided(document: Document, command: DocumentCommand, reason: string, { actor, now }: Decision): Document {
  return changed(document, { state: nextState(document, command), reason, decidedBy: actor, decidedAt: now });
}

function changed(document: Document, change: Partial<Document>): Document {
  return { ...document, ...change, version: document.version + 1n };
}

function nextState({ documentId, state }: Document, command: DocumentCommand): DocumentState {
  const row = documentTransitions[state];
  const next = row[command];
  if (next) return next;
  const what = `Document ${documentId}`;
  throw refusedTransition(errors.DOCUMENT_STATE_FORBIDS, what, command, state, Object.keys(row));
}

function maxSize(maxBytes: number): string {
  return `${maxBytes} bytes, which DUNLIN_DOCUMENTS_MAX_BYTES (documents.maxBytes) sets`;
}
