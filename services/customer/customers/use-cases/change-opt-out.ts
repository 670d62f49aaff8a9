import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/platform';
import { optOut, withdrawOptOut, type Channel, type Customer } from '../domain/customer.js';
import { FieldReader, maxLengths, readLine, readOptionalLine } from '../domain/fields.js';
import { CustomerChanges } from './customer-changes.js';

@Injectable()
export class ChangeOptOut {
  constructor(private readonly changes: CustomerChanges) {}

  /**
   * Records that the debtor refuses a channel. It needs no reason: a refusal is honoured however it came (R06, R07).
   * @throws DomainError CUSTOMER_INVALID, CUSTOMER_NOT_FOUND
   */
  record(caller: Caller, customerId: string, channel: Channel | null, reason: string): Promise<Customer> {
    const fields = new FieldReader();
    if (!channel) fields.refuse('channel', 'MISSING');
    const why = fields.take('reason', readOptionalLine(reason, maxLengths.reason)) ?? '';
    fields.finish();
    return this.changes.changeOne(caller, customerId, why, (customer) => optOut(customer, channel!));
  }

  /**
   * Records that the debtor accepts a channel again; how that wish came must be said.
   * @throws DomainError CUSTOMER_INVALID, CUSTOMER_NOT_FOUND
   */
  withdraw(caller: Caller, customerId: string, channel: Channel | null, reason: string): Promise<Customer> {
    const fields = new FieldReader();
    if (!channel) fields.refuse('channel', 'MISSING');
    const why = fields.take('reason', readLine(reason, maxLengths.reason)) ?? '';
    fields.finish();
    return this.changes.changeOne(caller, customerId, why, (customer) => withdrawOptOut(customer, channel!));
  }
}
