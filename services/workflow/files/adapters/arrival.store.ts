import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { type ArrivalKind, ArrivalStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresArrivalStore extends ArrivalStore {
  override async add(
    tx: Tx,
    arrivals: readonly { arrivalId: string; kind: ArrivalKind; arriveAt: Date }[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO arrivals (arrival_id, kind, arrive_at, state)
       SELECT added.*, 'WAITING' FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS added
       ON CONFLICT DO NOTHING`,
      [
        arrivals.map((arrival) => arrival.arrivalId),
        arrivals.map((arrival) => arrival.kind),
        arrivals.map((arrival) => arrival.arriveAt),
      ],
    );
  }

  override async startNext(tx: Tx, kind: ArrivalKind): Promise<string | null> {
    // One transaction at a time decides for a kind, else two of them would start a file each.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`arrivals/${kind}`]);
    const [row] = await tx.query<{ arrival_id: string }>(
      `UPDATE arrivals SET state = 'RUNNING'
        WHERE arrival_id = (
          SELECT arrival_id FROM arrivals WHERE kind = $1 AND state = 'WAITING' AND arrive_at <= $2
             AND NOT EXISTS (SELECT FROM arrivals WHERE kind = $1 AND state = 'RUNNING')
           ORDER BY arrive_at, arrival_id LIMIT 1)
       RETURNING arrival_id`,
      [kind, tx.now],
    );
    return row?.arrival_id ?? null;
  }

  override async finish(tx: Tx, arrivalId: string): Promise<ArrivalKind | null> {
    const [row] = await tx.query<{ kind: ArrivalKind }>(
      `UPDATE arrivals SET state = 'DONE' WHERE arrival_id = $1 AND state <> 'DONE' RETURNING kind`,
      [arrivalId],
    );
    return row?.kind ?? null;
  }
}
