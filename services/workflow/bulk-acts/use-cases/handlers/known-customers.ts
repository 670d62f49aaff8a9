import { Injectable } from '@nestjs/common';
import type { Queryable } from '#libs/transactions';
import { CustomerStore } from '../../../copies/use-cases/ports.js';
import type { Judgements } from '../../domain/bulk-act.js';

/** Finds out which customers exist, by what customer published; customer itself decides about each. */
@Injectable()
export class KnownCustomers {
  constructor(private readonly customers: CustomerStore) {}

  async judge(queryable: Queryable, customerIds: readonly string[]): Promise<Judgements> {
    const known = await this.customers.findMany(queryable, customerIds);
    const unknown = { reason: 'CUSTOMER_NOT_FOUND', text: 'There is no such customer.' };
    return new Map(customerIds.map((customerId) => [customerId, known.has(customerId) ? null : unknown]));
  }
}
