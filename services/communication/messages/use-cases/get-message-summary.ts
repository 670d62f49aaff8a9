import { Injectable } from '@nestjs/common';
import { type MessageCount, MessageStore } from './ports.js';

@Injectable()
export class GetMessageSummary {
  constructor(private readonly messages: MessageStore) {}

  /** By state, reason and step. */
  getMessageSummary(): Promise<MessageCount[]> {
    return this.messages.countByState();
  }
}
