import { setTimeout as sleep } from 'node:timers/promises';
import { fromTimestamp, toTimestamp, type workflowV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import type { Dunlin } from './connect.js';

export interface AdvanceOptions {
  readonly requestId?: string;
  /** Called with every state that differs from the one before. */
  readonly onProgress?: (now: Date, advance: workflowV1.ClockAdvance) => void;
}

/**
 * Steps the test clock to an instant and returns when nothing is outstanding there.
 * @throws CLOCK_STATE_FORBIDS, ADVANCE_CANCELLED, and ADVANCE_STUCK with the list of what is outstanding
 */
export async function advanceClock(
  dunlin: Dunlin,
  target: Date,
  options: AdvanceOptions = {},
): Promise<workflowV1.ClockAdvance> {
  const request = { requestId: options.requestId ?? newId(), targetTime: toTimestamp(target) };
  let { advance } = await dunlin.workflow.advanceClock(request, dunlin.caller);
  let reported = '';
  while (advance!.state === 'STATE_RUNNING') {
    await sleep(100);
    ({ advance } = await dunlin.workflow.getClockAdvance({ advanceId: advance!.advanceId }, dunlin.caller));
    const now = fromTimestamp(advance!.nowTime);
    if (now && now.toISOString() !== reported) {
      reported = now.toISOString();
      options.onProgress?.(now, advance!);
    }
  }
  if (advance!.state === 'STATE_CANCELLED') {
    throw new DomainError(
      'ADVANCE_CANCELLED',
      'refused',
      `The advance was cancelled; the clock stands at ${reported}.`,
    );
  }
  if (advance!.state === 'STATE_STUCK') {
    throw new DomainError(
      'ADVANCE_STUCK',
      'refused',
      `The clock stands at ${reported} without progress. Outstanding: ${advance!.outstanding.join('; ')}.`,
    );
  }
  return advance!;
}
