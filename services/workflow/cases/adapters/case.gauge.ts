import { Injectable } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import { Database } from '#libs/transactions';

/** Counting reads all open cases, so one count serves all scrapes within this time. */
const countedForMs = 30_000;

/** The gauge of open cases by stored state; closed cases are counted from their events. */
@Injectable()
export class CaseGauge {
  private countedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly database: Database,
    metrics: Metrics,
  ) {
    const cases = metrics.gauge('dunlin_open_cases', 'Cases that are not closed.', ['state']);
    metrics.beforeScrape(async () => {
      if (performance.now() - this.countedAt < countedForMs) return;
      this.countedAt = performance.now();
      const counts = await this.count();
      cases.reset();
      for (const { state, count } of counts) cases.set({ state }, Number(count));
    });
  }

  private count(): Promise<{ state: string; count: bigint }[]> {
    return this.database.query('SELECT state, count(*) FROM cases WHERE closed_at IS NULL GROUP BY state');
  }
}
