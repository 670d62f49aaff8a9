import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, maxIds } from '#libs/fields';
import { isId } from '#libs/ids';
import type { Customer } from '../../domain/customer.js';
import { errors } from '../../domain/errors.js';
import { CustomerStore } from '../ports.js';

@Injectable()
export class BatchGetContactFacts {
  constructor(private readonly customers: CustomerStore) {}

  /**
   * What a fence must know before an act, all as of one instant and never from a copy.
   * @returns one per known customer
   * @throws CUSTOMER_INVALID for too many ids
   */
  async batchGetContactFacts(customerIds: readonly string[]): Promise<Customer[]> {
    const faults = new FieldFaults();
    faults.check(customerIds.length <= maxIds, 'customer_ids', faultOf('TOO_MANY', { max: maxIds }));
    faults.throwIfAny(errors.CUSTOMER_INVALID);
    const ids = [...new Set(customerIds)].filter(isId);
    return ids.length > 0 ? this.customers.findManyForContact(ids) : [];
  }
}
