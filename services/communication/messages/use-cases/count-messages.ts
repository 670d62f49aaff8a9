import { Injectable } from '@nestjs/common';
import { MessageStore, type MessageCount } from './ports.js';

@Injectable()
export class CountMessages {
  constructor(private readonly messages: MessageStore) {}

  /** By state, reason and step. */
  countMessages(): Promise<MessageCount[]> {
    return this.messages.countByState();
  }
}
