import { continueAsNew, proxyActivities, proxyLocalActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { act, lookUp } from '../waking/activity-options.js';
import { waitUntil, woken } from '../waking/wait-until.js';
import type { PlacementActivities } from './activities/placement.activities.js';
import { nextPlacementStep } from './domain/placement-step.js';
import type { PlaceWithAgencyInput } from './place-with-agency.contract.js';

const { gatherPlacement, settlePlacement } = proxyLocalActivities<PlacementActivities>(lookUp);
const { sendPlacement, expireRecall } = proxyActivities<PlacementActivities>(act);

/** Sends a placement to its agency, waits for what the agency says, and ends a recall that nobody confirms. */
export async function placeWithAgency(input: PlaceWithAgencyInput): Promise<void> {
  const { placementId, mode } = input;
  let isWoken = true;
  setHandler(woken, () => {
    isWoken = true;
  });
  for (let waitUntilMs: number | null = null; ;) {
    await waitUntil(mode, waitUntilMs, () => isWoken);
    isWoken = false;
    const { facts, wakeSeq, timerAtMs } = await gatherPlacement({ placementId });
    const step = nextPlacementStep(facts);
    if (step.next === 'SEND') await sendPlacement({ placementId });
    if (step.next === 'EXPIRE_RECALL') await expireRecall({ placementId });
    await settlePlacement({ placementId, wakeSeq });
    if (step.next === 'END' && !isWoken) return;
    // What was just done comes back as an event, which wakes this workflow; only a recall has a time of its own.
    waitUntilMs = step.next === 'WAIT' ? timerAtMs : null;
    if (!isWoken && workflowInfo().continueAsNewSuggested) await continueAsNew<typeof placeWithAgency>(input);
  }
}
