/* eslint-disable no-restricted-syntax -- backoff runs in wall-clock time */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/transactions';
import type { Backoff, Direction, Exchange } from '../domain/exchange.js';
import { ExchangeStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresExchangeStore extends ExchangeStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async listDue(direction: Direction): Promise<Exchange[]> {
    return this.database.query<Exchange>(
      `SELECT a.code AS agency, coalesce(e.failure_count, 0) AS "failureCount", e.succeeded_at AS "succeededAt"
       FROM agencies a LEFT JOIN agency_exchanges e ON e.agency = a.code AND e.direction = $1
       WHERE coalesce(e.retry_at <= clock_timestamp(), true)
         AND ($1 = 'READING' OR EXISTS (SELECT FROM outbound_files f
           WHERE f.agency = a.code AND f.state = 'TO_DELIVER' AND f.lease_until < clock_timestamp()))
       ORDER BY a.code`,
      [direction],
    );
  }

  override async recordSuccess(tx: Tx, agency: string, direction: Direction): Promise<void> {
    await tx.query(
      `INSERT INTO agency_exchanges (agency, direction, failure_count, retry_at, succeeded_at)
       VALUES ($1, $2, 0, clock_timestamp(), clock_timestamp())
       ON CONFLICT (agency, direction) DO UPDATE
       SET failure_count = 0, retry_at = excluded.retry_at, succeeded_at = excluded.succeeded_at`,
      [agency, direction],
    );
  }

  override async recordFailure(
    tx: Tx,
    agency: string,
    direction: Direction,
    { firstMs, maxMs }: Backoff,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO agency_exchanges AS e (agency, direction, failure_count, retry_at, succeeded_at)
       VALUES ($1, $2, 1, clock_timestamp() + $3 * interval '1 millisecond', clock_timestamp())
       ON CONFLICT (agency, direction) DO UPDATE SET failure_count = e.failure_count + 1,
         retry_at = clock_timestamp() + least($3 * 2 ^ least(e.failure_count, 30), $4) * interval '1 millisecond'`,
      [agency, direction, firstMs, maxMs],
    );
  }
}
