import { Injectable } from '@nestjs/common';
import type { Message } from '../../messages/domain/message.js';
import { MessageStore } from '../../messages/use-cases/ports.js';

@Injectable()
export class FindUnsubscribeMessage {
  constructor(private readonly messages: MessageStore) {}

  /** @returns the message whose link it is; null when no debtor was given this token */
  findUnsubscribeMessage(token: string): Promise<Message | null> {
    return isToken(token) ? this.messages.findByUnsubscribeToken(token) : Promise.resolve(null);
  }
}

function isToken(token: string): boolean {
  return /^[A-Za-z0-9_-]{20,100}$/.test(token);
}
