/* eslint-disable no-restricted-syntax -- how long ago a round ended is real time */
import { Injectable } from '@nestjs/common';
import type { Queryable } from '#libs/transactions';
import { type SweepOutcome, type SweepPart, SweepStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresSweepStore extends SweepStore {
  override async listResting(queryable: Queryable): Promise<SweepPart[]> {
    return queryable.query('SELECT peer, phase FROM sweep_parts WHERE retry_at > clock_timestamp()');
  }

  override async recordMany(queryable: Queryable, outcomes: readonly SweepOutcome[]): Promise<void> {
    await queryable.query(
      `INSERT INTO sweep_parts AS part (peer, phase, succeeded_at, failure_count, retry_at)
       SELECT peer, phase, clock_timestamp(), CASE WHEN succeeded THEN 0 ELSE 1 END,
           CASE WHEN NOT succeeded THEN clock_timestamp() + interval '1 second' END
         FROM unnest($1::text[], $2::text[], $3::boolean[]) AS ended (peer, phase, succeeded)
        ORDER BY peer, phase
       ON CONFLICT (peer, phase) DO UPDATE SET
         succeeded_at = CASE excluded.failure_count WHEN 0 THEN excluded.succeeded_at ELSE part.succeeded_at END,
         failure_count = CASE excluded.failure_count WHEN 0 THEN 0 ELSE part.failure_count + 1 END,
         retry_at = CASE WHEN excluded.failure_count > 0 THEN clock_timestamp()
           + least(interval '1 second' * power(2, least(part.failure_count, 9)), interval '5 minutes') END`,
      [
        outcomes.map(({ peer }) => peer),
        outcomes.map(({ phase }) => phase),
        outcomes.map(({ succeeded }) => succeeded),
      ],
    );
  }

  override async listAges(queryable: Queryable): Promise<(SweepPart & { seconds: number })[]> {
    return queryable.query(
      `SELECT peer, phase, extract(epoch FROM clock_timestamp() - succeeded_at)::float8 AS seconds FROM sweep_parts`,
    );
  }

  override async isLate(queryable: Queryable, afterMs: number): Promise<boolean> {
    const rows = await queryable.query(
      `SELECT FROM sweep_parts WHERE phase = 'ROUND'
          AND succeeded_at > clock_timestamp() - interval '1 millisecond' * $1::integer`,
      [afterMs],
    );
    return rows.length === 0;
  }
}
