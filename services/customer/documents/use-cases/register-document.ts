import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { isId, newId } from '#libs/ids';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { requireCustomer } from '../../customers/domain/customer.js';
import { CustomerStore } from '../../customers/use-cases/ports.js';
import { announceDocument, type Document, type NewDocument } from '../domain/document.js';
import { errors } from '../domain/errors.js';
import { DocumentById } from './document-by-id.js';
import { DocumentPolicy, DocumentStore, InvoiceDirectory } from './ports.js';

@Injectable()
export class RegisterDocument {
  constructor(
    private readonly runner: Runner,
    private readonly customers: CustomerStore,
    private readonly documents: DocumentStore,
    private readonly byId: DocumentById,
    private readonly policy: DocumentPolicy,
    private readonly invoices: InvoiceDirectory,
  ) {}

  /**
   * Announces a document before any byte of it arrives.
   * @throws DOCUMENT_INVALID, DOCUMENT_INVOICE_UNAVAILABLE, CUSTOMER_NOT_FOUND
   */
  async registerDocument(caller: Caller, input: NewDocument): Promise<Document> {
    const { customerId } = input;
    if (isId(input.invoiceId)) await this.assertInvoiceOf(caller, input);
    const register = async (tx: Tx): Promise<Document> => {
      const document = announceDocument(input, this.policy.maxBytes, newId(), tx);
      requireCustomer(await this.customers.lock(tx, customerId), customerId);
      await this.documents.insert(tx, document);
      return document;
    };
    return this.runner.run(caller, register, this.byId.kept);
  }

  /** What is no id is told with all that is wrong. @throws DOCUMENT_INVALID, DOCUMENT_INVOICE_UNAVAILABLE */
  private async assertInvoiceOf(caller: Caller, { invoiceId, customerId }: NewDocument): Promise<void> {
    const owner = await this.invoices.findCustomerOf(invoiceId, caller);
    if (owner === customerId) return;
    const description = owner === null ? 'names no invoice' : 'names an invoice of another customer';
    throw invalidFields(errors.DOCUMENT_INVALID, [{ field: 'invoice_id', description }]);
  }
}
