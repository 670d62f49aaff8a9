import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { Queryable, Tx } from '#libs/platform';
import { type Advance, type AdvanceState, AdvanceStore } from '../use-cases/ports.js';

interface Row {
  advance_id: string;
  state: AdvanceState;
  from_at: Date;
  target_at: Date;
  now_at: Date;
  instants: bigint;
  phase: string;
  outstanding: string[];
  happened: string[];
}

const columns = 'advance_id, state, from_at, target_at, now_at, instants, phase, outstanding, happened';

@Injectable()
export class PostgresAdvanceStore extends AdvanceStore {
  override async insert(tx: Tx, advance: Advance): Promise<void> {
    const rows = await tx.query(
      `INSERT INTO clock_advances (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (state) WHERE state = 'RUNNING' DO NOTHING RETURNING advance_id`,
      [
        advance.advanceId,
        advance.state,
        advance.fromAt,
        advance.targetAt,
        advance.nowAt,
        advance.instants,
        advance.phase,
        advance.outstanding,
        advance.happened,
      ],
    );
    if (rows.length > 0) return;
    throw new DomainError(
      'ADVANCE_RUNNING',
      'refused',
      'The clock is being advanced already. Wait until that run is done, then advance again.',
    );
  }

  override async find(queryable: Queryable, advanceId: string | null): Promise<Advance | null> {
    const [row] = await queryable.query<Row>(
      `SELECT ${columns} FROM clock_advances WHERE $1::uuid IS NULL OR advance_id = $1 ORDER BY created_at DESC LIMIT 1`,
      [advanceId],
    );
    return row ? toAdvance(row) : null;
  }

  override async takeOver(queryable: Queryable, advanceId: string, owner: string): Promise<Advance | null> {
    const [row] = await queryable.query<Row>(
      `UPDATE clock_advances SET owner = $2 WHERE advance_id = $1 AND state = 'RUNNING' RETURNING ${columns}`,
      [advanceId, owner],
    );
    return row ? toAdvance(row) : null;
  }

  override async save(queryable: Queryable, advance: Advance, owner: string): Promise<boolean> {
    const rows = await queryable.query(
      `UPDATE clock_advances SET state = $3, now_at = $4, instants = $5, phase = $6, outstanding = $7, happened = $8
        WHERE advance_id = $1 AND owner = $2 AND state = 'RUNNING' RETURNING advance_id`,
      [
        advance.advanceId,
        owner,
        advance.state,
        advance.nowAt,
        advance.instants,
        advance.phase,
        advance.outstanding,
        advance.happened,
      ],
    );
    return rows.length > 0;
  }

  override async countFacts(tx: Tx, counts: readonly { fact: string; count: number }[]): Promise<void> {
    await tx.query(
      `INSERT INTO fact_counts (fact, count, counted_at)
       SELECT counted.*, $3::timestamptz FROM unnest($1::text[], $2::bigint[]) AS counted`,
      [counts.map(({ fact }) => fact), counts.map(({ count }) => count), tx.now],
    );
  }

  override async factsSince(queryable: Queryable, from: Date): Promise<{ fact: string; count: number }[]> {
    const rows = await queryable.query<{ fact: string; count: string }>(
      'SELECT fact, sum(count) AS count FROM fact_counts WHERE counted_at > $1 GROUP BY fact ORDER BY fact',
      [from],
    );
    return rows.map(({ fact, count }) => ({ fact, count: Number(count) }));
  }
}

function toAdvance(row: Row): Advance {
  return {
    advanceId: row.advance_id,
    state: row.state,
    fromAt: row.from_at,
    targetAt: row.target_at,
    nowAt: row.now_at,
    instants: Number(row.instants),
    phase: row.phase,
    outstanding: row.outstanding,
    happened: row.happened,
  };
}
