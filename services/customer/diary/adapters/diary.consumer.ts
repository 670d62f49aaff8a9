import { Controller } from '@nestjs/common';
import { eventTypes } from '#libs/contracts';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import {
  type Bounce,
  InvalidateBouncedContacts,
} from '../../customers/use-cases/contacts/invalidate-bounced-contacts.js';
import { RecordDiaryEntries } from '../use-cases/record-diary-entries.js';
import { readEvent } from './diary.reader.js';

/**
 * Every event of every service reaches the diary. A type has one handler in a service, so what a bounce says about a
 * contact is passed on to the customers from here, in the same transaction.
 */
@Controller()
export class DiaryConsumer {
  constructor(
    private readonly recordDiaryEntries: RecordDiaryEntries,
    private readonly invalidateBouncedContacts: InvalidateBouncedContacts,
  ) {}

  @OnEvents(...eventTypes)
  async onEvents(events: readonly AnyEvent[], tx: Tx): Promise<void> {
    const consumed = events.flatMap((event) => readEvent(event) ?? []);
    await this.recordDiaryEntries.recordDiaryEntries(tx, consumed);
    const bounces = events.flatMap((event) => readBounce(event) ?? []);
    await this.invalidateBouncedContacts.invalidateBouncedContacts(tx, bounces);
  }
}

function readBounce(event: AnyEvent): Bounce | null {
  if (event.type !== 'dunlin.communication.v1.MessageBounced') return null;
  const { message, contactId } = event.payload;
  if (!message) return null;
  return { customerId: message.customerId, contactId, reason: message.reason || 'BOUNCED', causedBy: event };
}
