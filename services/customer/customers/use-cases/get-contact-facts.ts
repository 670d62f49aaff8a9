import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { isId } from '#libs/ids';
import type { Customer } from '../domain/customer.js';
import { CustomerStore } from './ports.js';

export const maxContactFacts = 500;

@Injectable()
export class GetContactFacts {
  constructor(private readonly customers: CustomerStore) {}

  /**
   * What a fence must know before an act, all as of one instant and never from a copy.
   * @returns one per known customer
   * @throws DomainError CUSTOMER_INVALID for too many ids
   */
  async execute(customerIds: readonly string[]): Promise<Customer[]> {
    if (customerIds.length > maxContactFacts) {
      const description = `has more than ${maxContactFacts} ids`;
      throw invalidFields('CUSTOMER_INVALID', [{ field: 'customer_ids', description }]);
    }
    const ids = [...new Set(customerIds)].filter(isId);
    return ids.length > 0 ? this.customers.findMany(ids) : [];
  }
}
