import { Context } from '@temporalio/activity';
import { currentWork } from '#libs/platform';
import type { CallerOnward, SystemRunner } from '#libs/transactions';
import { errors } from '../domain/errors.js';

/** Well within the time after which Temporal takes a silent worker for dead. */
export const heartbeatEveryMs = 1_500;

/** The service as caller, with the correlation id of the event that woke the workflow. */
export function systemCaller(systemRunner: SystemRunner): Required<Omit<CallerOnward, 'token'>> {
  return systemRunner.caller(currentWork()?.correlationId);
}

/** Sends heartbeats while the body runs, so that Temporal notices a dead worker within seconds. */
export async function withHeartbeats<Result>(body: () => Promise<Result>): Promise<Result> {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), heartbeatEveryMs);
  try {
    return await body();
  } finally {
    clearInterval(timer);
  }
}

/** Ends an activity when this process stops; another worker continues it. @throws WORKER_UNAVAILABLE */
export function throwWhenStopping(): void {
  if (!Context.current().cancellationSignal.aborted) return;
  throw errors.WORKER_UNAVAILABLE('This worker is stopping; another one continues.');
}
