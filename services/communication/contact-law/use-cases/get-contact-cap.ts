import { Injectable } from '@nestjs/common';
import type { ContactChannel } from '#libs/fence';
import { FieldFaults, readChoice, readOptionalId } from '#libs/fields';
import { Database } from '#libs/transactions';
import { channels } from '../domain/contact-law.js';
import { errors } from '../domain/errors.js';
import { ContactCapStore, type FoundCap } from './ports.js';

@Injectable()
export class GetContactCap {
  constructor(
    private readonly database: Database,
    private readonly caps: ContactCapStore,
  ) {}

  /**
   * The cap in force for a customer, or the common one for an empty id; null when there is none.
   * @throws CONTACT_INVALID
   */
  async getContactCap(input: {
    readonly customerId: string;
    readonly channel: ContactChannel | null;
  }): Promise<FoundCap | null> {
    const faults = new FieldFaults();
    const customerId = faults.take('customer_id', readOptionalId(input.customerId));
    const channel = faults.take('channel', readChoice(input.channel, channels));
    faults.throwIfAny(errors.CONTACT_INVALID);
    return this.caps.find(this.database, customerId!, channel!);
  }
}
