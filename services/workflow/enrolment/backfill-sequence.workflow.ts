import { proxyActivities, setHandler } from '@temporalio/workflow';
import { longAct } from '../waking/activity-options.js';
import { woken } from '../waking/wait-until.js';
import type { EnrolmentActivities } from './activities/enrolment.activities.js';
import type { BackfillSequenceInput } from './backfill-sequence.contract.js';

const { enrolOpenInvoices } = proxyActivities<EnrolmentActivities>(longAct);

/** Lets what was open before a sequence was applied join it; asking an invoice again changes nothing. */
export async function backfillSequence({ skipMissed }: BackfillSequenceInput): Promise<void> {
  setHandler(woken, () => undefined);
  await enrolOpenInvoices({ skipMissed });
}
