import { proxyActivities, setHandler } from '@temporalio/workflow';
import type { WorkflowActivities } from '../activities/workflow.activities.js';
import { longAct } from '../waiting/activity-options.js';
import { woken } from '../waiting/wait-until.js';
import type { AdvanceClockInput } from './advance-clock.contract.js';

const { stepClock } = proxyActivities<WorkflowActivities>(longAct);

/** One long activity steps the clock; when its worker dies another goes on from the row that holds the progress. */
export async function advanceClock({ advanceId }: AdvanceClockInput): Promise<void> {
  setHandler(woken, () => undefined);
  await stepClock({ advanceId });
}
