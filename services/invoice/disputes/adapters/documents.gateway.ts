import { Injectable } from '@nestjs/common';
import { RpcClients } from '#libs/platform';
import type { CallerOnward } from '#libs/transactions';
import { CustomerDocuments } from '../use-cases/ports.js';

const useless = ['STATE_REFUSED', 'STATE_DELETED'];

@Injectable()
export class RpcCustomerDocuments extends CustomerDocuments {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async findUsable(
    customerId: string,
    documentIds: readonly string[],
    { actor, correlationId }: CallerOnward,
  ): Promise<ReadonlySet<string>> {
    const request = { customerId, documentIds: [...documentIds], pageSize: documentIds.length };
    // Without the request id of the caller, which is the key of another request.
    const { documents } = await this.clients.of('customer').listDocuments(request, { actor, correlationId });
    // A process of the release before lists all documents of the customer.
    const asked = documents.filter(
      ({ documentId, state }) => documentIds.includes(documentId) && !useless.includes(state),
    );
    return new Set(asked.map(({ documentId }) => documentId));
  }
}
