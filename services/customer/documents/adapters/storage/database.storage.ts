import { Injectable } from '@nestjs/common';
import type { Document } from '../../domain/document.js';
import { DocumentStorage, DocumentStore } from '../../use-cases/ports.js';

/** The parts that were uploaded are the content, and stay where they are. */
@Injectable()
export class DatabaseStorage extends DocumentStorage {
  override readonly place = 'DATABASE';

  constructor(private readonly documents: DocumentStore) {
    super();
  }

  override async store(): Promise<void> {
    // It is there.
  }

  override async read({ documentId }: Document, offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    return (await this.documents.content(documentId)).read(offsetBytes, lengthBytes);
  }

  override async erase(): Promise<void> {
    // Parts go in the transaction of the change after which nobody has a use for them.
  }
}
