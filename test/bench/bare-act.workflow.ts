import { proxyActivities, proxyLocalActivities, sleep } from '@temporalio/workflow';
import type { BareActivities } from './bare-acts.js';

const { lookUp } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: 60_000 });
const { act } = proxyActivities<BareActivities>({ startToCloseTimeout: 60_000 });

/** What an act is to Temporal: a timer, facts, the act, its outcome, and the next timer. Nothing of it does anything. */
export async function bareAct({ waitMs }: { waitMs: number }): Promise<void> {
  await sleep(waitMs);
  await lookUp();
  await act();
  await lookUp();
  await sleep('1 day');
}
