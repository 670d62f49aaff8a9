import { Injectable } from '@nestjs/common';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { type Document, readDocumentReason, removeDocument, requireDocument } from '../domain/document.js';
import { DocumentById } from './document-by-id.js';
import { DocumentEvents, DocumentStore } from './ports.js';

@Injectable()
export class RemoveDocument {
  constructor(
    private readonly runner: Runner,
    private readonly documents: DocumentStore,
    private readonly byId: DocumentById,
    private readonly events: DocumentEvents,
  ) {}

  /**
   * Deletes the content of a document; what it was stays known.
   * @throws DOCUMENT_INVALID, DOCUMENT_NOT_FOUND, DOCUMENT_STATE_FORBIDS
   */
  removeDocument(caller: Caller, documentId: string, why: string): Promise<Document> {
    const reason = readDocumentReason(why);
    const remove = async (tx: Tx): Promise<Document> => {
      const document = requireDocument(await this.documents.lock(tx, documentId), documentId);
      const removed = removeDocument(document, reason, tx);
      await this.documents.updateMany(tx, [removed]);
      await this.documents.deleteParts(tx, [documentId]);
      this.events.removed(tx, removed);
      return removed;
    };
    return this.runner.run(caller, remove, this.byId.kept);
  }
}
