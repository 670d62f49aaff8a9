import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/transactions';
import { type Customer, lowerFlag } from '../../domain/customer.js';
import { type FlagChange, readFlagChange } from '../../domain/flag-change.js';
import { CustomerChanges } from '../changing/customer-changes.js';

@Injectable()
export class LowerFlag {
  constructor(private readonly changes: CustomerChanges) {}

  /**
   * Ends what the flag stopped, unless another flag is raised.
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND, CUSTOMER_CONFLICT
   */
  lowerFlag(caller: Caller, customerId: string, change: FlagChange, expectedVersion: bigint): Promise<Customer> {
    const { flag, reason } = readFlagChange(change);
    return this.changes.changeOne(caller, customerId, reason, (customer) => lowerFlag(customer, flag), expectedVersion);
  }
}
