import { Context } from '@temporalio/activity';
import { currentWork } from '#libs/platform';
import type { CallerOnward, SystemRunner } from '#libs/transactions';
import { errors } from '../domain/errors.js';

const heartbeatEveryMs = 1_500;

/** The service acts; the correlation id is that of the event which woke the workflow. */
export function systemCaller(systemRunner: SystemRunner): Required<CallerOnward> {
  return systemRunner.caller(currentWork()?.correlationId);
}

/** Beats while the body runs, so that only a dead worker is taken for dead. */
export async function withHeartbeats<Result>(body: () => Promise<Result>): Promise<Result> {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), heartbeatEveryMs);
  try {
    return await body();
  } finally {
    clearInterval(timer);
  }
}

/** Ends work in progress when this process stops; another worker goes on with it. @throws WORKER_UNAVAILABLE */
export function throwWhenStopping(): void {
  if (!Context.current().cancellationSignal.aborted) return;
  throw errors.WORKER_UNAVAILABLE('This worker stops; another one goes on.');
}

/** Runs the body for every item, at most so many at once, in order. All are begun before one fails. */
export async function eachBounded<Item, Result>(
  items: readonly Item[],
  limit: number,
  body: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await body(items[index]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
