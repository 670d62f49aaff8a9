import { continueAsNew, proxyActivities, proxyLocalActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { act, lookUp } from '../waking/activity-options.js';
import { waitUntil, woken } from '../waking/wait-until.js';
import type { PromiseActivities } from './activities/promise.activities.js';
import { nextPromiseStep } from './domain/promise-step.js';
import type { WatchPromiseInput } from './watch-promise.contract.js';

const { gatherPromise, settlePromise } = proxyLocalActivities<PromiseActivities>(lookUp);
const { judgePromise } = proxyActivities<PromiseActivities>(act);

/** Waits for the end of the last day of a promise to pay, has it judged then, and ends with it. */
export async function watchPromise(input: WatchPromiseInput): Promise<void> {
  const { promiseId, mode } = input;
  let isWoken = true;
  setHandler(woken, () => {
    isWoken = true;
  });
  for (let waitUntilMs: number | null = null; ;) {
    await waitUntil(mode, waitUntilMs, () => isWoken);
    isWoken = false;
    const { facts, wakeSeq, timerAtMs } = await gatherPromise({ promiseId });
    const step = nextPromiseStep(facts);
    if (step.next === 'JUDGE') await judgePromise({ promiseId });
    await settlePromise({ promiseId, wakeSeq });
    if (step.next === 'END' && !isWoken) return;
    // What was judged comes back as an event, which wakes this workflow.
    waitUntilMs = step.next === 'WAIT' ? timerAtMs : null;
    if (!isWoken && workflowInfo().continueAsNewSuggested) await continueAsNew<typeof watchPromise>(input);
  }
}
