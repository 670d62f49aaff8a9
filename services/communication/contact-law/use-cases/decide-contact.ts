import { Injectable } from '@nestjs/common';
import { type ContactChannel, Owners } from '#libs/fence';
import { FieldFaults, readChoice, readId } from '#libs/fields';
import { type Caller, Database } from '#libs/transactions';
import { channels, type ContactDecision } from '../domain/contact-law.js';
import { errors } from '../domain/errors.js';
import { AskContactLaw } from './ask-contact-law.js';

const customerDeadlineMs = 8_000;

/** Whether a contact that is only planned would be allowed; the same rules decide again when it is made. */
@Injectable()
export class DecideContact {
  constructor(
    private readonly database: Database,
    private readonly owners: Owners,
    private readonly askContactLaw: AskContactLaw,
  ) {}

  /**
   * @param input plannedAt is now when null
   * @throws CONTACT_INVALID, CUSTOMER_NOT_FOUND, or of kind unavailable
   */
  async decideContact(
    caller: Caller,
    input: { readonly customerId: string; readonly channel: ContactChannel | null; readonly plannedAt: Date | null },
  ): Promise<ContactDecision> {
    const faults = new FieldFaults();
    const customerId = faults.take('customer_id', readId(input.customerId));
    const channel = faults.take('channel', readChoice(input.channel, channels));
    faults.throwIfAny(errors.CONTACT_INVALID);
    const customer = await this.owners.findCustomer(customerId!, caller, { deadlineMs: customerDeadlineMs });
    if (!customer) throw errors.CUSTOMER_NOT_FOUND(`There is no customer ${customerId}. Check the id.`);
    const at = input.plannedAt ?? (await this.database.now());
    // Every template offers an opt-out, or it could not have been stored.
    const intent = { at, channel: channel!, purpose: 'COLLECTION' as const, optOutOffered: true };
    return this.askContactLaw.decide(this.database, intent, customer);
  }
}
