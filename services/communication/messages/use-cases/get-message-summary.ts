import { Injectable } from '@nestjs/common';
import { MessageStore, type MessageCount } from './ports.js';

@Injectable()
export class GetMessageSummary {
  constructor(private readonly messages: MessageStore) {}

  /** By state, reason and step. */
  getMessageSummary(): Promise<MessageCount[]> {
    return this.messages.countByState();
  }
}
