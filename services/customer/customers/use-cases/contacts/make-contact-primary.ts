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
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND, CONTACT_NOT_FOUND, CONTACT_STATE_FORBIDS
   */
  makeContactPrimary(caller: Caller, customerId: string, contactId: string, givenReason: string): Promise<Customer> {
    const reason = requireField(errors.CUSTOMER_INVALID, 'reason', readOptionalLine(givenReason, maxLengths.reason));
    return this.changes.changeOne(caller, customerId, reason, (customer) => choosePrimary(customer, contactId));
  }
}
