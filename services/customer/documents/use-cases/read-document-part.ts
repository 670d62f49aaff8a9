import { Injectable } from '@nestjs/common';
import { FieldFaults } from '#libs/fields';
import { maxPartBytes } from '#libs/files';
import { assertDocumentAllows, type Document } from '../domain/document.js';
import { errors } from '../domain/errors.js';
import { DocumentById } from './document-by-id.js';
import { DocumentStorages } from './ports.js';

/** A section of a document. */
export interface Section {
  readonly offsetBytes: bigint;
  /** 0 for as much as one call gives. */
  readonly lengthBytes: number;
}

@Injectable()
export class ReadDocumentPart {
  constructor(
    private readonly byId: DocumentById,
    private readonly storages: DocumentStorages,
  ) {}

  /**
   * Reads a section of a released document, as much of it as there is.
   * @throws DOCUMENT_NOT_FOUND, DOCUMENT_INVALID, DOCUMENT_STATE_FORBIDS, DOCUMENT_STORAGE_UNAVAILABLE
   */
  async readDocumentPart(
    documentId: string,
    { offsetBytes, lengthBytes }: Section,
  ): Promise<{ content: Uint8Array; sizeBytes: bigint }> {
    const document = await this.byId.documentById(documentId);
    assertDocumentAllows(document, 'read');
    const { sizeBytes } = document;
    const faults = new FieldFaults();
    faults.check(offsetBytes >= 0n && offsetBytes <= sizeBytes, 'offset_bytes', `must be 0 to ${sizeBytes}`);
    faults.check(lengthBytes >= 0 && lengthBytes <= maxPartBytes, 'length_bytes', `must be 0 to ${maxPartBytes}`);
    faults.throwIfAny(errors.DOCUMENT_INVALID);
    const left = Number(sizeBytes - offsetBytes);
    const wanted = Math.min(lengthBytes === 0 ? maxPartBytes : lengthBytes, left);
    const content = wanted === 0 ? new Uint8Array() : await this.read(document, Number(offsetBytes), wanted);
    return { content, sizeBytes };
  }

  private async read(document: Document, offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    try {
      return await this.storages.at(document.contentPlace).read(document, offsetBytes, lengthBytes);
    } catch (error) {
      // The content goes with the state, so what failed beside a removal says nothing about where it is kept.
      assertDocumentAllows(await this.byId.documentById(document.documentId), 'read');
      throw error;
    }
  }
}
