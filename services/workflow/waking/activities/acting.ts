import { Context } from '@temporalio/activity';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { type CallerOnward, currentWork } from '#libs/platform';
import { systemActor } from '../use-cases/system-transactions.js';

const heartbeatEveryMs = 1_500;

/** The service acts; the correlation id is that of the fact which woke the workflow. */
export function systemCaller(): CallerOnward {
  return { actor: systemActor, correlationId: currentWork()?.correlationId ?? newId() };
}

/** Beats while the body runs, so that only a dead worker is taken for dead. */
export async function withHeartbeats<Answer>(body: () => Promise<Answer>): Promise<Answer> {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), heartbeatEveryMs);
  try {
    return await body();
  } finally {
    clearInterval(timer);
  }
}

/** Ends work in hand when this process stops; another worker goes on with it. */
export function throwWhenStopping(): void {
  if (!Context.current().cancellationSignal.aborted) return;
  throw new DomainError('WORKER_STOPS', 'unavailable', 'This worker stops; another one goes on.');
}

/** Runs the body for every item, at most so many at once, and answers in order. All are begun before one fails. */
export async function eachBounded<Item, Answer>(
  items: readonly Item[],
  limit: number,
  body: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      answers[index] = await body(items[index]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return answers;
}
