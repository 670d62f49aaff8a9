import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { newId } from '#libs/ids';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { requireCustomer } from '../../customers/domain/customer.js';
import { AddressReader, CustomerStore } from '../../customers/use-cases/ports.js';
import { type BillingContact, contactsOf, maxBillingContacts } from '../domain/billing-contact.js';
import { errors } from '../domain/errors.js';
import { type GivenPerson, readPerson } from '../domain/given-person.js';
import { billingContactById } from './billing-contact-by-id.js';
import { BillingContactEvents, BillingContactStore } from './ports.js';

@Injectable()
export class AddBillingContact {
  constructor(
    private readonly runner: Runner,
    private readonly customers: CustomerStore,
    private readonly people: BillingContactStore,
    private readonly events: BillingContactEvents,
    private readonly addresses: AddressReader,
  ) {}

  /**
   * Adds a person with whom invoices of the customer are settled.
   * @throws BILLING_CONTACT_INVALID, CUSTOMER_NOT_FOUND
   */
  addBillingContact(caller: Caller, customerId: string, given: GivenPerson): Promise<BillingContact> {
    const { name, role, locale, contacts } = readPerson(given, this.addresses.read.bind(this.addresses));
    const add = async (tx: Tx): Promise<BillingContact> => {
      requireCustomer(await this.customers.lock(tx, customerId), customerId);
      if ((await this.people.count(tx, customerId)) >= maxBillingContacts) {
        const description = `has ${maxBillingContacts} billing contacts already`;
        throw invalidFields(errors.BILLING_CONTACT_INVALID, [{ field: 'customer_id', description }]);
      }
      const said = { actor: tx.actor, at: tx.now };
      const person: BillingContact = {
        ...{ billingContactId: newId(), customerId, version: 1n, createdAt: tx.now },
        ...{ name: name!, role: role!, locale: locale! },
        contacts: contactsOf([], contacts!, said, newId),
      };
      await this.people.insert(tx, person);
      this.events.added(tx, person);
      return person;
    };
    return this.runner.run(caller, add, billingContactById(this.people));
  }
}
