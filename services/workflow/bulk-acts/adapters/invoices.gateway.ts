import { Injectable } from '@nestjs/common';
import { RpcClients } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { InvoiceOwner } from '../use-cases/ports.js';

@Injectable()
export class RpcInvoiceOwner extends InvoiceOwner {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async setCollection(
    { actor, correlationId, requestId }: Caller,
    { collect, ...change }: { invoiceId: string; collect: boolean; followsFiles: boolean; reason: string },
  ): Promise<void> {
    const collectability = collect ? 'COLLECTABILITY_COLLECT' : 'COLLECTABILITY_DO_NOT_COLLECT';
    await this.clients.of('invoice').setCollection({ ...change, requestId, collectability }, { actor, correlationId });
  }
}
