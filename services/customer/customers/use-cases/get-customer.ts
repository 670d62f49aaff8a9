import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { customerNotFound, type Customer } from '../domain/customer.js';
import { isStorable } from '../domain/fields.js';
import { CustomerStore } from './ports.js';

@Injectable()
export class GetCustomer {
  constructor(private readonly customers: CustomerStore) {}

  /**
   * @param reference asked for when the id is empty
   * @throws DomainError CUSTOMER_NOT_FOUND
   */
  async execute(customerId: string, reference: string): Promise<Customer> {
    const customer = customerId === '' ? await this.byReference(reference) : await this.byId(customerId);
    if (!customer) throw customerNotFound(customerId || reference);
    return customer;
  }

  private byReference(reference: string): Promise<Customer | null> {
    return isStorable(reference) ? this.customers.findByReference(reference) : Promise.resolve(null);
  }

  private async byId(customerId: string): Promise<Customer | undefined> {
    const [customer] = isId(customerId) ? await this.customers.findMany([customerId]) : [];
    return customer;
  }
}
