import { Controller } from '@nestjs/common';
import { fromTimestamp } from '#libs/contracts';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { NoteAnnouncements } from '../use-cases/note-announcements.js';

type MessageEvent = AnyEvent<'dunlin.communication.v1.MessageSent' | 'dunlin.communication.v1.MessageBounced'>;

@Controller()
export class AnnouncementsConsumer {
  constructor(private readonly note: NoteAnnouncements) {}

  @OnEvents('dunlin.communication.v1.MessageSent', 'dunlin.communication.v1.MessageBounced')
  async onMessages(events: MessageEvent[], tx: Tx): Promise<void> {
    await this.note.noteAnnouncements(
      tx,
      events.map(({ type, subject, time, payload }) => ({
        messageId: subject,
        invoiceIds: payload.message?.invoiceIds ?? [],
        sentAt:
          type === 'dunlin.communication.v1.MessageSent' ? (fromTimestamp(payload.message?.sentTime) ?? time) : null,
      })),
    );
  }
}
