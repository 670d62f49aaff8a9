import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readChoice, readOptionalId, readOptionalLine } from '#libs/fields';
import type { Caller } from '#libs/transactions';
import { type Channel, channels } from '../../domain/contacts.js';
import { type Customer, optOut } from '../../domain/customer.js';
import { errors } from '../../domain/errors.js';
import { CustomerChanges } from '../changing/customer-changes.js';

interface Refusal {
  readonly channel: Channel | null;
  readonly reason: string;
  /** To which contact the refused message went; empty where it is not known. */
  readonly contactId: string;
}

@Injectable()
export class RecordOptOut {
  constructor(private readonly changes: CustomerChanges) {}

  /**
   * Records that the debtor refuses a channel. It needs no reason: an opt-out is honoured however it came
   * (12 CFR 1006.6(e), 1006.14(h)).
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND
   */
  recordOptOut(caller: Caller, customerId: string, refusal: Refusal): Promise<Customer> {
    const faults = new FieldFaults();
    const channel = faults.take('channel', readChoice(refusal.channel, channels));
    const reason = faults.take('reason', readOptionalLine(refusal.reason, maxLengths.reason));
    const contactId = faults.take('contact_id', readOptionalId(refusal.contactId)) ?? '';
    faults.throwIfAny(errors.CUSTOMER_INVALID);
    return this.changes.changeOne(caller, customerId, reason!, (customer) => optOut(customer, channel!, contactId));
  }
}
