import { Injectable } from '@nestjs/common';
import { RpcClients } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { Recalls } from '../use-cases/ports.js';

@Injectable()
export class RpcRecalls extends Recalls {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async recallInvoices(
    { actor, correlationId, requestId }: Caller,
    { invoiceIds, reason }: { invoiceIds: readonly string[]; reason: string },
  ): Promise<void> {
    const request = { requestId, invoiceIds: [...invoiceIds], reason };
    await this.clients.of('dca-handoff').recallInvoices(request, { actor, correlationId });
  }
}
