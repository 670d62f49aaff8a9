import { dateAt } from '../../sequences/domain/instants.js';
import { type ActKind, expireStepId, type SequenceVersion } from '../../sequences/domain/sequence.js';
import type { Case } from './case.js';
import type { MemberFacts } from './due-step.js';
import { anchorDateOf, collected, isListed, planSubject } from './plan.js';

/** A step that a case did as a whole, in any of its episodes. */
export interface CaseStepDone {
  readonly episode: number;
  readonly stepId: string;
  readonly kind: ActKind;
  readonly dueAt: Date;
  readonly doneAt: Date;
}

interface LeadFacts {
  readonly members: readonly MemberFacts[];
  readonly done: readonly CaseStepDone[];
  readonly now: Date;
  /** An invoice has left or joined; else only dates have changed. */
  readonly moved: boolean;
  readonly left: boolean;
}

interface Lead {
  /** The case with the anchor of its leader, in a new episode where one begins. */
  readonly case: Case;
  /** The steps of the episode that do not come again, since the leader was spoken of when they were done. */
  readonly passed: readonly CaseStepDone[];
  /** The invoices whose steps begin with the episode; empty where none begins. */
  readonly begin: readonly MemberFacts[];
}

/**
 * By which invoice a case acts as a whole. An episode begins when a younger one takes the lead: the case falls to the
 * step that this one has reached by its own age, and the steps above it come again. What an invoice that joined late was
 * never spoken of in comes too. An older one that joins begins none: what was done stays done.
 */
export function followLeader(of: Case, version: SequenceVersion, facts: LeadFacts): Lead {
  const { members, done, now, moved, left } = facts;
  const led = collected(members);
  if (led.length === 0) return { case: of, passed: [], begin: [] };
  const anchorOf = (member: MemberFacts) => anchorDateOf(version.sequence.anchor, member, member.zone);
  const anchorOn = led.map(anchorOf).reduce((one, other) => (other < one ? other : one));
  const leaders = led.filter((member) => anchorOf(member) === anchorOn);
  const begins =
    of.anchorOn !== null &&
    ((moved && anchorOn > of.anchorOn) ||
      (left && done.some(({ episode, doneAt }) => episode === of.episode && joinedAfter(leaders, doneAt))));
  const followed: Case = { ...of, anchorOn, episode: begins ? of.episode + 1 : of.episode };
  if (!begins && anchorOn === of.anchorOn) return { case: followed, passed: [], begin: [] };
  const due = dueBy(version, leaders[0]!, now);
  const passed = [...latestOf(done.filter(({ episode }) => episode < followed.episode)).values()].filter(
    (step) => due.has(step.stepId) && leaders.some((leader) => wasSpokenOf(version, leader, step, done)),
  );
  return { case: followed, passed, begin: begins ? led.filter((member) => anchorOf(member) >= anchorOn) : [] };
}

function joinedAfter(leaders: readonly MemberFacts[], doneAt: Date): boolean {
  return leaders.every(({ enrolledAt }) => enrolledAt > doneAt);
}

/** Ids of the steps whose time has come by the age of an invoice; not its end, which comes anew. */
function dueBy(version: SequenceVersion, leader: MemberFacts, now: Date): Set<string> {
  const acts = planSubject(version, { ...leader, owedAgainAt: null }, false);
  return new Set(acts.filter(({ kind, fireAt }) => kind !== 'expire' && fireAt <= now).map(({ stepId }) => stepId));
}

function latestOf(done: readonly CaseStepDone[]): Map<string, CaseStepDone> {
  const latest = new Map<string, CaseStepDone>();
  for (const step of done) {
    const known = latest.get(step.stepId);
    if (step.stepId !== expireStepId && (!known || known.doneAt <= step.doneAt)) latest.set(step.stepId, step);
  }
  return latest;
}

/** By the step itself, or by a later one that stands for it. */
function wasSpokenOf(
  { sequence }: SequenceVersion,
  { enrolledAt, dueOn, zone }: MemberFacts,
  step: CaseStepDone,
  done: readonly CaseStepDone[],
): boolean {
  const indexOf = (stepId: string) => sequence.steps.findIndex(({ id }) => id === stepId);
  const index = indexOf(step.stepId);
  return done.some(({ stepId, kind, doneAt }) => {
    const standing = indexOf(stepId);
    if (standing < index || (kind !== step.kind && kind !== 'place')) return false;
    return enrolledAt <= doneAt && isListed(sequence.steps[standing]!.afterDays, dueOn, dateAt(doneAt, zone));
  });
}
