import { Injectable } from '@nestjs/common';
import { rowOf, timestamp, uuid } from '#libs/platform';
import type { Queryable, Tx } from '#libs/transactions';
import type { Announcement } from '../domain/announcement.js';
import { AnnouncementStore } from '../use-cases/ports.js';

const announcements = rowOf<Announcement>()('announcements', ['invoice_id'], {
  invoice_id: uuid('invoiceId'),
  message_id: uuid('messageId'),
  sent_at: timestamp('sentAt'),
});

@Injectable()
export class PostgresAnnouncementStore extends AnnouncementStore {
  override async keepLatest(tx: Tx, sent: readonly Announcement[]): Promise<void> {
    await announcements.insertMany(
      tx,
      sent,
      `ON CONFLICT (invoice_id) DO UPDATE SET message_id = excluded.message_id, sent_at = excluded.sent_at
        WHERE announcements.sent_at <= excluded.sent_at`,
    );
  }

  override async deleteMany(tx: Tx, messageIds: readonly string[]): Promise<void> {
    if (messageIds.length === 0) return;
    await tx.query('DELETE FROM announcements WHERE message_id = ANY($1::uuid[])', [messageIds]);
  }

  override async findSentAt(queryable: Queryable, invoiceIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    if (invoiceIds.length === 0) return new Map();
    const rows = await queryable.query<{ invoice_id: string; sent_at: Date }>(
      'SELECT invoice_id, sent_at FROM announcements WHERE invoice_id = ANY($1::uuid[])',
      [invoiceIds],
    );
    return new Map(rows.map((row) => [row.invoice_id, row.sent_at]));
  }
}
