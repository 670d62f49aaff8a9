import type { Database } from '#libs/transactions';
import { type Counter, foldCounts } from '../db/counters.js';
import type { Background } from './background.js';

const everyMs = 5_000;

/** Keeps the counts of tables short, so that a sum reads few rows. */
export function keepCounts(background: Background, database: Database, counters: readonly Counter[]): void {
  for (const counter of counters) {
    background.start({
      name: `counts in ${counter.name}`,
      roles: ['relay'],
      everyMs,
      run: () => foldCounts(database, counter),
    });
  }
}
