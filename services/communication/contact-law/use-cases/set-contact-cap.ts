import { Injectable } from '@nestjs/common';
import { invalidFields, type FieldViolation } from '#libs/errors';
import { isId } from '#libs/ids';
import { Runner, type Caller } from '#libs/platform';
import type { Channel } from '../domain/channel.js';
import type { ContactCap } from '../domain/contact-law.js';
import { ContactStore } from './ports.js';

const mostContacts = 10_000;

/** Caps the contacts of a customer, or of all customers without a cap of their own, on a channel. */
@Injectable()
export class SetContactCap {
  constructor(
    private readonly runner: Runner,
    private readonly contacts: ContactStore,
  ) {}

  /** @param customerId empty for the common cap. @throws DomainError MESSAGE_REQUEST_INVALID */
  async setContactCap(customerId: string, channel: Channel | null, cap: ContactCap, caller: Caller): Promise<void> {
    assertValid(customerId, channel, [cap.perDay, cap.perSevenDays]);
    await this.runner.run(caller, async (tx) => {
      await this.contacts.setCap(tx, customerId || null, channel!, cap);
      return {};
    });
  }
}

function assertValid(customerId: string, channel: Channel | null, figures: readonly (number | null)[]): void {
  const violations: FieldViolation[] = [];
  if (customerId !== '' && !isId(customerId)) violations.push({ field: 'customer_id', description: 'is not an id' });
  if (!channel) violations.push({ field: 'channel', description: 'is missing' });
  if (figures.some((figure) => figure !== null && (figure < 1 || figure > mostContacts))) {
    violations.push({ field: 'cap', description: `has figures outside 0 to ${mostContacts}` });
  }
  if (violations.length > 0) throw invalidFields('MESSAGE_REQUEST_INVALID', violations);
}
