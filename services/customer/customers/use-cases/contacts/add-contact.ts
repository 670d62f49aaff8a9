import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readChoice, readOptionalLine } from '#libs/fields';
import { newId } from '#libs/ids';
import type { Caller } from '#libs/transactions';
import { type Channel, contactChannels, newContact } from '../../domain/contacts.js';
import { type Customer, giveContact } from '../../domain/customer.js';
import { errors } from '../../domain/errors.js';
import { CustomerChanges } from '../changing/customer-changes.js';
import { AddressReader } from '../ports.js';

export interface NewContact {
  readonly channel: Channel | null;
  readonly address: string;
  readonly label: string;
  readonly isPrimary: boolean;
}

@Injectable()
export class AddContact {
  constructor(
    private readonly changes: CustomerChanges,
    private readonly addresses: AddressReader,
  ) {}

  /**
   * Adds a contact; the first one of a channel is its primary one.
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND, CUSTOMER_CONFLICT, CONTACT_KEY_REUSED
   */
  addContact(caller: Caller, customerId: string, wanted: NewContact, expectedVersion: bigint): Promise<Customer> {
    const faults = new FieldFaults();
    const channel = faults.take('channel', readChoice(wanted.channel, contactChannels));
    const address = channel && faults.take('address', this.addresses.read(channel, wanted.address));
    const label = faults.take('label', readOptionalLine(wanted.label, maxLengths.contactLabel));
    faults.throwIfAny(errors.CUSTOMER_INVALID);
    const { isPrimary } = wanted;
    const decide = (customer: Customer) =>
      giveContact(customer, newContact(newId(), channel!, address!, { label: label!, isPrimary }));
    return this.changes.changeOne(caller, customerId, '', decide, expectedVersion);
  }
}
