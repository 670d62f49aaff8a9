import { Controller } from '@nestjs/common';
import { eventTypes } from '#libs/contracts';
import { OnEvents, type AnyEvent, type Tx } from '#libs/platform';
import { InvalidateBounced, type Bounce } from '../use-cases/invalidate-bounced.js';
import { RecordDiary } from '../use-cases/record-diary.js';
import { readOccurrence } from './diary.reader.js';

/** Every fact of every service reaches the diary; a bounce also says something about a contact. */
@Controller()
export class CustomerConsumer {
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
