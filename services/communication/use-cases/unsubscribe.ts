import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import type { Message } from '../domain/message.js';
import { CustomerOwner, MessageStore } from './ports.js';

/** A debtor refuses further messages by the link of one of them; nothing but the link is asked for (R06). */
@Injectable()
export class Unsubscribe {
  constructor(
    private readonly messages: MessageStore,
    private readonly customers: CustomerOwner,
  ) {}

  /** @returns the message whose link it is; null when no debtor was given this token */
  find(token: string): Promise<Message | null> {
    return isToken(token) ? this.messages.findByUnsubscribeToken(token) : Promise.resolve(null);
  }

  /**
   * Returns once the refusal is stored, so that the next fence sees it. Doing it again changes nothing, but after the
   * debtor took the refusal back it is a new one: therefore each time is a request of its own.
   * @returns null when no debtor was given this token
   * @throws DomainError of kind unavailable: the refusal is not stored
   */
  async execute(token: string): Promise<Message | null> {
    const message = await this.find(token);
    if (!message) return null;
    const asker = { actor: 'system:communication', correlationId: newId(), causationId: '' };
    await this.customers.recordOptOut(message.customerId, message.channel, 'ONE_CLICK_UNSUBSCRIBE', asker);
    return message;
  }
}

function isToken(token: string): boolean {
  return /^[A-Za-z0-9_-]{20,100}$/.test(token);
}
