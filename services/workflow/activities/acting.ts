import { Context } from '@temporalio/activity';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { currentWork, type CallerOnward } from '#libs/platform';
import type { Act, ActOutcome } from '../collect-case/collect-case.contract.js';
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

/** What names an act for good: two tries of one act never count as two. */
export function actKey(caseId: string, sequenceVersion: number, { stepId, subjectId, episode }: Act): string {
  return [caseId, sequenceVersion, stepId, subjectId, episode].join('/');
}

export function outcomeOf(
  { subjectId, episode, stepId }: Act,
  outcome: string,
  because = '',
  delayUntilMs: number | null = null,
): ActOutcome {
  return { subjectId, episode, stepId, outcome, because, delayUntilMs };
}

const lasting = new Set(['invalid', 'not-found', 'conflict', 'refused', 'forbidden']);

/** An act that is refused for good is an outcome, not a failure: the case goes on and shows why. */
export async function orRefused(act: Act, attempt: () => Promise<ActOutcome>): Promise<ActOutcome> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof DomainError && lasting.has(error.kind)) return outcomeOf(act, 'REFUSED', error.code);
    throw error;
  }
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
