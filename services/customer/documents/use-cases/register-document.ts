import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { requireCustomer } from '../../customers/domain/customer.js';
import { CustomerStore } from '../../customers/use-cases/ports.js';
import { announceDocument, type Document, type NewDocument } from '../domain/document.js';
import { DocumentById } from './document-by-id.js';
import { DocumentPolicy, DocumentStore } from './ports.js';

@Injectable()
export class RegisterDocument {
  constructor(
    private readonly runner: Runner,
    private readonly customers: CustomerStore,
    private readonly documents: DocumentStore,
    private readonly byId: DocumentById,
    private readonly policy: DocumentPolicy,
  ) {}

  /**
   * Announces a document before any byte of it arrives.
   * @throws DOCUMENT_INVALID, CUSTOMER_NOT_FOUND
   */
  registerDocument(caller: Caller, input: NewDocument): Promise<Document> {
    const { customerId } = input;
    const register = async (tx: Tx): Promise<Document> => {
      const document = announceDocument(input, this.policy.maxBytes, newId(), tx);
      requireCustomer(await this.customers.lock(tx, customerId), customerId);
      await this.documents.insert(tx, document);
      return document;
    };
    return this.runner.run(caller, register, this.byId.kept);
  }
}
