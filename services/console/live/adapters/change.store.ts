import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/transactions';
import type { Change } from '../domain/change.js';
import { ChangeStore } from '../use-cases/ports.js';

interface Row {
  readonly sequence: bigint;
  readonly event_type: string;
  readonly subject: string;
  readonly customer_id: string;
  readonly happened_at: Date;
}

const keptSeconds = 3_600;

@Injectable()
export class PostgresChangeStore extends ChangeStore {
  constructor(private readonly database: Database) {
    super();
  }

  /** Sequences are given under a lock that holds until the commit, so that readers see them in their order. */
  override async insertMany(tx: Tx, changes: readonly Omit<Change, 'sequence'>[]): Promise<void> {
    if (changes.length === 0) return;
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('changes'))`);
    await tx.query(
      // eslint-disable-next-line no-restricted-syntax -- how long a row is kept is wall time
      `INSERT INTO changes (event_type, subject, customer_id, happened_at, noted_at)
       SELECT event_type, subject, customer_id, happened_at, clock_timestamp()
         FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[])
           AS given (event_type, subject, customer_id, happened_at)`,
      [
        changes.map(({ eventType }) => eventType),
        changes.map(({ subject }) => subject),
        changes.map(({ customerId }) => customerId),
        changes.map(({ happenedAt }) => happenedAt),
      ],
    );
  }

  override async listAfter(sequence: bigint, limit: number): Promise<Change[]> {
    const rows = await this.database.query<Row>(
      `SELECT sequence, event_type, subject, customer_id, happened_at FROM changes
        WHERE sequence > $1 ORDER BY sequence LIMIT $2`,
      [sequence, limit],
    );
    return rows.map((row) => ({
      sequence: row.sequence,
      eventType: row.event_type,
      subject: row.subject,
      customerId: row.customer_id,
      happenedAt: row.happened_at,
    }));
  }

  override async ends(): Promise<{ first: bigint; last: bigint } | null> {
    const [row] = await this.database.query<{ first: bigint | null; last: bigint | null }>(
      'SELECT min(sequence) AS first, max(sequence) AS last FROM changes',
    );
    return row?.first == null || row.last === null ? null : { first: row.first, last: row.last };
  }

  override async deleteOld(): Promise<void> {
    await this.database.query(
      // eslint-disable-next-line no-restricted-syntax -- how long a row is kept is wall time
      `DELETE FROM changes WHERE noted_at < clock_timestamp() - $1 * interval '1 second'
         AND sequence < (SELECT max(sequence) FROM changes)`,
      [keptSeconds],
    );
  }
}
