import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/transactions';
import { type Customer, setPostalAddress } from '../domain/customer.js';
import { type GivenPostalAddress, readPostalAddress } from '../domain/postal-address.js';
import { CustomerChanges } from './changing/customer-changes.js';

@Injectable()
export class SetPostalAddress {
  constructor(private readonly changes: CustomerChanges) {}

  /**
   * Replaces the address of its kind; an empty one removes it.
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND, CUSTOMER_CONFLICT
   */
  setPostalAddress(
    caller: Caller,
    customerId: string,
    given: GivenPostalAddress,
    expectedVersion: bigint,
  ): Promise<Customer> {
    const { kind, address } = readPostalAddress(given);
    const decide = (customer: Customer) => setPostalAddress(customer, kind, address);
    return this.changes.changeOne(caller, customerId, '', decide, expectedVersion);
  }
}
