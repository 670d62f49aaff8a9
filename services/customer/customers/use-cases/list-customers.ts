import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { identifierText } from '#libs/text';
import type { PageRequest } from '#libs/transactions';
import type { Customer } from '../domain/customer.js';
import { errors } from '../domain/errors.js';
import { emailPrefix, namePrefix, phonePrefix } from '../domain/search/search.js';
import { type CustomerFilter, type CustomerKey, CustomerStore } from './ports.js';
import { maxFound, SearchCustomers } from './search/search-customers.js';

@Injectable()
export class ListCustomers {
  constructor(
    private readonly customers: CustomerStore,
    private readonly searchCustomers: SearchCustomers,
  ) {}

  /**
   * Finds customers by the beginnings of names, references and addresses, and by any text, in the order of their references.
   * @throws CUSTOMER_INVALID, TOO_BROAD
   */
  async listCustomers(wanted: CustomerFilter, text: string, page: PageRequest<CustomerKey>): Promise<Customer[]> {
    const customerIds = text.trim() === '' ? undefined : await this.idsOf(text);
    if (customerIds?.length === 0) return [];
    const filter = {
      name: namePrefix(wanted.name),
      reference: identifierText(wanted.reference),
      phone: phonePrefix(wanted.phone),
      email: emailPrefix(wanted.email),
    };
    return Object.values(filter).every(isStorable) ? this.customers.list({ ...filter, customerIds }, page) : [];
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
