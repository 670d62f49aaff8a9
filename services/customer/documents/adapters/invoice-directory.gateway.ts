import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { type CallOptions, RpcClients } from '#libs/platform';
import type { CallerOnward } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { InvoiceDirectory } from '../use-cases/ports.js';

/** Given up well before who uploads gives up, who else would learn nothing of why. */
const soon: CallOptions = { deadlineMs: 3_000, attempts: 3 };

@Injectable()
export class RpcInvoiceDirectory extends InvoiceDirectory {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async findCustomerOf(invoiceId: string, { actor, correlationId }: CallerOnward): Promise<string | null> {
    const request = { invoiceIds: [invoiceId] };
    try {
      const { invoices } = await this.clients.of('invoice').batchGetInvoices(request, { actor, correlationId }, soon);
      return invoices[0]?.customerId ?? null;
    } catch (error) {
      // Whatever keeps it from answering, also a pod of the last release, which does not know this caller.
      if (!(error instanceof DomainError)) throw error;
      const sentence = 'The invoice service does not say whose the invoice is. Make the same call again later.';
      throw errors.DOCUMENT_INVOICE_UNAVAILABLE(sentence, { facts: { reason: error.code } });
    }
  }
}
