import { continueAsNew, proxyActivities, proxyLocalActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { act, lookUp } from '../waking/activity-options.js';
import { waitUntil, woken } from '../waking/wait-until.js';
import type { CaseActivities, GatheredFacts, RecordedStep } from './activities/case.activities.js';
import type { CommunicationActivities } from './activities/communication.activities.js';
import type { CustomerActivities } from './activities/customer.activities.js';
import type { DcaHandoffActivities } from './activities/dca-handoff.activities.js';
import type { PaymentActivities } from './activities/payment.activities.js';
import { type ActOutcome, type Acts, chargeQueue, type CollectCaseInput, emailQueue } from './collect-case.contract.js';
import { type NextAct, nextSteps, skippedAfter } from './domain/case-steps.js';

const { gatherCase, recordProgress } = proxyLocalActivities<CaseActivities>(lookUp);
const { sendReminders } = proxyActivities<CommunicationActivities>({ ...act, taskQueue: emailQueue });
const { chargeInvoices } = proxyActivities<PaymentActivities>({ ...act, taskQueue: chargeQueue });
const { createTasks } = proxyActivities<CustomerActivities>(act);
const { proposePlacements } = proxyActivities<DcaHandoffActivities>(act);

/** Collects one case until it ends: waits, gathers facts, decides, acts, records. It keeps no balances and no plan. */
export async function collectCase(input: CollectCaseInput): Promise<void> {
  const { caseId, mode } = input;
  let isWoken = true;
  setHandler(woken, () => {
    isWoken = true;
  });
  for (let timerAtMs: number | null = null; ;) {
    await waitUntil(mode, timerAtMs, () => isWoken);
    isWoken = false;
    const gathered = await gatherCase({ caseId });
    const decision = nextSteps(gathered.facts);
    const performed = await perform(caseId, gathered, decision.acts);
    const steps = [...skippedAfter(decision.skipped, performed), ...performed];
    const { wakeSeq, run, sequence } = gathered;
    const progress = await recordProgress({ caseId, wakeSeq, run, sequence, steps });
    if (!progress.open) {
      if (isWoken) continue;
      return;
    }
    timerAtMs = progress.timerAtMs;
    if (!isWoken && workflowInfo().continueAsNewSuggested) await continueAsNew<typeof collectCase>(input);
  }
}

/** Charges before messages, so that nobody is asked for what is being paid; then tasks, then placements. */
async function perform(caseId: string, gathered: GatheredFacts, acts: readonly NextAct[]): Promise<RecordedStep[]> {
  const kinds = { charge: chargeInvoices, send: sendReminders, task: createTasks, place: proposePlacements };
  const steps: RecordedStep[] = [];
  for (const kind of ['charge', 'send', 'task', 'place'] as const) {
    const ofKind = acts.filter((each) => each.kind === kind);
    if (ofKind.length === 0) continue;
    const outcomes = await kinds[kind](actsOf(caseId, gathered, ofKind));
    steps.push(...ofKind.flatMap((done) => recordOf(done, outcomes)));
  }
  const expired = acts.filter(({ kind }) => kind === 'expire');
  return [...steps, ...expired.map((done) => expiryOf(done, steps))];
}

/** A step of the same instant that is delayed is still to be done, so the expiry waits for it. */
function expiryOf(expiry: NextAct, steps: readonly RecordedStep[]): RecordedStep {
  const delays = steps
    .filter(({ subjectId, episode }) => subjectId === expiry.subjectId && episode === expiry.episode)
    .flatMap(({ delayUntilMs }) => delayUntilMs ?? []);
  if (delays.length === 0) return recorded(expiry, 'EXPIRED', expiry.because, null);
  return recorded(expiry, 'DELAYED', expiry.because, Math.max(...delays));
}

function actsOf(
  caseId: string,
  { customerId, sequence, sequenceVersion, run }: GatheredFacts,
  acts: readonly NextAct[],
): Acts {
  const plain = acts.map(({ subjectId, episode, stepId, invoiceIds }) => ({ subjectId, episode, stepId, invoiceIds }));
  return { caseId, customerId, sequence, sequenceVersion, run, acts: plain };
}

function recordOf(done: NextAct, outcomes: readonly ActOutcome[]): RecordedStep[] {
  const found = outcomes.find(
    ({ subjectId, episode, stepId }) =>
      subjectId === done.subjectId && episode === done.episode && stepId === done.stepId,
  );
  if (!found) return [];
  const because = found.because === '' ? done.because : `${found.because}; ${done.because}`;
  return [{ ...recorded(done, found.outcome, because, found.delayUntilMs), invoiceIds: done.invoiceIds }];
}

function recorded(done: NextAct, outcome: string, because: string, delayUntilMs: number | null): RecordedStep {
  const { subjectId, episode, stepId, kind, fireAtMs } = done;
  return { subjectId, episode, stepId, kind, fireAtMs, outcome, because, delayUntilMs };
}
