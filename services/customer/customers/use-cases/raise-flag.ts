import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/transactions';
import { type Customer, type Flag, raiseFlag } from '../domain/customer.js';
import { readFlagChange } from '../domain/flag-change.js';
import { CustomerChanges } from './changing/customer-changes.js';

@Injectable()
export class RaiseFlag {
  constructor(private readonly changes: CustomerChanges) {}

  /**
   * Stops every contact with the customer.
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND
   */
  raiseFlag(caller: Caller, customerId: string, wantedFlag: Flag | null, wantedReason: string): Promise<Customer> {
    const { flag, reason } = readFlagChange(wantedFlag, wantedReason);
    return this.changes.changeOne(caller, customerId, reason, (customer) => raiseFlag(customer, flag));
  }
}
