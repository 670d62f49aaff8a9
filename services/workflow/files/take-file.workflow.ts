import { proxyActivities, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { longAct, lookUp } from '../waking/activity-options.js';
import { woken } from '../waking/wait-until.js';
import type { FileActivities } from './activities/file.activities.js';
import type { TakeFileInput } from './take-file.contract.js';

/** A small file is taken within one task of the workflow; a large one continues in an activity with heartbeats. */
const smallFileMs = 3_000;

const short = proxyLocalActivities<FileActivities>(lookUp);
const long = proxyActivities<FileActivities>(longAct);

/** Lets the owner of an uploaded file take it to its end, chunk by chunk. */
export async function takeFile(file: TakeFileInput): Promise<void> {
  setHandler(woken, () => undefined);
  const begun = await short.takeChunks({ ...file, firstCall: 0, withinMs: smallFileMs });
  if (!begun.finished) await long.takeChunks({ ...file, firstCall: begun.nextCall, withinMs: null });
}
