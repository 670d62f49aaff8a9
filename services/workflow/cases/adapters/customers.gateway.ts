import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { RpcClients } from '#libs/platform';
import type { CallerOnward } from '#libs/transactions';
import { CustomerOwner } from '../use-cases/holds/ports.js';

const responseWithinMs = 5_000;

@Injectable()
export class RpcCustomerOwner extends CustomerOwner {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async exists(customerId: string, { actor, correlationId }: CallerOnward): Promise<boolean> {
    try {
      const customer = this.clients.of('customer');
      await customer.getCustomer({ customerId }, { actor, correlationId }, { deadlineMs: responseWithinMs });
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not-found') return false;
      throw error;
    }
  }
}
