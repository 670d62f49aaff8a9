import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { isId } from '#libs/ids';
import type { RenderedContent } from '../../templates/use-cases/ports.js';
import type { Message } from '../domain/message.js';
import { MessageStore } from './ports.js';

@Injectable()
export class GetMessage {
  constructor(private readonly messages: MessageStore) {}

  /** @returns the content too, null when none was ever rendered. @throws DomainError MESSAGE_NOT_FOUND */
  async getMessage(messageId: string): Promise<{ message: Message; content: RenderedContent | null }> {
    const message = isId(messageId) ? await this.messages.find(messageId) : null;
    if (!message) {
      throw new DomainError('MESSAGE_NOT_FOUND', 'not-found', `There is no message ${messageId}. Check the id.`);
    }
    return { message, content: await this.messages.content(messageId) };
  }
}
