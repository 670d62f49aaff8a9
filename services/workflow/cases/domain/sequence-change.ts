import type { ActKind, SequenceVersion } from '../../sequences/domain/sequence.js';
import type { Case } from './case.js';
import type { MemberFacts } from './due-step.js';
import { anchorDateOf, collected, leadingSubject, type PlannedAct, planSubject, type Subject } from './plan.js';

/** A step that was done or skipped, about an invoice or about a case as a whole. */
export interface StepBehind {
  readonly caseId: string;
  readonly subjectId: string;
  readonly episode: number;
  readonly stepId: string;
  readonly kind: ActKind;
  readonly dueAt: Date;
  readonly doneAt: Date;
}

/** What the steps of a case are about, with what was done about it, under whichever sequence. */
export interface SubjectBehind {
  readonly subject: Subject;
  readonly behind: readonly StepBehind[];
}

/**
 * The subjects of a case with what was done about them. Of an invoice that went through its steps by itself and is part
 * of a whole now, what was done about those that lead counts; of one that was part of a whole, what that did since it
 * joined.
 * @param behind steps of the case, and of one that was merged into it
 * @param joinedIds invoices that came with the merged case
 */
export function subjectsOf(
  of: Case,
  version: SequenceVersion,
  members: readonly MemberFacts[],
  behind: readonly StepBehind[],
  joinedIds: ReadonlySet<string> = new Set(),
): SubjectBehind[] {
  const ofWhole = behind.filter(({ caseId, subjectId }) => caseId === subjectId);
  const own = ({ subjectId, episode }: Subject) =>
    behind.filter((step) => step.subjectId === subjectId && step.episode === episode);
  if (of.grouping === 'invoice') {
    return members.map((subject) => ({
      subject,
      behind: [...own(subject), ...ofWhole.filter(({ doneAt }) => doneAt >= subject.enrolledAt)],
    }));
  }
  const whole = leadingSubject(version, { subjectId: of.caseId, episode: of.episode }, collected(members));
  if (!whole) return [];
  const anchorOf = (subject: Subject) => anchorDateOf(version.sequence.anchor, subject, subject.zone);
  const leaders = collected(members).filter((member) => anchorOf(member) === anchorOf(whole));
  const newcomers = leaders.filter(({ subjectId }) => joinedIds.has(subjectId));
  const ofMerged = ofWhole.filter(
    ({ caseId, doneAt }) => caseId !== of.caseId && newcomers.some(({ enrolledAt }) => doneAt >= enrolledAt),
  );
  // Of a case that others are merged into, what it did runs on: its steps are known by id, and bar none that come now.
  const ofLed = joinedIds.size > 0 ? newcomers.flatMap(own) : [...own(whole), ...leaders.flatMap(own)];
  return [{ subject: whole, behind: [...ofLed, ...ofMerged] }];
}

/**
 * The steps to come that stand where others were done already: as they lie no later than the last of these, they count as
 * done. What lies after it and is behind by now is caught up, as after a pause.
 */
export function stepsPassed({ subject, behind }: SubjectBehind, planned: readonly PlannedAct[]): PlannedAct[] {
  const times = behind.filter(({ kind }) => kind !== 'expire').map(({ dueAt }) => dueAt.getTime());
  if (times.length === 0) return [];
  const reachedMs = Math.max(...times);
  return planned.filter(
    ({ subjectId, episode, kind, fireAt }) =>
      subjectId === subject.subjectId &&
      episode === subject.episode &&
      kind !== 'expire' &&
      fireAt.getTime() <= reachedMs,
  );
}

/** Another id under which a step that was done is kept. */
export interface StepRename {
  readonly from: string;
  readonly to: string;
}

/** Steps of one id in two sequences are two steps: the id of a step that was done under a sequence, kept under another. */
export function keptId(stepId: string, doneUnder: string, { sequence }: SequenceVersion): string {
  const isOther = doneUnder !== sequence.name && sequence.steps.some(({ id }) => id === stepId);
  return isOther ? `${doneUnder}/${stepId}` : stepId;
}

/** What to rename where a case goes from one sequence to another, and then, of what it did under that one before. */
export function renamesFor(before: SequenceVersion, after: SequenceVersion): [away: StepRename[], back: StepRename[]] {
  const { name, steps } = after.sequence;
  if (before.sequence.name === name) return [[], []];
  const away = before.sequence.steps
    .map(({ id }) => ({ from: id, to: keptId(id, before.sequence.name, after) }))
    .filter(({ from, to }) => from !== to);
  return [away, steps.map(({ id }) => ({ from: `${name}/${id}`, to: id }))];
}

/** Whether a sequence has not run out for a subject: its end lies ahead, or it has none. */
export function hasTimeLeft(version: SequenceVersion, subject: Subject, now: Date): boolean {
  const end = planSubject(version, subject, false).find(({ kind }) => kind === 'expire');
  return end === undefined || end.fireAt > now;
}
