import { Injectable } from '@nestjs/common';
import { identifierText } from '#libs/text';
import { type Customer, requireCustomer } from '../domain/customer.js';
import { CustomerStore } from './ports.js';

@Injectable()
export class GetCustomer {
  constructor(private readonly customers: CustomerStore) {}

  /**
   * Reads a customer by its id, or by its reference when the id is empty.
   * @throws CUSTOMER_NOT_FOUND
   */
  async getCustomer(customerId: string, reference: string): Promise<Customer> {
    const byId = customerId !== '';
    const customer = byId
      ? await this.customers.find(customerId)
      : await this.customers.findByReference(identifierText(reference));
    return requireCustomer(customer, customerId || reference);
  }
}
