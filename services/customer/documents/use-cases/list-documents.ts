import { Injectable } from '@nestjs/common';
import { FieldFaults, readIds, readOptionalId } from '#libs/fields';
import type { PageRequest } from '#libs/transactions';
import type { Document } from '../domain/document.js';
import { errors } from '../domain/errors.js';
import { type DocumentFilter, type DocumentKey, DocumentStore } from './ports.js';

@Injectable()
export class ListDocuments {
  constructor(private readonly documents: DocumentStore) {}

  /**
   * Lists documents, the latest first.
   * @throws DOCUMENT_INVALID
   */
  async listDocuments(filter: DocumentFilter, page: PageRequest<DocumentKey>): Promise<Document[]> {
    const faults = new FieldFaults();
    faults.take('customer_id', readOptionalId(filter.customerId));
    faults.take('invoice_id', readOptionalId(filter.invoiceId));
    faults.take('document_ids', readIds(filter.documentIds));
    faults.throwIfAny(errors.DOCUMENT_INVALID);
    return this.documents.list(filter, page);
  }
}
