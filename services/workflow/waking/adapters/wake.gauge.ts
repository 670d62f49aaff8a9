/* eslint-disable no-restricted-syntax -- the age of a wake is real time */
import { Injectable } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import { Database } from '#libs/transactions';
import { countNowAndThen, maxCounted } from '../gauges.js';

/** Gauges of wakes on their way: how many, how old, and how many Temporal refuses again and again. */
@Injectable()
export class WakeGauge {
  constructor(database: Database, metrics: Metrics) {
    const wakes = metrics.gauge('dunlin_wakes', 'Wakes that are not settled.');
    const age = metrics.gauge('dunlin_wake_age_seconds', 'Age of the oldest wake that is not settled.');
    const refused = metrics.gauge('dunlin_wakes_refused', 'Wakes that Temporal refused ten times in a row or more.');
    countNowAndThen(metrics, async () => {
      const [row] = await database.query<{ wakes: bigint; refused: bigint; seconds: number | null }>(
        `SELECT count(*) AS wakes, count(*) FILTER (WHERE NOT sent AND attempts >= 10) AS refused,
           (SELECT extract(epoch FROM clock_timestamp() - created_at)::float8 FROM wakes ORDER BY seq LIMIT 1) AS seconds
         FROM (SELECT sent, attempts FROM wakes LIMIT $1) AS counted`,
        [maxCounted],
      );
      wakes.set(Number(row!.wakes));
      refused.set(Number(row!.refused));
      age.set(row!.seconds ?? 0);
    });
  }
}
