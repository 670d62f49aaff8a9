import { proxyActivities, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { longAct, lookUp } from '../waking/activity-options.js';
import { woken } from '../waking/wait-until.js';
import type { InvoiceActivities } from './activities/invoice.activities.js';
import type { RunImportInput } from './run-import.contract.js';

/** A small file is taken within one task of the workflow; a large one goes on in an activity with heartbeats. */
const smallFileMs = 3_000;

const begin = proxyLocalActivities<InvoiceActivities>(lookUp);
const goOn = proxyActivities<InvoiceActivities>(longAct);

/** Takes an input file to its end, chunk by chunk. */
export async function runImport({ importId }: RunImportInput): Promise<void> {
  setHandler(woken, () => undefined);
  const taken = await begin.takeImport({ importId, firstCall: 0, withinMs: smallFileMs });
  if (!taken.finished) await goOn.takeImport({ importId, firstCall: taken.nextCall, withinMs: null });
}
