import { Injectable } from '@nestjs/common';
import { Owners } from '#libs/fence';
import { derivedId, newId } from '#libs/ids';
import { localDateAt } from '#libs/time';
import { Database, SystemRunner } from '#libs/transactions';
import type { Message } from '../../messages/domain/message.js';
import { MessageStore } from '../../messages/use-cases/ports.js';
import { isUnsubscribeToken } from '../domain/unsubscribe-token.js';
import { OptOuts } from './ports.js';

const customerDeadlineMs = 8_000;

/** A debtor refuses further messages by the link of one of them; nothing but the link is required (12 CFR 1006.6(e)). */
@Injectable()
export class Unsubscribe {
  constructor(
    private readonly messages: MessageStore,
    private readonly optOuts: OptOuts,
    private readonly owners: Owners,
    private readonly database: Database,
    private readonly systemRunner: SystemRunner,
  ) {}

  /**
   * Returns once the refusal is stored, so that the next message respects it. Repeats of a day are one request. After
   * the debtor took the refusal back on the same day it is a new one, which is why the customer is read afterwards.
   * @returns null when no debtor received this token
   * @throws of kind unavailable: the refusal is not stored
   */
  async unsubscribe(token: string): Promise<Message | null> {
    if (!isUnsubscribeToken(token)) return null;
    const message = await this.messages.findByUnsubscribeToken(token);
    if (!message) return null;
    const { messageId, customerId, channel } = message;
    const contactId = message.contactId ?? '';
    const caller = this.systemRunner.caller();
    const refusal = { customerId, channel, reason: 'ONE_CLICK_UNSUBSCRIBE', contactId };
    const today = localDateAt(await this.database.now(), 'UTC');
    await this.optOuts.record(
      { ...refusal, requestId: derivedId(`unsubscribe/${messageId}/${contactId}/${today}`) },
      caller,
    );
    const customer = await this.owners.findCustomer(customerId, caller, { deadlineMs: customerDeadlineMs });
    const isStored = customer?.optedOutChannels.includes(channel);
    if (!isStored) await this.optOuts.record({ ...refusal, requestId: newId() }, caller);
    return message;
  }
}
