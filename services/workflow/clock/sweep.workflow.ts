import { condition, continueAsNew, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { act } from '../waking/activity-options.js';
import { woken } from '../waking/wait-until.js';
import type { ClockActivities } from './activities/clock.activities.js';

type SweptRound = Awaited<ReturnType<ClockActivities['runWhatIsDue']>>;

const { runWhatIsDue } = proxyActivities<ClockActivities>(act);

/** What becomes due earlier than was known is seen after this at the latest. */
const maxWaitMs = 30_000;
const minWaitMs = 1_000;

/** The janitor of real time: runs in every service what its clock makes due. A test clock does this step by step. */
export async function sweep(): Promise<void> {
  let isWoken = false;
  setHandler(woken, () => {
    isWoken = true;
  });
  while (!workflowInfo().continueAsNewSuggested) {
    isWoken = false;
    // A round that failed for good must not end the sweep; the next one is another.
    const { timerAtMs } = await runWhatIsDue().catch((): SweptRound => ({ timerAtMs: null }));
    // A timer waits in real time, which inside a workflow is the deterministic time of its history.
    // eslint-disable-next-line no-restricted-syntax
    const untilDueMs = (timerAtMs ?? Infinity) - Date.now();
    await condition(() => isWoken, Math.min(Math.max(untilDueMs, minWaitMs), maxWaitMs));
  }
  await continueAsNew<typeof sweep>();
}
