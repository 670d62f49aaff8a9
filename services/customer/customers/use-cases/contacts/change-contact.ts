import { Injectable } from '@nestjs/common';
import { readChoice, requireField } from '#libs/fields';
import { newId } from '#libs/ids';
import type { Caller } from '#libs/transactions';
import { type Channel, contactChannels } from '../../domain/contacts.js';
import { type Customer, revise } from '../../domain/customer.js';
import { errors } from '../../domain/errors.js';
import { CustomerChanges } from '../changing/customer-changes.js';
import { AddressReader } from '../ports.js';

@Injectable()
export class ChangeContact {
  constructor(
    private readonly changes: CustomerChanges,
    private readonly addresses: AddressReader,
  ) {}

  /**
   * Replaces the primary contact of a channel; the new one starts unverified. The same address again changes nothing.
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND, CUSTOMER_CONFLICT
   */
  changeContact(
    caller: Caller,
    customerId: string,
    wanted: Channel | null,
    text: string,
    expectedVersion: bigint,
  ): Promise<Customer> {
    const channel = requireField(errors.CUSTOMER_INVALID, 'channel', readChoice(wanted, contactChannels));
    const address = requireField(errors.CUSTOMER_INVALID, 'address', this.addresses.read(channel, text));
    const revision = { details: {}, addresses: { [channel]: address }, by: 'PERSON' } as const;
    const decide = (customer: Customer) => revise(customer, revision, newId);
    return this.changes.changeOne(caller, customerId, '', decide, expectedVersion);
  }
}
