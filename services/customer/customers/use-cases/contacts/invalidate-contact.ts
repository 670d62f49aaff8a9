import { Injectable } from '@nestjs/common';
import { readReason, requireField } from '#libs/fields';
import type { Caller, Tx } from '#libs/transactions';
import { type Customer, setContactValidity } from '../../domain/customer.js';
import { errors } from '../../domain/errors.js';
import { CustomerChanges } from '../changing/customer-changes.js';

@Injectable()
export class InvalidateContact {
  constructor(private readonly changes: CustomerChanges) {}

  /**
   * Records that a contact does not work; it needs a reason.
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND, CUSTOMER_CONFLICT, CONTACT_NOT_FOUND
   */
  invalidateContact(
    caller: Caller,
    customerId: string,
    contactId: string,
    givenReason: string,
    expectedVersion: bigint,
  ): Promise<Customer> {
    const reason = requireField(errors.CUSTOMER_INVALID, 'reason', readReason(givenReason));
    const decide = (customer: Customer, { actor, now: at }: Tx) =>
      setContactValidity(customer, contactId, { validity: 'INVALID', reason, actor, at });
    return this.changes.changeOne(caller, customerId, reason, decide, expectedVersion);
  }
}
