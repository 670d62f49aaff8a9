import { Injectable } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import { Database } from '#libs/transactions';
import { countNowAndThen, maxCounted } from '../../waking/gauges.js';

/** Steps that are late by more than a busy morning explains. */
const lateAfterMs = 600_000;

/** Gauges of steps that should have been done: those whose time has passed, and those that something blocks for days. */
@Injectable()
export class ActGauge {
  constructor(database: Database, metrics: Metrics) {
    const late = metrics.gauge('dunlin_steps_late', 'Steps due for more than ten minutes that nothing stops.');
    const age = metrics.gauge('dunlin_step_age_seconds', 'How long the step that nothing stops is due for longest.');
    const blocked = metrics.gauge('dunlin_steps_blocked', 'Steps that money in flight or the like blocks for days.');
    countNowAndThen(metrics, async () => {
      const now = await database.now();
      const [row] = await database.query<{ late: bigint; oldest: Date | null; blocked: bigint }>(
        `SELECT
           (SELECT count(*) FROM (SELECT FROM due_acts WHERE NOT stopped AND fire_at <= $1 LIMIT $2) AS passed) AS late,
           (SELECT fire_at FROM due_acts WHERE NOT stopped ORDER BY fire_at LIMIT 1) AS oldest,
           (SELECT count(*) FROM due_acts WHERE blocked_count >= 48) AS blocked`,
        [new Date(now.getTime() - lateAfterMs), maxCounted],
      );
      late.set(Number(row!.late));
      age.set(row!.oldest ? Math.max(0, (now.getTime() - row!.oldest.getTime()) / 1_000) : 0);
      blocked.set(Number(row!.blocked));
    });
  }
}
