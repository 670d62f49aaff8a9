import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/platform';
import { lowerFlag, raiseFlag, type Change, type Customer, type Flag } from '../domain/customer.js';
import { FieldReader, maxLengths, readLine } from '../domain/fields.js';
import { CustomerChanges } from './customer-changes.js';

/** Flags stop every contact (R44), so raising and lowering one both need a reason. */
@Injectable()
export class ChangeFlag {
  constructor(private readonly changes: CustomerChanges) {}

  /** @throws DomainError CUSTOMER_INVALID, CUSTOMER_NOT_FOUND */
  raise(caller: Caller, customerId: string, flag: Flag | null, reason: string): Promise<Customer> {
    return this.change(caller, customerId, flag, reason, raiseFlag);
  }

  /** @throws DomainError CUSTOMER_INVALID, CUSTOMER_NOT_FOUND */
  lower(caller: Caller, customerId: string, flag: Flag | null, reason: string): Promise<Customer> {
    return this.change(caller, customerId, flag, reason, lowerFlag);
  }

  private change(
    caller: Caller,
    customerId: string,
    flag: Flag | null,
    reason: string,
    decide: (customer: Customer, flag: Flag) => Change,
  ): Promise<Customer> {
    const fields = new FieldReader();
    if (!flag) fields.refuse('flag', 'MISSING');
    const why = fields.take('reason', readLine(reason, maxLengths.reason)) ?? '';
    fields.finish();
    return this.changes.changeOne(caller, customerId, why, (customer) => decide(customer, flag!));
  }
}
