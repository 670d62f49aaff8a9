import { Injectable } from '@nestjs/common';
import { maxLengths, readOptionalLine, requireField } from '#libs/fields';
import type { Caller } from '#libs/transactions';
import { choosePrimary, type Customer } from '../../domain/customer.js';
import { errors } from '../../domain/errors.js';
import { CustomerChanges } from '../changing/customer-changes.js';

@Injectable()
export class MakeContactPrimary {
  constructor(private readonly changes: CustomerChanges) {}

  /**
   * Messages of the channel go to this contact from now on.
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND, CUSTOMER_CONFLICT, CONTACT_NOT_FOUND, CONTACT_STATE_FORBIDS
   */
  makeContactPrimary(
    caller: Caller,
    customerId: string,
    contactId: string,
    givenReason: string,
    expectedVersion: bigint,
  ): Promise<Customer> {
    const reason = requireField(errors.CUSTOMER_INVALID, 'reason', readOptionalLine(givenReason, maxLengths.reason));
    const decide = (customer: Customer) => choosePrimary(customer, contactId);
    return this.changes.changeOne(caller, customerId, reason, decide, expectedVersion);
  }
}
