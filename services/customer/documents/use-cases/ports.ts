import type { PartedSource } from '#libs/files';
import type { CallerOnward, PageRequest, Queryable, Tx } from '#libs/transactions';
import type { ContentPlace, Document, DocumentState, Verdict } from '../domain/document.js';
import type { DocumentType } from '../domain/media-type.js';

export type DocumentKey = readonly [createdAt: Date, documentId: string];

export interface DocumentFilter {
  /** Empty for all. */
  readonly customerId: string;
  /** Empty for all. */
  readonly invoiceId: string;
  /** Empty for all. */
  readonly documentIds: readonly string[];
  /** Null for all but those that are uploaded now. */
  readonly state: DocumentState | null;
}

/** Documents, and their content as long as it lies in the database of the service. */
export abstract class DocumentStore {
  /** @param on the transaction to read in, where one is open */
  abstract find(documentId: string, on?: Queryable): Promise<Document | null>;
  abstract lock(tx: Tx, documentId: string): Promise<Document | null>;
  abstract insert(tx: Tx, document: Document): Promise<void>;
  /** Stores everything of locked documents that can change. */
  abstract updateMany(tx: Tx, documents: readonly Document[]): Promise<void>;
  /** Forgets a locked document that was never complete. */
  abstract delete(tx: Tx, documentId: string): Promise<void>;
  /** The latest first. */
  abstract list(filter: DocumentFilter, page: PageRequest<DocumentKey>): Promise<Document[]>;
  /** Names by id, all of them by one statement; unknown ids are left out. */
  abstract findNames(tx: Tx, documentIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** @returns whether the part is new, or the stored one has the same content or another */
  abstract insertPart(
    tx: Tx,
    documentId: string,
    partNumber: number,
    content: Uint8Array,
  ): Promise<'new' | 'same' | 'other'>;
  abstract deleteParts(tx: Tx, documentIds: readonly string[]): Promise<void>;
  /** The content as one section of bytes, read from its parts outside of any transaction. */
  abstract content(documentId: string): Promise<PartedSource>;
  /** Ids of documents of which no part arrived for so long, in wall-clock time. */
  abstract idleUploads(idleMs: number, limit: number): Promise<string[]>;
  /** Locks documents whose content is kept no longer; what another process has locked is left to it. */
  abstract lockOutdated(tx: Tx, kept: KeptSince, limit: number): Promise<Document[]>;
  /** Ids of documents with an object that is of no use, and to which nothing happened for so long. */
  abstract withUselessObject(quietMs: number, limit: number): Promise<string[]>;
  /** Notes that there is no object for a document any more. */
  abstract markObjectErased(documentId: string): Promise<void>;
}

/** Contents from before these instants of business time are kept no longer. */
export interface KeptSince {
  /** Of documents that were not refused, by their announcement. */
  readonly createdAt: Date;
  /** Of refused ones, by their refusal. */
  readonly refusedAt: Date;
}

/** A document that this process scans, and nobody else for a while. */
export interface ClaimedDocument {
  readonly document: Document;
  /** From 1. */
  readonly attempt: number;
}

/** Documents that wait for a scan. */
export abstract class ScanQueue {
  /** The one that waits for longest, which nobody else gets until the lease ends; null for none. */
  abstract claim(leaseMs: number): Promise<ClaimedDocument | null>;
  /** Lets a document be claimed again after so long. */
  abstract putOff(documentId: string, delayMs: number): Promise<void>;
}

/** Where the content of released documents is kept. */
export abstract class DocumentStorage {
  abstract readonly place: ContentPlace;
  /** Stores the content of a document, in place of what an earlier try may have stored. */
  abstract store(document: Document, content: PartedSource): Promise<void>;
  /** Exactly the bytes asked for, within the document. @throws DOCUMENT_STORAGE_UNAVAILABLE */
  abstract read(document: Document, offsetBytes: number, lengthBytes: number): Promise<Uint8Array>;
  /** Nothing happens where there is no such content. */
  abstract erase(documentId: string): Promise<void>;
}

/** The storages of this deployment. */
export abstract class DocumentStorages {
  /** Where what is released now is kept. */
  abstract readonly inUse: DocumentStorage;
  /** Where something was kept that was released earlier. @throws DOCUMENT_STORAGE_UNAVAILABLE where it is not set up any more */
  abstract at(place: ContentPlace): DocumentStorage;
}

/** Tells the type of a document by its bytes. */
export abstract class ContentJudge {
  /** Looks through all of it once. */
  abstract lookThrough(content: PartedSource): Promise<{ readonly sha256: string; readonly mediaType: string }>;
}

/** What looks for harmful content. */
export abstract class Scanner {
  /** What callers are told: `clamd`, or `none` where nothing looks. */
  abstract readonly name: 'clamd' | 'none';
  /**
   * Looks through a document; throws a `ScannerFault` when it has no result.
   * @param pieces the bytes in their order
   */
  abstract scan(pieces: AsyncIterable<Uint8Array>): Promise<Verdict>;
}

/** The service that has the invoices. */
export abstract class InvoiceDirectory {
  /** Null for an id that no invoice has. @throws DOCUMENT_INVOICE_UNAVAILABLE */
  abstract findCustomerOf(invoiceId: string, caller: CallerOnward): Promise<string | null>;
}

/** Events carry ids and codes; name and content stay here. */
export abstract class DocumentEvents {
  abstract uploaded(tx: Tx, document: Document): void;
  abstract released(tx: Tx, document: Document): void;
  abstract refused(tx: Tx, document: Document): void;
  abstract removed(tx: Tx, document: Document): void;
}

/** What the operator allows. */
export abstract class DocumentPolicy {
  abstract readonly maxBytes: number;
  abstract readonly takenTypes: readonly DocumentType[];
  /** Days that the content of a document is kept. */
  abstract readonly retentionDays: number;
  /** Days that the content of a refused document is kept. */
  abstract readonly refusedRetentionDays: number;
  /** After how long another process may scan a document, in milliseconds. */
  abstract readonly scanLeaseMs: number;
}
