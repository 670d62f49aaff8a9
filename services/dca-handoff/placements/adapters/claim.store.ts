/* eslint-disable no-restricted-syntax -- leases run in real time */
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import { ClaimStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresClaimStore extends ClaimStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async take(tx: Tx, key: string, token: string, leaseMs: number): Promise<boolean> {
    const taken = await tx.query(
      `INSERT INTO act_claims AS held (key, token, lease_until)
       VALUES ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
       ON CONFLICT (key) DO UPDATE SET token = excluded.token, lease_until = excluded.lease_until
       WHERE held.lease_until < clock_timestamp() RETURNING key`,
      [key, token, leaseMs],
    );
    return taken.length > 0;
  }

  override async end(tx: Tx, key: string, token: string): Promise<boolean> {
    const ended = await tx.query('DELETE FROM act_claims WHERE key = $1 AND token = $2 RETURNING key', [key, token]);
    return ended.length > 0;
  }

  override async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds);
  }

  override async liveCount(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM act_claims WHERE lease_until >= clock_timestamp()',
    );
    return row!.count;
  }
}
