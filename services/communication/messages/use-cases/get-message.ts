import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import type { RenderedContent } from '../../templates/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import type { Message } from '../domain/message.js';
import { MessageStore } from './ports.js';

@Injectable()
export class GetMessage {
  constructor(private readonly messages: MessageStore) {}

  /**
   * One message with its content, which is null when none was ever rendered or it is no longer kept.
   * @throws MESSAGE_NOT_FOUND
   */
  async getMessage(messageId: string): Promise<{ message: Message; content: RenderedContent | null }> {
    const message = isId(messageId) ? await this.messages.find(messageId) : null;
    if (!message) throw errors.MESSAGE_NOT_FOUND(`There is no message ${messageId}. Check the id.`);
    return { message, content: await this.messages.findContent(messageId) };
  }
}
