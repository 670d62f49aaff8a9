import { Injectable } from '@nestjs/common';
import { readIds, requireField } from '#libs/fields';
import type { Customer } from '../domain/customer.js';
import { errors } from '../domain/errors.js';
import { CustomerStore } from './ports.js';

@Injectable()
export class BatchGetCustomers {
  constructor(private readonly customers: CustomerStore) {}

  /**
   * What lists show beside ids, in the order of the ids.
   * @throws CUSTOMER_INVALID for too many ids
   */
  async batchGetCustomers(customerIds: readonly string[]): Promise<Customer[]> {
    const ids = requireField(errors.CUSTOMER_INVALID, 'customer_ids', readIds(customerIds));
    return ids.length > 0 ? this.customers.findMany(ids) : [];
  }
}
