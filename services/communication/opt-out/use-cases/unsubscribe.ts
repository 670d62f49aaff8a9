import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import type { Message } from '../../messages/domain/message.js';
import { FindUnsubscribeMessage } from './find-unsubscribe-message.js';
import { OptOuts } from './ports.js';

/** A debtor refuses further messages by the link of one of them; nothing but the link is asked for (R06). */
@Injectable()
export class Unsubscribe {
  constructor(
    private readonly findUnsubscribeMessage: FindUnsubscribeMessage,
    private readonly optOuts: OptOuts,
  ) {}

  /**
   * Returns once the refusal is stored, so that the next fence sees it. Doing it again changes nothing, but after the
   * debtor took the refusal back it is a new one: therefore each time is a request of its own.
   * @returns null when no debtor was given this token
   * @throws DomainError of kind unavailable: the refusal is not stored
   */
  async unsubscribe(token: string): Promise<Message | null> {
    const message = await this.findUnsubscribeMessage.findUnsubscribeMessage(token);
    if (!message) return null;
    const asker = { actor: 'system:communication', correlationId: newId(), causationId: '' };
    await this.optOuts.record(message.customerId, message.channel, 'ONE_CLICK_UNSUBSCRIBE', asker);
    return message;
  }
}
