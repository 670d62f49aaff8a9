import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/transactions';
import type { WebhookEvent } from '../../provider/domain/provider.js';
import { type DueWebhook, WebhookStore } from '../use-cases/ports.js';

/** Longer than any provider tries again; what was never matched is kept longer, for people to ask about. */
const keepDone = `interval '30 days'`;
const keepWaiting = `interval '90 days'`;

/** Providers live by real time, whatever the business clock shows. */
const realNow = 'clock_timestamp()';

@Injectable()
export class PostgresWebhookStore extends WebhookStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(tx: Tx, provider: string, { eventId, about, reference }: WebhookEvent): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO webhook_events (provider, event_id, about, reference, state) VALUES ($1, $2, $3, $4, 'WAITING')
       ON CONFLICT (provider, event_id) DO NOTHING RETURNING event_id`,
      [provider, eventId, about, reference],
    );
    return rows.length > 0;
  }

  override async takeDue(tx: Tx, provider: string, limit: number): Promise<DueWebhook[]> {
    const rows = await tx.query<{ event_id: string; about: WebhookEvent['about']; reference: string }>(
      `UPDATE webhook_events SET looks = looks + 1,
         look_at = ${realNow} + least(interval '2 seconds' * power(2, least(looks, 12)), interval '1 hour')
       WHERE provider = $1 AND event_id = ANY (ARRAY(
         SELECT event_id FROM webhook_events
         WHERE state = 'WAITING' AND look_at <= ${realNow} AND provider = $1
         ORDER BY look_at LIMIT $2 FOR UPDATE SKIP LOCKED))
       RETURNING event_id, about, reference`,
      [provider, limit],
    );
    return rows.map((row) => ({ eventId: row.event_id, about: row.about, reference: row.reference }));
  }

  override async finish(tx: Tx, provider: string, eventIds: readonly string[]): Promise<void> {
    if (eventIds.length === 0) return;
    const sql = `UPDATE webhook_events SET state = 'DONE' WHERE provider = $1 AND event_id = ANY ($2::text[])`;
    await tx.query(sql, [provider, eventIds]);
  }

  override async maxWaitSeconds(): Promise<number> {
    const age = `extract(epoch FROM ${realNow} - min(received_at))`;
    const sql = `SELECT coalesce(${age}, 0)::float8 AS seconds FROM webhook_events WHERE state = 'WAITING'`;
    const [row] = await this.database.query<{ seconds: number }>(sql);
    return Math.max(0, row!.seconds);
  }

  override async deleteOld(tx: Tx, limit: number): Promise<void> {
    // By their places, which the locks keep, and by one instant: the planner reads all for a clock that may go on.
    await tx.query(
      `DELETE FROM webhook_events WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM webhook_events
         WHERE received_at < (SELECT ${realNow} - ${keepDone})
           AND (state = 'DONE' OR received_at < (SELECT ${realNow} - ${keepWaiting}))
         ORDER BY received_at LIMIT $1 FOR UPDATE SKIP LOCKED))`,
      [limit],
    );
  }
}
