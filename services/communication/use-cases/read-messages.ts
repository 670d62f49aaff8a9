import { Injectable } from '@nestjs/common';
import { DomainError, invalidFields } from '#libs/errors';
import { isId } from '#libs/ids';
import type { Message, MessageState } from '../domain/message.js';
import { MessageStore, type MessageCount, type PageRequest, type RenderedContent } from './ports.js';

/** The empty text for what is not filtered. */
export interface RawMessageFilter {
  readonly customerId: string;
  readonly invoiceId: string;
  readonly caseId: string;
  readonly state: MessageState | null;
}

@Injectable()
export class ReadMessages {
  constructor(private readonly messages: MessageStore) {}

  /** @returns the content too, null when none was ever rendered. @throws DomainError MESSAGE_NOT_FOUND */
  async get(messageId: string): Promise<{ message: Message; content: RenderedContent | null }> {
    const message = isId(messageId) ? await this.messages.find(messageId) : null;
    if (!message) {
      throw new DomainError('MESSAGE_NOT_FOUND', 'not-found', `There is no message ${messageId}. Check the id.`);
    }
    return { message, content: await this.messages.content(messageId) };
  }

  /** @throws DomainError MESSAGE_REQUEST_INVALID */
  async list(filter: RawMessageFilter, page: PageRequest<[Date, string]>): Promise<Message[]> {
    const { customerId, invoiceId, caseId, state } = filter;
    const wrong = Object.entries({ customer_id: customerId, invoice_id: invoiceId, case_id: caseId }).filter(
      ([, id]) => id !== '' && !isId(id),
    );
    if (wrong.length > 0) {
      const violations = wrong.map(([field]) => ({ field, description: 'is not an id' }));
      throw invalidFields('MESSAGE_REQUEST_INVALID', violations);
    }
    return this.messages.list(
      { customerId: customerId || null, invoiceId: invoiceId || null, caseId: caseId || null, state },
      page,
    );
  }

  counts(): Promise<MessageCount[]> {
    return this.messages.counts();
  }
}
