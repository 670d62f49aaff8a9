import { Injectable } from '@nestjs/common';
import { FieldFaults, readOptionalId } from '#libs/fields';
import type { PageRequest } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import type { Message, MessageState } from '../domain/message.js';
import { type MessageKey, MessageStore } from './ports.js';

/** Empty text for what is not filtered. */
interface RawMessageFilter {
  readonly customerId: string;
  readonly invoiceId: string;
  readonly caseId: string;
  readonly state: MessageState | null;
}

@Injectable()
export class ListMessages {
  constructor(private readonly messages: MessageStore) {}

  /**
   * The newest first.
   * @throws MESSAGE_INVALID
   */
  async listMessages(filter: RawMessageFilter, page: PageRequest<MessageKey>): Promise<Message[]> {
    const faults = new FieldFaults();
    const customerId = faults.take('customer_id', readOptionalId(filter.customerId));
    const invoiceId = faults.take('invoice_id', readOptionalId(filter.invoiceId));
    const caseId = faults.take('case_id', readOptionalId(filter.caseId));
    faults.throwIfAny(errors.MESSAGE_INVALID);
    return this.messages.list(
      { customerId: customerId!, invoiceId: invoiceId!, caseId: caseId!, state: filter.state },
      page,
    );
  }
}
