import { proxyActivities, setHandler } from '@temporalio/workflow';
import type { WorkflowActivities } from '../activities/workflow.activities.js';
import { longAct } from '../waiting/activity-options.js';
import { woken } from '../waiting/wait-until.js';
import type { BackfillSequenceInput } from './backfill-sequence.contract.js';

const { enrolOpenInvoices } = proxyActivities<WorkflowActivities>(longAct);

/** Lets what was open before a sequence was applied join it; asking an invoice again changes nothing. */
export async function backfillSequence({ skipMissed }: BackfillSequenceInput): Promise<void> {
  setHandler(woken, () => undefined);
  await enrolOpenInvoices({ skipMissed });
}
