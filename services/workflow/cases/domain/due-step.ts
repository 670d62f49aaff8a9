import { isAnnounced } from '../../copies/domain/announcement.js';
import { dateAt } from '../../sequences/domain/instants.js';
import { type CatchUp, expireStepId, type SequenceVersion } from '../../sequences/domain/sequence.js';
import type { DueStep } from './case-steps.js';
import { collected, isAnchorBehind, isListed, leadingSubject, type PlannedAct, type Subject } from './plan.js';

/** A step to come as the wake of its case sees it. */
export interface DueAct extends PlannedAct {
  readonly stopped: boolean;
}

/** An open invoice of a case, so far as the steps of the case depend on it. */
export interface MemberFacts extends Subject {
  /** A hold, dispute or placement stops it. */
  readonly stopped: boolean;
  /** Its collection has run out. */
  readonly expired: boolean;
}

export interface Surroundings {
  readonly caseId: string;
  /** The open invoices of the case. */
  readonly members: readonly MemberFacts[];
  /** By invoice, when a message about it was last sent; placements ask for it. */
  readonly sentAt: ReadonlyMap<string, Date>;
  /** Whether a step places debts that were never announced. */
  readonly placesUnannounced: boolean;
}

/** A step with the facts that decide what becomes of it at a wake. */
export function dueStep(act: DueAct, version: SequenceVersion, around: Surroundings, now: Date): DueStep {
  const { subjectId, episode, stepId, stepIndex, kind, fireAt, stopped } = act;
  const { afterDays, catchUp } = stepFacts(version, stepId);
  const ofCase = subjectId === around.caseId;
  const own = ofCase ? collected(around.members) : around.members.filter((member) => member.subjectId === subjectId);
  const subject = leadingSubject(version, { subjectId, episode }, own);
  const listed = own.filter((member) => !member.stopped && isListed(afterDays, member.dueOn, dateAt(now, member.zone)));
  const about = ofCase ? listed.map((member) => member.subjectId) : [subjectId];
  const announced = own
    .filter((member) => around.placesUnannounced || isAnnounced(member, around.sentAt.get(member.subjectId)))
    .map((member) => member.subjectId);
  const placed = kind === 'place' ? about.filter((invoiceId) => announced.includes(invoiceId)) : [];
  const side = afterDays < 0 ? 'before' : 'after';
  const anchor = anchorNames[version.sequence.anchor];
  return {
    subjectId,
    episode,
    stepId,
    stepIndex,
    kind,
    catchUp,
    fireAtMs: fireAt.getTime(),
    stopped,
    passed: afterDays < 0 && subject !== null && isAnchorBehind(version, subject, now),
    unannounced: placed.length === 0,
    invoiceIds: placed.length > 0 ? placed : about,
    plan: `due ${fireAt.toISOString()}, ${Math.abs(afterDays)} days ${side} ${anchor}`,
  };
}

const anchorNames = { due_date: 'the due date', issue_date: 'the issue date', enrolled: 'enrolment' } as const;

function stepFacts({ sequence }: SequenceVersion, stepId: string): { afterDays: number; catchUp: CatchUp } {
  if (stepId === expireStepId) return { afterDays: sequence.expireAfterDays ?? 0, catchUp: 'SEND' };
  const step = sequence.steps.find(({ id }) => id === stepId);
  return { afterDays: step?.afterDays ?? 0, catchUp: step?.catchUp ?? 'COLLAPSE_TO_LATEST' };
}
