import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '#libs/platform';
import type { LocalDate } from '#libs/time';
import type { Channel } from '../domain/channel.js';
import type { ContactCap } from '../domain/contact-law.js';
import { ContactStore, type FoundCap } from '../use-cases/ports.js';

const everybody = 'all';

@Injectable()
export class PostgresContactStore extends ContactStore {
  override async lock(tx: Tx, customerId: string, channel: Channel): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`contact/${customerId}/${channel}`]);
  }

  override async cap(source: Queryable, customerId: string | null, channel: Channel): Promise<FoundCap | null> {
    const [row] = await source.query<{ scope: string; per_day: number | null; per_seven_days: number | null }>(
      `SELECT scope, per_day, per_seven_days FROM contact_caps WHERE channel = $1 AND scope IN ($2, $3)
       ORDER BY scope = $3 LIMIT 1`,
      [channel, customerId ?? everybody, everybody],
    );
    if (!row) return null;
    return { cap: { perDay: row.per_day, perSevenDays: row.per_seven_days }, own: row.scope !== everybody };
  }

  override async setCap(tx: Tx, customerId: string | null, channel: Channel, cap: ContactCap): Promise<void> {
    await tx.query(
      `INSERT INTO contact_caps (scope, channel, per_day, per_seven_days, actor, set_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (scope, channel) DO UPDATE SET per_day = excluded.per_day,
         per_seven_days = excluded.per_seven_days, actor = excluded.actor, set_at = excluded.set_at`,
      [customerId ?? everybody, channel, cap.perDay, cap.perSevenDays, tx.actor, tx.now],
    );
  }

  override async contacts(
    source: Queryable,
    customerId: string,
    channel: Channel,
    since: LocalDate,
  ): Promise<{ on: LocalDate; count: number }[]> {
    const rows = await source.query<{ contacted_on: LocalDate; count: bigint }>(
      `SELECT contacted_on, count(*) AS count FROM contacts_made
       WHERE customer_id = $1 AND channel = $2 AND contacted_on >= $3 GROUP BY contacted_on`,
      [customerId, channel, since],
    );
    return rows.map(({ contacted_on: on, count }) => ({ on, count: Number(count) }));
  }
}
