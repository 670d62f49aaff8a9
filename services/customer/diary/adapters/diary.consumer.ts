import { Controller } from '@nestjs/common';
import { eventTypes } from '#libs/contracts';
import { isId } from '#libs/ids';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import {
  type Bounce,
  InvalidateBouncedContacts,
} from '../../customers/use-cases/contacts/invalidate-bounced-contacts.js';
import { type HandOver, HandOverTasks } from '../../work/use-cases/hand-over-tasks.js';
import { RecordDiaryEntries } from '../use-cases/record-diary-entries.js';
import { readEvent } from './diary.reader.js';

/**
 * Every event of every service reaches the diary. A type has one handler in a service, so what a bounce says about a
 * contact is passed on to the customers from here, in the same transaction, and so is who looks after a customer to the
 * tasks.
 */
@Controller()
export class DiaryConsumer {
  constructor(
    private readonly recordDiaryEntries: RecordDiaryEntries,
    private readonly invalidateBouncedContacts: InvalidateBouncedContacts,
    private readonly handOverTasks: HandOverTasks,
  ) {}

  @OnEvents(...eventTypes)
  async onEvents(events: readonly AnyEvent[], tx: Tx): Promise<void> {
    const consumed = events.flatMap((event) => readEvent(event) ?? []);
    await this.recordDiaryEntries.recordDiaryEntries(tx, consumed);
    const bounces = events.flatMap((event) => readBounce(event) ?? []);
    await this.invalidateBouncedContacts.invalidateBouncedContacts(tx, bounces);
    const handOvers = events.flatMap((event) => readHandOver(event) ?? []);
    await this.handOverTasks.handOverTasks(tx, handOvers);
  }
}

function readBounce(event: AnyEvent): Bounce | null {
  if (event.type !== 'dunlin.communication.v1.MessageBounced') return null;
  const { message, contactId } = event.payload;
  if (!message) return null;
  return { customerId: message.customerId, contactId, reason: message.reason || 'BOUNCED', causedBy: event };
}

function readHandOver(event: AnyEvent): HandOver | null {
  if (event.type !== 'dunlin.customer.v1.CustomerChanged') return null;
  const { customer, formerSpecialistId: formerPersonId } = event.payload;
  const { customerId = '', specialistId: personId = '' } = customer ?? {};
  if (![customerId, personId, formerPersonId].every(isId) || personId === formerPersonId) return null;
  return { customerId, formerPersonId, personId, causedBy: event };
}
