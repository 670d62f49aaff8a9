import { Injectable } from '@nestjs/common';
import type { Message } from '../../messages/domain/message.js';
import { MessageStore } from '../../messages/use-cases/ports.js';
import { isUnsubscribeToken } from '../domain/unsubscribe-token.js';

@Injectable()
export class FindUnsubscribeMessage {
  constructor(private readonly messages: MessageStore) {}

  /** The message whose link has this token; null when no debtor received it. */
  async findUnsubscribeMessage(token: string): Promise<Message | null> {
    return isUnsubscribeToken(token) ? this.messages.findByUnsubscribeToken(token) : null;
  }
}
