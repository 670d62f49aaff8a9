import { nextSteps } from '../../cases/domain/case-steps.js';
import { dueStep, type MemberFacts } from '../../cases/domain/due-step.js';
import { type PlannedAct, planSubject } from '../../cases/domain/plan.js';
import type { StepPreview } from '../../sequences/domain/join-preview.js';
import type { ActKind, SequenceVersion } from '../../sequences/domain/sequence.js';

interface Circumstances {
  readonly now: Date;
  /** Whether acts without a stated time are spread over the day. */
  readonly spread: boolean;
  /** Steps whose time has passed are skipped. */
  readonly skipMissed: boolean;
  readonly placesUnannounced: boolean;
}

type Counted = { -readonly [Name in keyof StepPreview]: StepPreview[Name] };

/** Counts what becomes of subjects that join now, by the very decision that their cases will make at once. */
export class JoinTally {
  stoppedCount = 0;
  endedCount = 0;
  private readonly counts = new Map<string, Counted>();

  constructor(
    { sequence }: SequenceVersion,
    private readonly at: Circumstances,
  ) {
    for (const { id, act } of sequence.steps) this.stepOf(id, act.kind);
  }

  /** Steps of which there is something to say; the end of collection last. */
  get steps(): StepPreview[] {
    const said = [...this.counts.values()].filter(
      ({ nowCount, askedCount, laterCount, skippedCount }) => nowCount + askedCount + laterCount + skippedCount > 0,
    );
    return [...said.filter(({ kind }) => kind !== 'expire'), ...said.filter(({ kind }) => kind === 'expire')];
  }

  /** @param subject that nothing was done about before */
  add(version: SequenceVersion, subject: MemberFacts): void {
    if (subject.stopped) {
      this.stoppedCount += 1;
      return;
    }
    const { now, spread, skipMissed } = this.at;
    const acts = planSubject(version, subject, spread);
    const isSkipped = ({ kind, fireAt }: PlannedAct) => skipMissed && kind !== 'expire' && fireAt <= now;
    for (const { stepId, kind } of acts.filter(isSkipped)) this.stepOf(stepId, kind).skippedCount += 1;
    const left = acts.filter((act) => !isSkipped(act));
    if (!this.countNow(version, subject, left)) this.countLater(left);
  }

  /** @returns whether anything is done at once */
  private countNow(version: SequenceVersion, subject: MemberFacts, acts: readonly PlannedAct[]): boolean {
    const { now, placesUnannounced } = this.at;
    // A message that a person sent before is not looked up: then less is asked than is said here.
    const around = { caseId: '', members: [subject], sentAt: new Map<string, Date>(), placesUnannounced };
    const due = acts
      .filter(({ fireAt }) => fireAt <= now)
      .map((act) => dueStep({ ...act, stopped: false }, version, around, now));
    const decided = nextSteps({ nowMs: now.getTime(), open: true, due, laterFireAtMs: null });
    for (const { stepId, kind } of decided.skipped) this.stepOf(stepId, kind).skippedCount += 1;
    for (const { stepId, kind } of decided.acts) {
      const step = this.stepOf(stepId, kind);
      if (step.kind === kind) step.nowCount += 1;
      else step.askedCount += 1;
    }
    return decided.acts.length > 0;
  }

  private countLater(acts: readonly PlannedAct[]): void {
    const [first] = acts
      .filter(({ fireAt }) => fireAt > this.at.now)
      .sort((one, other) => one.fireAt.getTime() - other.fireAt.getTime() || one.stepIndex - other.stepIndex);
    if (first) this.stepOf(first.stepId, first.kind).laterCount += 1;
    else this.endedCount += 1;
  }

  /** @param kind of a step that is not counted yet */
  private stepOf(stepId: string, kind: ActKind): Counted {
    const known = this.counts.get(stepId);
    if (known) return known;
    const fresh: Counted = { stepId, kind, nowCount: 0, askedCount: 0, laterCount: 0, skippedCount: 0 };
    this.counts.set(stepId, fresh);
    return fresh;
  }
}
