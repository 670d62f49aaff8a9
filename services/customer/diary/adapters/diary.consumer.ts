import { Controller } from '@nestjs/common';
import { eventTypes } from '#libs/contracts';
import { OnEvents, type AnyEvent, type Tx } from '#libs/platform';
import { InvalidateBounced, type Bounce } from '../../customers/use-cases/invalidate-bounced.js';
import { RecordDiary } from '../use-cases/record-diary.js';
import { readOccurrence } from './diary.reader.js';

/**
 * Every event of every service reaches the diary. A type has one handler in a service, so what a bounce says about a
 * contact is passed on to the customers from here, in the same transaction.
 */
@Controller()
export class DiaryConsumer {
  constructor(
    private readonly recordDiary: RecordDiary,
    private readonly invalidateBounced: InvalidateBounced,
  ) {}

  @OnEvents(...eventTypes)
  async onEvents(events: readonly AnyEvent[], tx: Tx): Promise<void> {
    await this.recordDiary.execute(
      tx,
      events.flatMap((event) => readOccurrence(event) ?? []),
    );
    await this.invalidateBounced.execute(
      tx,
      events.flatMap((event) => readBounce(event) ?? []),
    );
  }
}

function readBounce(event: AnyEvent): Bounce | null {
  if (event.type !== 'dunlin.communication.v1.MessageBounced') return null;
  const { message, contactId } = event.payload;
  return message ? { customerId: message.customerId, contactId, reason: message.reason || 'BOUNCED', event } : null;
}
