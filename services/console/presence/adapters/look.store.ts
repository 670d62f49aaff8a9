import { Injectable } from '@nestjs/common';
import { Background } from '#libs/platform';
import { Database, type Tx } from '#libs/transactions';
import { type Look, lookSeconds } from '../domain/look.js';
import { LookStore } from '../use-cases/ports.js';

interface Row {
  readonly subject: string;
  readonly name: string;
  readonly began_at: Date;
}

/** Whom nobody sees any more is kept no longer than it takes to see it. */
const deleteEveryMs = 60_000;

/* eslint-disable no-restricted-syntax -- for how long somebody looks is wall time */
@Injectable()
export class PostgresLookStore extends LookStore {
  constructor(
    private readonly database: Database,
    background: Background,
  ) {
    super();
    background.start({ name: 'old looks', roles: ['server'], everyMs: deleteEveryMs, run: () => this.deleteOld() });
  }

  override async touch(tx: Tx, { customerId, subject, name }: Omit<Look, 'beganAt'>): Promise<boolean> {
    const [row] = await tx.query<{ is_new: boolean }>(
      `INSERT INTO looks (customer_id, subject, name, began_at, seen_at)
       SELECT $1, $2, $3, at, at FROM (SELECT clock_timestamp() AS at) AS now
           ON CONFLICT (customer_id, subject) DO UPDATE
          SET name = excluded.name, seen_at = excluded.seen_at,
              began_at = CASE WHEN looks.seen_at < excluded.seen_at - $4 * interval '1 second'
                              THEN excluded.began_at ELSE looks.began_at END
       RETURNING began_at = seen_at AS is_new`,
      [customerId, subject, name, lookSeconds],
    );
    return row!.is_new;
  }

  override async remove(tx: Tx, { customerId, subject }: Pick<Look, 'customerId' | 'subject'>): Promise<boolean> {
    const sql = 'DELETE FROM looks WHERE customer_id = $1 AND subject = $2 RETURNING subject';
    return (await tx.query(sql, [customerId, subject])).length > 0;
  }

  override async listOthers(tx: Tx, { customerId, subject }: Pick<Look, 'customerId' | 'subject'>): Promise<Look[]> {
    const rows = await tx.query<Row>(
      `SELECT subject, name, began_at FROM looks
        WHERE customer_id = $1 AND subject <> $2 AND seen_at >= clock_timestamp() - $3 * interval '1 second'
        ORDER BY began_at, subject LIMIT 20`,
      [customerId, subject, lookSeconds],
    );
    return rows.map((row) => ({ customerId, subject: row.subject, name: row.name, beganAt: row.began_at }));
  }

  override async deleteOld(): Promise<void> {
    await this.database.query(`DELETE FROM looks WHERE seen_at < clock_timestamp() - $1 * interval '1 second'`, [
      lookSeconds,
    ]);
  }
}
