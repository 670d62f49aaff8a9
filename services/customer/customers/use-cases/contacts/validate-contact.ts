import { Injectable } from '@nestjs/common';
import { maxLengths, readOptionalLine, requireField } from '#libs/fields';
import type { Caller, Tx } from '#libs/transactions';
import { type Customer, setContactValidity } from '../../domain/customer.js';
import { errors } from '../../domain/errors.js';
import { CustomerChanges } from '../changing/customer-changes.js';

@Injectable()
export class ValidateContact {
  constructor(private readonly changes: CustomerChanges) {}

  /**
   * Records that a contact works.
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND, CUSTOMER_CONFLICT, CONTACT_NOT_FOUND
   */
  validateContact(
    caller: Caller,
    customerId: string,
    contactId: string,
    givenReason: string,
    expectedVersion: bigint,
  ): Promise<Customer> {
    const reason = requireField(errors.CUSTOMER_INVALID, 'reason', readOptionalLine(givenReason, maxLengths.reason));
    const decide = (customer: Customer, { actor, now: at }: Tx) =>
      setContactValidity(customer, contactId, { validity: 'VALID', reason, actor, at });
    return this.changes.changeOne(caller, customerId, reason, decide, expectedVersion);
  }
}
