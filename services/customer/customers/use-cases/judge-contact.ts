import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/platform';
import { judgeContact, type Customer } from '../domain/customer.js';
import { maxLengths, readLine, readOptionalLine, required } from '../domain/fields.js';
import { CustomerChanges } from './customer-changes.js';

/** An agent says whether a contact works. */
@Injectable()
export class JudgeContact {
  constructor(private readonly changes: CustomerChanges) {}

  /** @throws DomainError CUSTOMER_INVALID without a reason, CUSTOMER_NOT_FOUND, CONTACT_NOT_FOUND */
  invalidate(caller: Caller, customerId: string, contactId: string, reason: string): Promise<Customer> {
    const why = required('reason', readLine(reason, maxLengths.reason));
    return this.changes.changeOne(caller, customerId, why, (customer) =>
      judgeContact(customer, contactId, 'INVALID', why),
    );
  }

  /** @throws DomainError CUSTOMER_INVALID, CUSTOMER_NOT_FOUND, CONTACT_NOT_FOUND */
  validate(caller: Caller, customerId: string, contactId: string, reason: string): Promise<Customer> {
    const why = required('reason', readOptionalLine(reason, maxLengths.reason));
    return this.changes.changeOne(caller, customerId, why, (customer) =>
      judgeContact(customer, contactId, 'VALID', why),
    );
  }
}
