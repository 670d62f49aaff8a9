import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { identifierText } from '#libs/text';
import type { PageRequest } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { emailPrefix, namePrefix, phonePrefix, type Searches } from '../domain/search/search.js';
import { type CustomerKey, CustomerStore, type FoundCustomer } from './ports.js';
import { maxFound, SearchCustomers } from './search/search-customers.js';

@Injectable()
export class ListCustomers {
  constructor(
    private readonly customers: CustomerStore,
    private readonly searchCustomers: SearchCustomers,
  ) {}

  /**
   * Finds customers by any text and by the beginnings of addresses, names and references, in the order of the first of
   * these that is given.
   * @throws CUSTOMER_INVALID, TOO_BROAD
   */
  async listCustomers(wanted: Searches, text: string, page: PageRequest<CustomerKey>): Promise<FoundCustomer[]> {
    const customerIds = text.trim() === '' ? undefined : await this.idsOf(text);
    if (customerIds?.length === 0) return [];
    const filter = {
      name: namePrefix(wanted.name),
      reference: identifierText(wanted.reference),
      phone: phonePrefix(wanted.phone),
      email: emailPrefix(wanted.email),
    };
    return Object.values(filter).every(isStorable) ? this.customers.list(filter, page, customerIds) : [];
  }

  private async idsOf(text: string): Promise<readonly string[]> {
    const { customerIds, isTooBroad, count, isCountExact } = await this.searchCustomers.searchCustomers(text);
    if (!isTooBroad) return customerIds;
    const found = isCountExact ? `${count}` : `more than ${count}`;
    throw errors.TOO_BROAD(`The text finds ${found} customers, and a list takes ${maxFound}. Write more of it.`, {
      facts: { count: String(count), count_exact: String(isCountExact) },
    });
  }
}
