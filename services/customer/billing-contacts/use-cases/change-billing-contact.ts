import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { AddressReader } from '../../customers/use-cases/ports.js';
import {
  type BillingContact,
  changePerson,
  contactsOf,
  expectVersion,
  requireBillingContact,
} from '../domain/billing-contact.js';
import { type GivenPerson, readPerson } from '../domain/given-person.js';
import { billingContactById } from './billing-contact-by-id.js';
import { BillingContactEvents, BillingContactStore } from './ports.js';

@Injectable()
export class ChangeBillingContact {
  constructor(
    private readonly runner: Runner,
    private readonly people: BillingContactStore,
    private readonly events: BillingContactEvents,
    private readonly addresses: AddressReader,
  ) {}

  /**
   * Changes what is given; contacts are replaced as a whole.
   * @param expectedVersion 0 asks for no check
   * @throws BILLING_CONTACT_INVALID, BILLING_CONTACT_NOT_FOUND, BILLING_CONTACT_CONFLICT
   */
  changeBillingContact(
    caller: Caller,
    billingContactId: string,
    given: GivenPerson,
    expectedVersion: bigint,
  ): Promise<BillingContact> {
    const { contacts, ...details } = readPerson(given, this.addresses.read.bind(this.addresses));
    const change = async (tx: Tx): Promise<BillingContact> => {
      const before = requireBillingContact(await this.people.lock(tx, billingContactId), billingContactId);
      expectVersion(before, expectedVersion);
      const said = { actor: tx.actor, at: tx.now };
      const changed = changePerson(before, {
        ...details,
        ...(contacts && { contacts: contactsOf(before.contacts, contacts, said, newId) }),
      });
      if (!changed) return before;
      await this.people.update(tx, changed.after);
      this.events.changed(tx, changed.after, changed.changedFields);
      return changed.after;
    };
    return this.runner.run(caller, change, billingContactById(this.people));
  }
}
