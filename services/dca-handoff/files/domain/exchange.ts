/** Files go to an agency, or come from it. */
export type Direction = 'DELIVERY' | 'READING';

/** How the exchange with one agency stands. */
export interface Exchange {
  readonly agency: string;
  /** Rounds in a row that did not succeed. */
  readonly failureCount: number;
  /** Wall-clock time of the last success, or of the first attempt; null before it. */
  readonly succeededAt: Date | null;
}

/** How long something that failed is left alone: twice as long after each failure, up to a bound. */
export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** Short, because a recall of a paid debt may be among what waits. */
export const agencyBackoff: Backoff = { firstMs: 1_000, maxMs: 60_000 };

/** Longer, so that files that can never be delivered do not take the turns of those that can. */
export const fileBackoff: Backoff = { firstMs: 1_000, maxMs: 600_000 };

/** A success that is no news is written this often at most. */
const successIsNewsAfterMs = 30_000;

/** Whether a success is worth a write: it ends failures, or the last one is old. */
export function isSuccessNews({ failureCount, succeededAt }: Exchange, now: Date): boolean {
  return failureCount > 0 || succeededAt === null || now.getTime() - succeededAt.getTime() > successIsNewsAfterMs;
}
