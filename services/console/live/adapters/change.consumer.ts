import { Controller } from '@nestjs/common';
import { eventTypes } from '#libs/contracts';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { NoteChanges } from '../use-cases/note-changes.js';

/** Screens may show anything, so every event of every service is noted, without what it says. */
@Controller()
export class ChangeConsumer {
  constructor(private readonly noteChanges: NoteChanges) {}

  @OnEvents(...eventTypes)
  async onEvents(events: readonly AnyEvent[], tx: Tx): Promise<void> {
    await this.noteChanges.noteChanges(
      tx,
      events.map(({ type, subject, key, source, time }) => ({
        eventType: type,
        subject,
        // Keyed by its own id is what concerns no one customer, unless it is the customer.
        customerId: key === subject && source !== 'customer' ? '' : key,
        happenedAt: time,
      })),
    );
  }
}
