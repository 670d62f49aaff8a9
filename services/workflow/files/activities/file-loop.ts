import { Context } from '@temporalio/activity';
import { DomainError } from '#libs/errors';
import type { Logger } from '#libs/platform';
import { throwWhenStopping } from '../../waking/activities/acting.js';

export interface FileTaken {
  readonly finished: boolean;
  /** Number of the call to go on with. */
  readonly nextCall: number;
}

const heartbeatEveryMs = 1_500;

/**
 * Calls for the next part of a file until it is taken to the end, or until the time given is over.
 * @param callFor makes the numbered call and says whether more follows; a repeat of a number changes nothing
 */
export async function takeFile(
  callFor: (call: number) => Promise<boolean>,
  firstCall: number,
  withinMs: number | null,
): Promise<FileTaken> {
  const started = performance.now();
  const context = Context.current();
  const beaten = context.info.heartbeatDetails as number | undefined;
  let call = Math.max(firstCall, beaten ?? 0);
  const timer = withinMs === null ? setInterval(() => context.heartbeat(call), heartbeatEveryMs) : undefined;
  try {
    while (await callFor(call)) {
      call += 1;
      throwWhenStopping();
      if (withinMs !== null && performance.now() - started > withinMs) return { finished: false, nextCall: call };
    }
    return { finished: true, nextCall: call };
  } finally {
    clearInterval(timer);
  }
}

const lasting = new Set(['invalid', 'not-found', 'conflict', 'refused', 'forbidden']);

/** A file that its owner refuses for good must not block those behind it. */
export async function untilRefused(logger: Logger, attempt: () => Promise<boolean>): Promise<boolean> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof DomainError) || !lasting.has(error.kind)) throw error;
    logger.error('A file cannot be taken and is left.', { code: error.code });
    return false;
  }
}
