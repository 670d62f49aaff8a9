import { continueAsNew, proxyActivities, proxyLocalActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { DcaHandoffActivities } from '../activities/dca-handoff.activities.js';
import type { WorkflowActivities } from '../activities/workflow.activities.js';
import { act, lookUp } from '../waiting/activity-options.js';
import { waitUntil, woken } from '../waiting/wait-until.js';
import type { PlaceWithAgencyInput } from './place-with-agency.contract.js';

const { gatherPlacement, settlePlacement } = proxyLocalActivities<WorkflowActivities>(lookUp);
const { sendPlacement, expireRecall } = proxyActivities<DcaHandoffActivities>(act);

/** Carries a placement to its agency, waits for what the agency says, and ends a recall that nobody confirms. */
export async function placeWithAgency(input: PlaceWithAgencyInput): Promise<void> {
  const { placementId, mode } = input;
  let isWoken = true;
  setHandler(woken, () => {
    isWoken = true;
  });
  for (let dueAtMs: number | null = null; ;) {
    await waitUntil(mode, dueAtMs, () => isWoken);
    isWoken = false;
    const step = await gatherPlacement({ placementId });
    if (step.next === 'SEND') await sendPlacement({ placementId });
    if (step.next === 'EXPIRE_RECALL') await expireRecall({ placementId });
    await settlePlacement({ placementId, takenSeq: step.takenSeq });
    if (step.next === 'END' && !isWoken) return;
    // What was just done comes back as an event, which wakes this workflow; only a recall has a time of its own.
    dueAtMs = step.next === 'WAIT' ? step.dueAtMs : null;
    if (!isWoken && workflowInfo().continueAsNewSuggested) await continueAsNew<typeof placeWithAgency>(input);
  }
}
