import { Injectable } from '@nestjs/common';
import type { ContactChannel } from '#libs/fence';
import type { Queryable, Tx } from '#libs/transactions';
import type { ContactCap } from '../domain/contact-law.js';
import { ContactCapStore, type FoundCap } from '../use-cases/ports.js';

/** Scope of the common cap. */
const everybody = 'all';

@Injectable()
export class PostgresContactCapStore extends ContactCapStore {
  override async find(source: Queryable, customerId: string | null, channel: ContactChannel): Promise<FoundCap | null> {
    const [row] = await source.query<{ scope: string; per_day: number | null; per_seven_days: number | null }>(
      `SELECT scope, per_day, per_seven_days FROM contact_caps WHERE channel = $1 AND scope IN ($2, $3)
       ORDER BY scope = $3 LIMIT 1`,
      [channel, customerId ?? everybody, everybody],
    );
    if (!row) return null;
    return { cap: { perDay: row.per_day, perSevenDays: row.per_seven_days }, own: row.scope !== everybody };
  }

  override async upsert(tx: Tx, customerId: string | null, channel: ContactChannel, cap: ContactCap): Promise<void> {
    await tx.query(
      `INSERT INTO contact_caps (scope, channel, per_day, per_seven_days, actor, set_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (scope, channel) DO UPDATE SET per_day = excluded.per_day,
         per_seven_days = excluded.per_seven_days, actor = excluded.actor, set_at = excluded.set_at`,
      [customerId ?? everybody, channel, cap.perDay, cap.perSevenDays, tx.actor, tx.now],
    );
  }
}
