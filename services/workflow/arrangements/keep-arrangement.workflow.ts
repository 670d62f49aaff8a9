import { continueAsNew, proxyActivities, proxyLocalActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { act, lookUp } from '../waking/activity-options.js';
import { waitUntil, woken } from '../waking/wait-until.js';
import type { ArrangementActivities } from './activities/arrangement.activities.js';
import { type ArrangementStep, nextArrangementStep } from './domain/arrangement-step.js';
import type { KeepArrangementInput } from './keep-arrangement.contract.js';

const { gatherArrangement, settleArrangement } = proxyLocalActivities<ArrangementActivities>(lookUp);
const { keepArrangement: keep, pauseArrangement, resumeArrangement } = proxyActivities<ArrangementActivities>(act);

const acts = { KEEP: keep, PAUSE: pauseArrangement, RESUME: resumeArrangement } as const;

/** Has done what is due of a plan in instalments, whenever something is, pauses it with its invoices, and ends with it. */
export async function keepArrangement(input: KeepArrangementInput): Promise<void> {
  const { arrangementId, mode } = input;
  let isWoken = true;
  setHandler(woken, () => {
    isWoken = true;
  });
  for (let waitUntilMs: number | null = null; ;) {
    await waitUntil(mode, waitUntilMs, () => isWoken);
    isWoken = false;
    const { facts, wakeSeq, timerAtMs } = await gatherArrangement({ arrangementId });
    const step = nextArrangementStep(facts);
    // Once something was done it is known what is due next; what payment refused for good, an event explains.
    if (await done(step.next, arrangementId)) isWoken = true;
    await settleArrangement({ arrangementId, wakeSeq });
    if (step.next === 'END' && !isWoken) return;
    waitUntilMs = step.next === 'WAIT' ? timerAtMs : null;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof keepArrangement>(input);
  }
}

async function done(next: ArrangementStep['next'], arrangementId: string): Promise<boolean> {
  return next === 'WAIT' || next === 'END' ? false : acts[next]({ arrangementId });
}
