import { Injectable } from '@nestjs/common';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import {
  assertDocumentAllows,
  type Document,
  readDocumentReason,
  releaseByHand,
  requireDocument,
} from '../domain/document.js';
import { errors } from '../domain/errors.js';
import { DocumentById } from './document-by-id.js';
import { DocumentEvents, DocumentStore } from './ports.js';
import { StoreContent } from './store-content.js';

@Injectable()
export class ReleaseDocument {
  constructor(
    private readonly runner: Runner,
    private readonly documents: DocumentStore,
    private readonly byId: DocumentById,
    private readonly contents: StoreContent,
    private readonly events: DocumentEvents,
  ) {}

  /**
   * Releases a document that no scanner has looked at.
   * @throws DOCUMENT_INVALID, DOCUMENT_NOT_FOUND, DOCUMENT_STATE_FORBIDS, DOCUMENT_CONFLICT
   */
  async releaseDocument(caller: Caller, documentId: string, why: string): Promise<Document> {
    const reason = readDocumentReason(why);
    const place = await this.contents.storeContent(documentId);
    const release = async (tx: Tx): Promise<Document> => {
      const document = requireDocument(await this.documents.lock(tx, documentId), documentId);
      assertDocumentAllows(document, 'release');
      if (place === null)
        throw errors.DOCUMENT_CONFLICT('The document was finished just now. Make the same call again.');
      const released = releaseByHand(document, reason, place, tx);
      await this.documents.updateMany(tx, [released]);
      if (place !== 'DATABASE') await this.documents.deleteParts(tx, [documentId]);
      this.events.released(tx, released);
      return released;
    };
    return this.runner.run(caller, release, this.byId.kept);
  }
}
