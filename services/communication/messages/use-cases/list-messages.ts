import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { isId } from '#libs/ids';
import type { PageRequest } from '../../templates/use-cases/ports.js';
import type { Message, MessageState } from '../domain/message.js';
import { MessageStore } from './ports.js';

/** The empty text for what is not filtered. */
export interface RawMessageFilter {
  readonly customerId: string;
  readonly invoiceId: string;
  readonly caseId: string;
  readonly state: MessageState | null;
}

@Injectable()
export class ListMessages {
  constructor(private readonly messages: MessageStore) {}

  /** @throws DomainError MESSAGE_REQUEST_INVALID */
  async listMessages(filter: RawMessageFilter, page: PageRequest<[Date, string]>): Promise<Message[]> {
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
}
