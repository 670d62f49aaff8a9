import { Injectable } from '@nestjs/common';
import type { ContactChannel } from '#libs/fence';
import type { LocalDate } from '#libs/time';
import type { Queryable, Tx } from '#libs/transactions';
import { type ContactMade, ContactStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresContactStore extends ContactStore {
  override async lock(tx: Tx, customerId: string, channel: ContactChannel): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`contact/${customerId}/${channel}`]);
  }

  override async insert(tx: Tx, { customerId, channel, madeOn, messageId }: ContactMade): Promise<void> {
    await tx.query(
      `INSERT INTO contacts_made (customer_id, channel, made_on, message_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [customerId, channel, madeOn, messageId],
    );
  }

  override async delete(tx: Tx, { customerId, channel, messageId }: Omit<ContactMade, 'madeOn'>): Promise<void> {
    await tx.query('DELETE FROM contacts_made WHERE customer_id = $1 AND channel = $2 AND message_id = $3', [
      customerId,
      channel,
      messageId,
    ]);
  }

  override async countByDay(
    source: Queryable,
    customerId: string,
    channel: ContactChannel,
    since: LocalDate,
  ): Promise<{ on: LocalDate; count: number }[]> {
    const rows = await source.query<{ made_on: LocalDate; count: bigint }>(
      `SELECT made_on, count(*) AS count FROM contacts_made
       WHERE customer_id = $1 AND channel = $2 AND made_on >= $3 GROUP BY made_on`,
      [customerId, channel, since],
    );
    return rows.map(({ made_on: on, count }) => ({ on, count: Number(count) }));
  }
}
