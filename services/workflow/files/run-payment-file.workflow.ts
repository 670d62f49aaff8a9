import { proxyActivities, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { longAct, lookUp } from '../waking/activity-options.js';
import { woken } from '../waking/wait-until.js';
import type { PaymentActivities } from './activities/payment.activities.js';
import type { RunPaymentFileInput } from './run-payment-file.contract.js';

/** A small file is taken within one task of the workflow; a large one goes on in an activity with heartbeats. */
const smallFileMs = 3_000;

const begin = proxyLocalActivities<PaymentActivities>(lookUp);
const goOn = proxyActivities<PaymentActivities>(longAct);

/** Takes a payment file to its end, some lines at a time. */
export async function runPaymentFile({ fileId }: RunPaymentFileInput): Promise<void> {
  setHandler(woken, () => undefined);
  const taken = await begin.takePaymentFile({ fileId, firstCall: 0, withinMs: smallFileMs });
  if (!taken.finished) await goOn.takePaymentFile({ fileId, firstCall: taken.nextCall, withinMs: null });
}
