import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import type { Message } from '../../messages/domain/message.js';
import { MessageStore } from '../../messages/use-cases/ports.js';
import { isUnsubscribeToken } from '../domain/unsubscribe-token.js';
import { OptOuts } from './ports.js';

/** A debtor refuses further messages by the link of one of them; nothing but the link is required (12 CFR 1006.6(e)). */
@Injectable()
export class Unsubscribe {
  constructor(
    private readonly messages: MessageStore,
    private readonly optOuts: OptOuts,
    private readonly systemRunner: SystemRunner,
  ) {}

  /**
   * Returns once the refusal is stored, so that the next message respects it. A repeat changes nothing, but after the
   * debtor took the refusal back it is a new one: therefore each is a request of its own.
   * @returns null when no debtor received this token
   * @throws of kind unavailable: the refusal is not stored
   */
  async unsubscribe(token: string): Promise<Message | null> {
    if (!isUnsubscribeToken(token)) return null;
    const message = await this.messages.findByUnsubscribeToken(token);
    if (!message) return null;
    const { customerId, channel } = message;
    await this.optOuts.record(customerId, channel, 'ONE_CLICK_UNSUBSCRIBE', this.systemRunner.caller());
    return message;
  }
}
