import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import type { Caller } from '#libs/platform';
import { revise, type Channel, type ContactChannel, type Customer } from '../domain/customer.js';
import { required } from '../domain/fields.js';
import { CustomerChanges } from './customer-changes.js';
import { AddressReader } from './ports.js';

@Injectable()
export class ChangeContact {
  constructor(
    private readonly changes: CustomerChanges,
    private readonly addresses: AddressReader,
  ) {}

  /**
   * Replaces the contact of a channel; the new one starts unverified. The same address again changes nothing.
   * @throws DomainError CUSTOMER_INVALID, CUSTOMER_NOT_FOUND
   */
  execute(caller: Caller, customerId: string, channel: Channel | null, address: string): Promise<Customer> {
    const contactChannel = required('channel', readContactChannel(channel));
    const read = required('address', this.addresses.read(contactChannel, address));
    return this.changes.changeOne(caller, customerId, '', (customer) =>
      revise(customer, { details: {}, addresses: { [contactChannel]: read } }, newId),
    );
  }
}

function readContactChannel(channel: Channel | null): { value: ContactChannel } | { fault: 'NOT_A_CONTACT_CHANNEL' } {
  return channel === 'EMAIL' || channel === 'SMS' ? { value: channel } : { fault: 'NOT_A_CONTACT_CHANNEL' };
}
