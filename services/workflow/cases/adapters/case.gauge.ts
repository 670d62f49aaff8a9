import { Injectable } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import { Database } from '#libs/transactions';
import { countNowAndThen } from '../../waking/gauges.js';

/** The gauge of open cases by stored state; closed cases are counted from their events. */
@Injectable()
export class CaseGauge {
  constructor(
    private readonly database: Database,
    metrics: Metrics,
  ) {
    const cases = metrics.gauge('dunlin_open_cases', 'Cases that are not closed.', ['state']);
    countNowAndThen(metrics, async () => {
      const counts = await this.count();
      cases.reset();
      for (const { state, count } of counts) cases.set({ state }, Number(count));
    });
  }

  private count(): Promise<{ state: string; count: bigint }[]> {
    return this.database.query(
      `SELECT state, sum(row_count)::bigint AS count FROM case_counts
        WHERE state IN ('ACTIVE', 'FAILED', 'EXPIRED') GROUP BY state HAVING sum(row_count) > 0`,
    );
  }
}
