import { Injectable } from '@nestjs/common';
import { FieldFaults, readChoice, readReason } from '#libs/fields';
import type { Caller } from '#libs/transactions';
import { type Channel, channels } from '../../domain/contacts.js';
import { type Customer, withdrawOptOut } from '../../domain/customer.js';
import { errors } from '../../domain/errors.js';
import { CustomerChanges } from '../changing/customer-changes.js';

@Injectable()
export class WithdrawOptOut {
  constructor(private readonly changes: CustomerChanges) {}

  /**
   * Records that the debtor accepts a channel again. The reason says how the debtor asked for it.
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND
   */
  withdrawOptOut(caller: Caller, customerId: string, wanted: Channel | null, givenReason: string): Promise<Customer> {
    const faults = new FieldFaults();
    const channel = faults.take('channel', readChoice(wanted, channels));
    const reason = faults.take('reason', readReason(givenReason));
    faults.throwIfAny(errors.CUSTOMER_INVALID);
    return this.changes.changeOne(caller, customerId, reason!, (customer) => withdrawOptOut(customer, channel!));
  }
}
