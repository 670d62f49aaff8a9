import { Injectable } from '@nestjs/common';
import type { ByReference } from '#libs/transactions';
import { type Document, requireDocument } from '../domain/document.js';
import { DocumentStore } from './ports.js';

@Injectable()
export class DocumentById {
  /** The name of a document is stored with it and nowhere else; a repeat reads what is there. */
  readonly kept: ByReference<Document, string> = {
    refer: ({ documentId }) => documentId,
    read: async (tx, documentId) => requireDocument(await this.documents.find(documentId, tx), documentId),
  };

  constructor(private readonly documents: DocumentStore) {}

  /** @throws DOCUMENT_NOT_FOUND */
  async documentById(documentId: string): Promise<Document> {
    return requireDocument(await this.documents.find(documentId), documentId);
  }
}
