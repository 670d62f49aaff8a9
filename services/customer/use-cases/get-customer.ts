import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { customerNotFound, type Customer } from '../domain/customer.js';
import { CustomerStore } from './ports.js';

@Injectable()
export class GetCustomer {
  constructor(private readonly customers: CustomerStore) {}

  /**
   * @param reference asked for when the id is empty
   * @throws DomainError CUSTOMER_NOT_FOUND
   */
  async execute(customerId: string, reference: string): Promise<Customer> {
    const customer = customerId === '' ? await this.customers.byReference(reference) : await this.byId(customerId);
    if (!customer) throw customerNotFound(customerId || reference);
    return customer;
  }

  private async byId(customerId: string): Promise<Customer | undefined> {
    const [customer] = isId(customerId) ? await this.customers.byIds([customerId]) : [];
    return customer;
  }
}
