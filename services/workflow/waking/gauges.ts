import type { Metrics } from '#libs/platform';

/** Counting reads many rows, so one count serves all scrapes within this time. */
const countedForMs = 30_000;
/** Counts of what should be few end here. */
export const maxCounted = 100_000;

/** Sets gauges by a question to the database, at most twice a minute. */
export function countNowAndThen(metrics: Metrics, count: () => Promise<void>): void {
  let countedAt = Number.NEGATIVE_INFINITY;
  metrics.beforeScrape(async () => {
    if (performance.now() - countedAt < countedForMs) return;
    countedAt = performance.now();
    await count();
  });
}
