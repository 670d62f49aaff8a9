import { Injectable } from '@nestjs/common';
import { maxLengths, readOptionalLine, requireField } from '#libs/fields';
import { type Caller, Runner } from '#libs/transactions';
import { requireBillingContact } from '../domain/billing-contact.js';
import { errors } from '../domain/errors.js';
import { BillingContactEvents, BillingContactStore } from './ports.js';

@Injectable()
export class RemoveBillingContact {
  constructor(
    private readonly runner: Runner,
    private readonly people: BillingContactStore,
    private readonly events: BillingContactEvents,
  ) {}

  /**
   * Removes a person with all contacts.
   * @returns its id
   * @throws BILLING_CONTACT_INVALID, BILLING_CONTACT_NOT_FOUND
   */
  removeBillingContact(caller: Caller, billingContactId: string, givenReason: string): Promise<string> {
    const read = readOptionalLine(givenReason, maxLengths.reason);
    const reason = requireField(errors.BILLING_CONTACT_INVALID, 'reason', read);
    return this.runner.run(caller, async (tx) => {
      const person = requireBillingContact(await this.people.lock(tx, billingContactId), billingContactId);
      await this.people.delete(tx, billingContactId);
      this.events.removed(tx, person, reason);
      return billingContactId;
    });
  }
}
