import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Announcement } from '../../copies/domain/announcement.js';
import { AnnouncementStore } from '../../copies/use-cases/ports.js';

/** A message whose end was published. */
interface EndedMessage {
  readonly messageId: string;
  readonly invoiceIds: readonly string[];
  /** Null for one that came back. */
  readonly sentAt: Date | null;
}

/** Notes when each debt was last announced; a message that comes back later has announced nothing. */
@Injectable()
export class NoteAnnouncements {
  constructor(private readonly announcements: AnnouncementStore) {}

  async noteAnnouncements(tx: Tx, messages: readonly EndedMessage[]): Promise<void> {
    const latest = new Map<string, Announcement>();
    for (const { messageId, invoiceIds, sentAt } of messages) {
      if (sentAt === null) continue;
      for (const invoiceId of invoiceIds) {
        const known = latest.get(invoiceId);
        if (!known || known.sentAt <= sentAt) latest.set(invoiceId, { invoiceId, messageId, sentAt });
      }
    }
    await this.announcements.keepLatest(tx, [...latest.values()]);
    const cameBack = messages.filter(({ sentAt }) => sentAt === null).map(({ messageId }) => messageId);
    await this.announcements.deleteMany(tx, cameBack);
  }
}
