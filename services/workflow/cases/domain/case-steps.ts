import { compareText } from '#libs/text';

/** Facts in, acts and reasons out: what a case does at a wake. Pure; runs inside the workflow. */
export interface CaseFacts {
  /** Business time, epoch milliseconds. */
  readonly nowMs: number;
  readonly open: boolean;
  /** Steps that are due, each once; at most a bounded number of them. */
  readonly due: readonly DueStep[];
  /** When the next step that nothing stops is due; in the past when the list was cut. */
  readonly laterFireAtMs: number | null;
}

/** A step of a subject that is neither done nor skipped. */
export interface DueStep {
  /** The invoice, or the case where the sequence groups by case. */
  readonly subjectId: string;
  readonly episode: number;
  readonly stepId: string;
  readonly stepIndex: number;
  readonly kind: 'send' | 'charge' | 'task' | 'place' | 'expire';
  readonly catchUp: 'COLLAPSE_TO_LATEST' | 'SKIP' | 'SEND';
  readonly fireAtMs: number;
  /** A hold, dispute or placement is in force. */
  readonly stopped: boolean;
  /** It was meant for before the anchor date, which is behind. */
  readonly passed: boolean;
  /** No message about any of its debts was sent since it became overdue; only placements ask for it. */
  readonly unannounced: boolean;
  /** Invoices the act is about. */
  readonly invoiceIds: readonly string[];
  /** How the step came to its time, for people. */
  readonly plan: string;
}

export interface NextAct extends DueStep {
  readonly because: string;
}

export interface SkippedStep {
  readonly subjectId: string;
  readonly episode: number;
  readonly stepId: string;
  readonly kind: DueStep['kind'];
  readonly fireAtMs: number;
  readonly outcome: 'COLLAPSED' | 'SKIPPED';
  readonly because: string;
  /** Id of the later step of the subject that stands for this one; null for one that is skipped in any case. */
  readonly successorId: string | null;
}

/** What became of an act, or of a step that was skipped. */
export interface StepOutcome {
  readonly subjectId: string;
  readonly episode: number;
  readonly stepId: string;
  readonly kind: DueStep['kind'];
  readonly fireAtMs: number;
  readonly outcome: string;
  readonly because: string;
  readonly delayUntilMs: number | null;
  /** Invoices that the act was about; absent where nothing was done. */
  readonly invoiceIds?: readonly string[];
}

/** Outcomes after which nothing stands for the steps that gave way. */
const undone: ReadonlySet<string> = new Set(['REFUSED', 'FAILED', 'SKIPPED']);

/**
 * What is recorded of skipped steps once the acts are done. One that gave way to an act that was delayed waits with it,
 * and one whose successor was not done is due again.
 */
export function skippedAfter(skipped: readonly SkippedStep[], performed: readonly StepOutcome[]): StepOutcome[] {
  return skipped.flatMap(({ successorId, ...step }): StepOutcome[] => {
    const successor = performed.find(
      ({ subjectId, episode, stepId }) =>
        subjectId === step.subjectId && episode === step.episode && stepId === successorId,
    );
    if (successorId !== null && (!successor || undone.has(successor.outcome))) return [];
    const { delayUntilMs = null, because = '' } = successor ?? {};
    return delayUntilMs === null
      ? [{ ...step, delayUntilMs }]
      : [{ ...step, outcome: 'DELAYED', because, delayUntilMs }];
  });
}

interface Decision {
  /** In the order in which they are to be done. */
  readonly acts: readonly NextAct[];
  readonly skipped: readonly SkippedStep[];
  readonly nextFireAtMs: number | null;
  /** The case has ended and so does its workflow. */
  readonly done: boolean;
}

/** A step with SKIP that is this late is missed; less is the slowness of a restart. */
export const missedAfterMs = 24 * 3_600_000;

/** All acts now due at once, each with its reason, and what the catch-up policy skips. */
export function nextSteps(facts: CaseFacts): Decision {
  if (!facts.open) return { acts: [], skipped: [], nextFireAtMs: null, done: true };
  const due = facts.due.filter((step) => !step.stopped && step.fireAtMs <= facts.nowMs).map(askedOfPerson);
  const acts: NextAct[] = [];
  const skipped: SkippedStep[] = [];
  for (const steps of bySubject(due)) decideSubject(steps, facts.nowMs, acts, skipped);
  acts.sort(inOrder);
  skipped.sort(inOrder);
  return { acts, skipped, nextFireAtMs: facts.laterFireAtMs, done: false };
}

/** A debt that was never announced is not placed by itself: a task asks a person, and stands for no message. */
function askedOfPerson(step: DueStep): DueStep {
  if (step.kind !== 'place' || !step.unannounced) return step;
  return { ...step, kind: 'task', plan: `no message about it was sent since it became overdue; ${step.plan}` };
}

/** From the latest step to the earliest, because a step gives way only to a later one that is really done. */
function decideSubject(steps: DueStep[], nowMs: number, acts: NextAct[], skipped: SkippedStep[]): void {
  const done: NextAct[] = [];
  const expiry = steps.find(({ kind }) => kind === 'expire');
  for (const step of [...steps].sort(inOrder).reverse()) {
    const successor = done.find((later) => supersedes(later, step));
    const reason = reasonOfTime(step, expiry) ?? reasonToSkip(step, successor, nowMs);
    if (reason) {
      const { subjectId, episode, stepId, kind, fireAtMs } = step;
      skipped.push({ subjectId, episode, stepId, kind, fireAtMs, ...reason });
    } else {
      done.push({ ...step, because: becauseOf(step, nowMs) });
    }
  }
  acts.push(...done);
}

type SkipReason = Pick<SkippedStep, 'outcome' | 'because' | 'successorId'>;

/** Whatever its catch-up policy: what was meant for a time that is over is not done. */
function reasonOfTime(step: DueStep, expiry: DueStep | undefined): SkipReason | null {
  if (step.kind === 'expire') return null;
  if (step.passed)
    return { outcome: 'SKIPPED', because: 'meant for before the anchor date, which is behind', successorId: null };
  if (!expiry || expiry.fireAtMs <= step.fireAtMs) return null;
  return {
    outcome: 'SKIPPED',
    because: `missed at ${isoTime(step.fireAtMs)}; collection has expired since`,
    successorId: null,
  };
}

function reasonToSkip(step: DueStep, successor: DueStep | undefined, nowMs: number): SkipReason | null {
  if (step.kind === 'expire' || step.catchUp === 'SEND') return null;
  if (step.catchUp === 'SKIP') {
    const missed = successor !== undefined || nowMs - step.fireAtMs >= missedAfterMs;
    const because = `missed at ${isoTime(step.fireAtMs)}; its policy is SKIP`;
    return missed ? { outcome: 'SKIPPED', because, successorId: null } : null;
  }
  if (!successor) return null;
  return {
    outcome: 'COLLAPSED',
    because: `missed at ${isoTime(step.fireAtMs)}; ${successor.stepId} is due too and is later`,
    successorId: successor.stepId,
  };
}

/** One message stands for those before it; a placement ends our own collection and stands for everything before it. */
function supersedes(later: DueStep, earlier: DueStep): boolean {
  return later.kind === earlier.kind || later.kind === 'place';
}

function becauseOf(step: DueStep, nowMs: number): string {
  const lateDays = Math.floor((nowMs - step.fireAtMs) / 86_400_000);
  return lateDays > 0 ? `${step.plan}; caught up ${lateDays} days late` : step.plan;
}

function bySubject(steps: readonly DueStep[]): DueStep[][] {
  const groups = new Map<string, DueStep[]>();
  const seen = new Set<string>();
  for (const step of steps) {
    const subject = `${step.subjectId}/${step.episode}`;
    if (seen.has(`${subject}/${step.stepId}`)) continue;
    seen.add(`${subject}/${step.stepId}`);
    const group = groups.get(subject);
    if (group) group.push(step);
    else groups.set(subject, [step]);
  }
  return [...groups.values()];
}

type Ordered = Pick<DueStep, 'fireAtMs' | 'stepId' | 'subjectId' | 'episode'> & { readonly stepIndex?: number };

function inOrder(a: Ordered, b: Ordered): number {
  return (
    a.fireAtMs - b.fireAtMs ||
    (a.stepIndex ?? 0) - (b.stepIndex ?? 0) ||
    compareText(a.subjectId, b.subjectId) ||
    a.episode - b.episode ||
    compareText(a.stepId, b.stepId)
  );
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
