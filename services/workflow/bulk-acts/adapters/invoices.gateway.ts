import { Injectable } from '@nestjs/common';
import type { invoiceV1 } from '#libs/contracts';
import { RpcClients } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { InvoiceOwner, type InvoiceQuestion } from '../use-cases/ports.js';

@Injectable()
export class RpcInvoiceOwner extends InvoiceOwner {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async listIds(
    { actor, correlationId }: Caller,
    question: InvoiceQuestion,
    limit: number,
  ): Promise<{ invoiceId: string; customerId: string }[]> {
    const invoices = question as invoiceV1.ListInvoicesRequest;
    const named: invoiceV1.ListInvoiceIdsResponseFound[] = [];
    let pageToken = '';
    do {
      const page = await this.clients.of('invoice').listInvoiceIds({ invoices, pageToken }, { actor, correlationId });
      named.push(...page.found);
      pageToken = page.nextPageToken;
    } while (pageToken !== '' && named.length < limit);
    return named;
  }

  override async setCollection(
    { actor, correlationId, requestId }: Caller,
    { collect, ...change }: { invoiceId: string; collect: boolean; followsFiles: boolean; reason: string },
  ): Promise<void> {
    const collectability = collect ? 'COLLECTABILITY_COLLECT' : 'COLLECTABILITY_DO_NOT_COLLECT';
    await this.clients.of('invoice').setCollection({ ...change, requestId, collectability }, { actor, correlationId });
  }
}
