import { Injectable } from '@nestjs/common';
import { readReason, requireField } from '#libs/fields';
import type { Caller } from '#libs/transactions';
import { type Customer, dropContact } from '../../domain/customer.js';
import { errors } from '../../domain/errors.js';
import { CustomerChanges } from '../changing/customer-changes.js';

@Injectable()
export class RemoveContact {
  constructor(private readonly changes: CustomerChanges) {}

  /**
   * Removes a contact that is not the customer's. Where a file brought it, the next file brings it again.
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND, CUSTOMER_CONFLICT, CONTACT_NOT_FOUND, CONTACT_STATE_FORBIDS
   */
  removeContact(
    caller: Caller,
    customerId: string,
    contactId: string,
    givenReason: string,
    expectedVersion: bigint,
  ): Promise<Customer> {
    const reason = requireField(errors.CUSTOMER_INVALID, 'reason', readReason(givenReason));
    const decide = (customer: Customer) => dropContact(customer, contactId);
    return this.changes.changeOne(caller, customerId, reason, decide, expectedVersion);
  }
}
