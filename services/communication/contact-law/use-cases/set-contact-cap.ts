import { Injectable } from '@nestjs/common';
import type { ContactChannel } from '#libs/fence';
import { FieldFaults, readChoice, readOptionalId, readWholeNumber } from '#libs/fields';
import { type Caller, Runner } from '#libs/transactions';
import { channels, type ContactCap } from '../domain/contact-law.js';
import { errors } from '../domain/errors.js';
import { ContactCapStore } from './ports.js';

const maxContacts = 10_000;

/** Caps the contacts of a customer, or of all customers without a cap of their own, on a channel. */
@Injectable()
export class SetContactCap {
  constructor(
    private readonly runner: Runner,
    private readonly caps: ContactCapStore,
  ) {}

  /**
   * @param input empty customerId for the common cap
   * @throws CONTACT_INVALID
   */
  async setContactCap(
    caller: Caller,
    input: { readonly customerId: string; readonly channel: ContactChannel | null; readonly cap: ContactCap },
  ): Promise<void> {
    const { cap } = input;
    const faults = new FieldFaults();
    const customerId = faults.take('customer_id', readOptionalId(input.customerId));
    const channel = faults.take('channel', readChoice(input.channel, channels));
    faults.take('max_per_day', readWholeNumber(cap.perDay ?? 0, 0, maxContacts));
    faults.take('max_per_seven_days', readWholeNumber(cap.perSevenDays ?? 0, 0, maxContacts));
    faults.throwIfAny(errors.CONTACT_INVALID);
    await this.runner.run(caller, async (tx) => {
      await this.caps.upsert(tx, customerId!, channel!, cap);
      return {};
    });
  }
}
