import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { identifierText } from '#libs/text';
import type { PageRequest } from '#libs/transactions';
import { emailPrefix, namePrefix, phonePrefix, type Searches } from '../domain/search.js';
import { type CustomerKey, CustomerStore, type FoundCustomer } from './ports.js';

@Injectable()
export class ListCustomers {
  constructor(private readonly customers: CustomerStore) {}

  /** Finds customers by the beginnings of addresses, names and references, in the order of the first that is given. */
  async listCustomers(wanted: Searches, page: PageRequest<CustomerKey>): Promise<FoundCustomer[]> {
    const filter = {
      name: namePrefix(wanted.name),
      reference: identifierText(wanted.reference),
      phone: phonePrefix(wanted.phone),
      email: emailPrefix(wanted.email),
    };
    return Object.values(filter).every(isStorable) ? this.customers.list(filter, page) : [];
  }
}
