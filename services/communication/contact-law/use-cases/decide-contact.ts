import { Injectable } from '@nestjs/common';
import { DomainError, invalidFields } from '#libs/errors';
import { isId } from '#libs/ids';
import { Database } from '#libs/platform';
import type { Channel } from '../domain/channel.js';
import type { ContactDecision } from '../domain/contact-law.js';
import { AskContactLaw } from './ask-contact-law.js';
import { CustomerOwner, type Asker } from './ports.js';

/** Whether a contact that is only planned would be allowed; asked again, by the same rules, when it is made. */
@Injectable()
export class DecideContact {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerOwner,
    private readonly law: AskContactLaw,
  ) {}

  /**
   * @param plannedAt now when null
   * @throws DomainError MESSAGE_REQUEST_INVALID, CUSTOMER_UNKNOWN, or of kind unavailable
   */
  async decideContact(
    customerId: string,
    channel: Channel | null,
    plannedAt: Date | null,
    asker: Asker,
  ): Promise<ContactDecision> {
    if (!isId(customerId) || !channel) {
      throw invalidFields('MESSAGE_REQUEST_INVALID', [
        ...(isId(customerId) ? [] : [{ field: 'customer_id', description: 'is not an id' }]),
        ...(channel ? [] : [{ field: 'channel', description: 'is missing' }]),
      ]);
    }
    const customer = await this.customers.facts(customerId, asker);
    if (!customer) throw customerUnknown(customerId);
    const at = plannedAt ?? (await this.database.now());
    // Every template offers an opt-out, or it could not have been stored.
    const intent = { at, channel, purpose: 'COLLECTION' as const, optOutOffered: true };
    return this.law.decide(this.database, intent, customer);
  }
}

export function customerUnknown(customerId: string): DomainError {
  return new DomainError('CUSTOMER_UNKNOWN', 'not-found', `There is no customer ${customerId}. Check the id.`);
}
