import { Injectable } from '@nestjs/common';
import { converted, rowOf, text, texts, timestamp, uuid } from '#libs/platform';
import type { Queryable, Tx } from '#libs/transactions';
import { type Advance, AdvanceStore, type NamedCount } from '../use-cases/ports.js';

const advances = rowOf<Advance>()('clock_advances', ['advance_id'], {
  advance_id: uuid('advanceId'),
  state: text('state'),
  from_at: timestamp('fromAt'),
  target_at: timestamp('targetAt'),
  now_at: timestamp('nowAt'),
  instants: converted<'instantCount', bigint, number>('bigint', 'instantCount', BigInt, Number),
  phase: text('phase'),
  outstanding: texts('outstanding'),
  happened: texts('happened'),
});

@Injectable()
export class PostgresAdvanceStore extends AdvanceStore {
  override async find(queryable: Queryable, advanceId: string | null): Promise<Advance | null> {
    const [row] = await queryable.query(
      `SELECT ${advances.select()} FROM clock_advances
        WHERE $1::uuid IS NULL OR advance_id = $1 ORDER BY created_at DESC LIMIT 1`,
      [advanceId],
    );
    return row ? advances.toDomain(row) : null;
  }

  override async insert(tx: Tx, advance: Advance): Promise<boolean> {
    const unlessOneRuns = `ON CONFLICT (state) WHERE state = 'RUNNING' DO NOTHING RETURNING advance_id`;
    const rows = await advances.insertMany(tx, [advance], unlessOneRuns);
    return rows.length > 0;
  }

  override async takeOver(queryable: Queryable, advanceId: string, owner: string): Promise<Advance | null> {
    const [row] = await queryable.query(
      `UPDATE clock_advances SET owner = $2 WHERE advance_id = $1 AND state = 'RUNNING' RETURNING ${advances.select()}`,
      [advanceId, owner],
    );
    return row ? advances.toDomain(row) : null;
  }

  override async isOwnedBy(queryable: Queryable, advanceId: string, owner: string): Promise<boolean> {
    const rows = await queryable.query(
      `SELECT FROM clock_advances WHERE advance_id = $1 AND owner = $2 AND state = 'RUNNING'`,
      [advanceId, owner],
    );
    return rows.length > 0;
  }

  override async cancel(tx: Tx, advanceId: string): Promise<Advance | null> {
    const [row] = await tx.query(
      `UPDATE clock_advances SET state = 'CANCELLED', phase = 'CANCELLED', owner = NULL
        WHERE advance_id = $1 AND state = 'RUNNING' RETURNING ${advances.select()}`,
      [advanceId],
    );
    return row ? advances.toDomain(row) : null;
  }

  override async update(queryable: Queryable, advance: Advance, owner: string): Promise<boolean> {
    const { advanceId, state, nowAt, instantCount, phase, outstanding, happened } = advance;
    const rows = await queryable.query(
      `UPDATE clock_advances SET state = $3, now_at = $4, instants = $5, phase = $6, outstanding = $7, happened = $8
        WHERE advance_id = $1 AND owner = $2 AND state = 'RUNNING' RETURNING advance_id`,
      [advanceId, owner, state, nowAt, instantCount, phase, outstanding, happened],
    );
    return rows.length > 0;
  }

  override async insertCounts(tx: Tx, counts: readonly NamedCount[]): Promise<void> {
    await tx.query(
      `INSERT INTO event_counts (name, count, counted_at)
       SELECT counted.*, $3::timestamptz FROM unnest($1::text[], $2::bigint[]) AS counted`,
      [counts.map(({ name }) => name), counts.map(({ count }) => count), tx.now],
    );
  }

  override async countSince(queryable: Queryable, from: Date): Promise<NamedCount[]> {
    const rows = await queryable.query<{ name: string; count: string }>(
      'SELECT name, sum(count) AS count FROM event_counts WHERE counted_at > $1 GROUP BY name ORDER BY name',
      [from],
    );
    return rows.map(({ name, count }) => ({ name, count: Number(count) }));
  }
}
