import { Injectable } from '@nestjs/common';
import type { Customer } from '../domain/customer.js';
import { isStorable } from '../domain/fields.js';
import { emailPrefix, namePrefix, phonePrefix } from '../domain/search.js';
import { CustomerStore, type CustomerFilter, type PageRequest } from './ports.js';

@Injectable()
export class ListCustomers {
  constructor(private readonly customers: CustomerStore) {}

  /** @returns one row more than the limit when there are more */
  async execute(asked: CustomerFilter, page: PageRequest<string>): Promise<Customer[]> {
    const filter = {
      name: namePrefix(asked.name),
      reference: asked.reference.trim(),
      phone: phonePrefix(asked.phone),
      email: emailPrefix(asked.email),
    };
    return Object.values(filter).every(isStorable) ? this.customers.list(filter, page) : [];
  }
}
