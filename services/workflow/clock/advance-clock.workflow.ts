import { proxyActivities, setHandler } from '@temporalio/workflow';
import { longAct } from '../waking/activity-options.js';
import { woken } from '../waking/wait-until.js';
import type { ClockActivities } from './activities/clock.activities.js';
import type { AdvanceClockInput } from './advance-clock.contract.js';

const { stepClock } = proxyActivities<ClockActivities>(longAct);

/** One long activity steps the clock; when its worker dies, another continues from the row that holds the progress. */
export async function advanceClock({ advanceId }: AdvanceClockInput): Promise<void> {
  setHandler(woken, () => undefined);
  await stepClock({ advanceId });
}
