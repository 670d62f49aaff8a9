import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { identifierText } from '#libs/text';
import type { PageRequest } from '#libs/transactions';
import type { Customer } from '../domain/customer.js';
import { emailPrefix, namePrefix, phonePrefix } from '../domain/search.js';
import { type CustomerFilter, type CustomerKey, CustomerStore } from './ports.js';

@Injectable()
export class ListCustomers {
  constructor(private readonly customers: CustomerStore) {}

  /** Finds customers by the beginnings of names, references and addresses, in the order of their references. */
  async listCustomers(wanted: CustomerFilter, page: PageRequest<CustomerKey>): Promise<Customer[]> {
    const filter = {
      name: namePrefix(wanted.name),
      reference: identifierText(wanted.reference),
      phone: phonePrefix(wanted.phone),
      email: emailPrefix(wanted.email),
    };
    return Object.values(filter).every(isStorable) ? this.customers.list(filter, page) : [];
  }
}
