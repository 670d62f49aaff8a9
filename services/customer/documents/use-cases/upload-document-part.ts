import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { violationsOfPart } from '#libs/files';
import { type Caller, Runner } from '#libs/transactions';
import { addPart, assertDocumentAllows, requireDocument } from '../domain/document.js';
import { errors } from '../domain/errors.js';
import { DocumentPolicy, DocumentStore } from './ports.js';

@Injectable()
export class UploadDocumentPart {
  constructor(
    private readonly runner: Runner,
    private readonly documents: DocumentStore,
    private readonly policy: DocumentPolicy,
  ) {}

  /**
   * Stores one part; the same part again changes nothing.
   * @returns how many parts are stored
   * @throws DOCUMENT_NOT_FOUND, DOCUMENT_INVALID, DOCUMENT_STATE_FORBIDS, DOCUMENT_KEY_REUSED
   */
  uploadDocumentPart(caller: Caller, documentId: string, partNumber: number, content: Uint8Array): Promise<number> {
    return this.runner.run(caller, async (tx) => {
      const violations = violationsOfPart(partNumber, content.length);
      if (violations.length > 0) throw invalidFields(errors.DOCUMENT_INVALID, violations);
      const document = requireDocument(await this.documents.lock(tx, documentId), documentId);
      assertDocumentAllows(document, 'upload');
      const stored = await this.documents.insertPart(tx, documentId, partNumber, content);
      if (stored === 'other') {
        const message = `Part ${partNumber} of the document ${documentId} was uploaded before with other content.`;
        throw errors.DOCUMENT_KEY_REUSED(`${message} Register the document again.`);
      }
      if (stored === 'same') return document.partCount;
      const longer = addPart(document, content.length, this.policy.maxBytes);
      await this.documents.updateMany(tx, [longer]);
      return longer.partCount;
    });
  }
}
