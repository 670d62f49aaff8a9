import { proxyActivities, setHandler } from '@temporalio/workflow';
import { longAct } from '../waking/activity-options.js';
import { woken } from '../waking/wait-until.js';
import type { BulkActActivities } from './activities/bulk-act.activities.js';
import type { RunBulkActInput } from './run-bulk-act.contract.js';

const { runBulkAct: runItems } = proxyActivities<BulkActActivities>(longAct);

/** Acts on the items of an act that have no outcome; how far it is stands in the database. */
export async function runBulkAct({ bulkActId }: RunBulkActInput): Promise<void> {
  let isWoken = true;
  setHandler(woken, () => {
    isWoken = true;
  });
  // What failed may be tried again while the last chunk is being ended.
  while (isWoken) {
    isWoken = false;
    await runItems({ bulkActId });
  }
}
