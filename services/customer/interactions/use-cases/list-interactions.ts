import { Injectable } from '@nestjs/common';
import type { PageRequest } from '#libs/transactions';
import { requireCustomer } from '../../customers/domain/customer.js';
import { CustomerStore } from '../../customers/use-cases/ports.js';
import type { Interaction } from '../domain/interaction.js';
import { type InteractionKey, InteractionStore } from './ports.js';

@Injectable()
export class ListInteractions {
  constructor(
    private readonly customers: CustomerStore,
    private readonly interactions: InteractionStore,
  ) {}

  /**
   * Lists the interactions of a customer, the latest first.
   * @throws CUSTOMER_NOT_FOUND
   */
  async listInteractions(customerId: string, page: PageRequest<InteractionKey>): Promise<Interaction[]> {
    requireCustomer(await this.customers.find(customerId), customerId);
    return this.interactions.list(customerId, page);
  }
}
