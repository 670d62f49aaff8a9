import { faultOf, invalidFields, violation } from '#libs/errors';
import { addDays, daysBetween, type LocalDate, localDateAt } from '#libs/time';
import {
  type ArrangementPlan,
  assertGoesOn,
  assertLive,
  type ChangedPlan,
  isMissed,
  nextScheduled,
  type PlanFact,
  type PlanInstalment,
  refusal,
  versionAfter,
} from './arrangement.js';
import { errors } from './errors.js';
import { dayOf, shiftDate } from './schedule.js';
import { endInstalments, timesOf } from './standing.js';

/** Why a person did it, and when. */
export interface Because {
  readonly reason: string;
  readonly now: Date;
}

/** The last day of grace after a due date. @throws ARRANGEMENT_CONFLICT where nobody was asked about that date */
export type LastDayOf = (dueDate: LocalDate) => LocalDate;

/** @throws ARRANGEMENT_STATE_FORBIDS, ARRANGEMENT_INVALID */
export function pause(plan: ArrangementPlan, until: LocalDate | null, because: Because): ChangedPlan {
  assertGoesOn(plan, 'pause');
  const today = localDateAt(because.now, plan.zone);
  if (until !== null && until <= today) throw invalid('until', faultOf('BEFORE_MIN', { min: addDays(today, 1) }));
  return changed(plan, { state: 'PAUSED', pausedOn: today, pausedUntil: until }, 'PAUSED', because);
}

/** Whether the last day of its pause is over. */
export function isPauseOver({ state, pausedUntil, zone }: ArrangementPlan, now: Date): boolean {
  return state === 'PAUSED' && pausedUntil !== null && localDateAt(now, zone) > pausedUntil;
}

/** The days on which instalments are due after a pause: those whose time was not over before it, and all after them. */
export function datesAfterPause(plan: ArrangementPlan, now: Date): Map<number, LocalDate> {
  const { instalments, frequency, pausedOn, zone } = plan;
  const today = localDateAt(now, zone);
  const open = instalments.filter(({ state }) => state === 'COLLECTING' || isToCome(state));
  const [first] = open;
  // What was due before the pause and waited in its days of grace is due once more; what lies ahead stays.
  if (!first || pausedOn === null || first.dueDate >= today) return new Map();
  let periods = 0;
  while (shiftDate(frequency, first.dueDate, first.anchorDay, periods) < today) periods += 1;
  return inOrder(
    open.map((each) => [each.number, shiftDate(frequency, each.dueDate, each.anchorDay, periods)] as const),
  );
}

/** @throws ARRANGEMENT_STATE_FORBIDS */
export function resume(plan: ArrangementPlan, lastDayOf: LastDayOf, because: Because): ChangedPlan {
  assertLive(plan, 'resume');
  const { pausedOn } = plan;
  if (plan.state !== 'PAUSED' || pausedOn === null) throw refusal(plan, 'resume', ['pause', 'cancel'], 'NOT_PAUSED');
  const days = daysBetween(pausedOn, localDateAt(because.now, plan.zone));
  const moved = withDates(plan.instalments, datesAfterPause(plan, because.now), lastDayOf);
  const instalments = moved.map((each) =>
    each.lateSince === null ? each : { ...each, lateSince: addDays(each.lateSince, days) },
  );
  const state = instalments.some(isMissed) ? 'IN_ARREARS' : 'ON_TRACK';
  return changed(plan, { state, instalments, pausedOn: null, pausedUntil: null }, 'RESUMED', because);
}

/** The day of the instalment that takes the place of the next one. @throws ARRANGEMENT_STATE_FORBIDS */
export function dateAfterLast(plan: ArrangementPlan): LocalDate {
  const next = nextOf(plan, 'skip');
  const last = plan.instalments.at(-1)!;
  return shiftDate(plan.frequency, last.dueDate, next.anchorDay, 1);
}

/** @throws ARRANGEMENT_STATE_FORBIDS */
export function skip(plan: ArrangementPlan, lastDayOf: LastDayOf, because: Because): ChangedPlan {
  const next = nextOf(plan, 'skip');
  const dueDate = dateAfterLast(plan);
  const number = Math.max(...plan.instalments.map((each) => each.number)) + 1;
  const added = { ...next, ...fresh, number, dueDate, lastDay: lastDayOf(dueDate), epoch: 0 };
  const skipped: PlanInstalment = { ...next, state: 'SKIPPED', paidMinor: 0n, releasedMinor: 0n };
  const kept = plan.instalments.map((each) => (each === next ? skipped : each));
  return changed(plan, { instalments: [...kept, added] }, 'NEXT_INSTALMENT_SKIPPED', because);
}

/** How a plan is collected from now on. */
export interface CollectionChange {
  /** Null where the customer pays. */
  readonly methodId: string | null;
}

/** @throws ARRANGEMENT_STATE_FORBIDS */
export function changeCollection(plan: ArrangementPlan, { methodId }: CollectionChange, because: Because): ChangedPlan {
  assertGoesOn(plan, 'change');
  if (methodId === plan.methodId) return { plan, facts: [] };
  return changed(plan, { methodId }, 'PAYMENT_INSTRUMENT_CHANGED', because);
}

/**
 * The days of the instalments that are not due yet, the first of them on a given one.
 * @throws ARRANGEMENT_STATE_FORBIDS, ARRANGEMENT_INVALID
 */
export function datesFrom(plan: ArrangementPlan, nextDueDate: LocalDate, now: Date): Map<number, LocalDate> {
  const next = nextOf(plan, 'change');
  const before = plan.instalments.filter(({ dueDate, state }) => dueDate < next.dueDate && state !== 'SKIPPED').at(-1);
  const today = localDateAt(now, plan.zone);
  const min = before && before.dueDate >= today ? addDays(before.dueDate, 1) : today;
  if (nextDueDate < min) throw invalid('next_due_date', faultOf('BEFORE_MIN', { min }));
  const scheduled = plan.instalments.filter(({ state }) => isToCome(state));
  const anchorDay = dayOf(nextDueDate);
  return inOrder(
    scheduled.map(({ number }, index) => [number, shiftDate(plan.frequency, nextDueDate, anchorDay, index)] as const),
  );
}

/** @throws ARRANGEMENT_STATE_FORBIDS, ARRANGEMENT_INVALID */
export function moveNext(
  plan: ArrangementPlan,
  nextDueDate: LocalDate,
  lastDayOf: LastDayOf,
  because: Because,
): ChangedPlan {
  const dates = datesFrom(plan, nextDueDate, because.now);
  const moved = withDates(plan.instalments, dates, lastDayOf);
  const anchorDay = dayOf(nextDueDate);
  const instalments = moved.map((each) => (dates.has(each.number) ? { ...each, anchorDay } : each));
  return changed(plan, { instalments }, 'RECURRING_AMOUNT_OR_FREQUENCY_CHANGED', because);
}

/** @throws ARRANGEMENT_STATE_FORBIDS */
export function cancel(plan: ArrangementPlan, { reason, now }: Because): ChangedPlan {
  assertLive(plan, 'cancel');
  return ended(plan, { state: 'CANCELLED', endReason: reason }, 'ARRANGEMENT_CANCELLED', now);
}

/** @throws ARRANGEMENT_STATE_FORBIDS */
export function supersede(plan: ArrangementPlan, supersededBy: string, now: Date): ChangedPlan {
  assertLive(plan, 'supersede');
  return ended(plan, { state: 'SUPERSEDED', supersededBy, endReason: 'SUPERSEDED' }, 'SUPERSEDED', now);
}

/** An instalment that was asked of the provider, or could not be; one that moved meanwhile stays. */
export function noteCharge(
  plan: ArrangementPlan,
  { number, epoch }: Pick<PlanInstalment, 'number' | 'epoch'>,
  attemptId: string | null,
): ArrangementPlan {
  const instalments = plan.instalments.map((each) => {
    if (each.number !== number || each.epoch !== epoch || each.asked) return each;
    return { ...each, asked: true, attemptId };
  });
  const isSame = instalments.every((each, index) => each === plan.instalments[index]);
  return isSame ? plan : { ...plan, instalments, version: plan.version + 1n };
}

/** What is not asked for since an invoice was closed may be asked for again, so it keeps its place in the order. */
function isToCome(state: PlanInstalment['state']): boolean {
  return state === 'SCHEDULED' || state === 'CANCELLED';
}

const fresh = { asked: false, attemptId: null, lateSince: null, state: 'SCHEDULED' } as const;

/** @throws ARRANGEMENT_STATE_FORBIDS */
function nextOf(plan: ArrangementPlan, command: string): PlanInstalment {
  assertGoesOn(plan, command);
  const next = nextScheduled(plan);
  if (!next) throw refusal(plan, command, ['pause', 'cancel'], 'NO_NEXT_INSTALMENT');
  return next;
}

function withDates(
  instalments: readonly PlanInstalment[],
  dates: ReadonlyMap<number, LocalDate>,
  lastDayOf: LastDayOf,
): readonly PlanInstalment[] {
  return instalments
    .map((each): PlanInstalment => {
      const dueDate = dates.get(each.number);
      if (dueDate === undefined) return each;
      return { ...each, ...fresh, dueDate, lastDay: lastDayOf(dueDate), epoch: each.epoch + 1 };
    })
    .sort((one, other) =>
      one.dueDate === other.dueDate ? one.number - other.number : one.dueDate < other.dueDate ? -1 : 1,
    );
}

/** Days of the month that a short month has not may fall on one day; then the later one gives way by a day. */
function inOrder(dates: readonly (readonly [number: number, date: LocalDate])[]): Map<number, LocalDate> {
  const ordered = new Map<number, LocalDate>();
  let last = '';
  for (const [number, date] of dates) {
    const own = date > last ? date : addDays(last, 1);
    ordered.set(number, own);
    last = own;
  }
  return ordered;
}

function changed(
  before: ArrangementPlan,
  change: Partial<ArrangementPlan>,
  name: (PlanFact & { kind: 'CHANGED' })['change'],
  { reason, now }: Because,
): ChangedPlan {
  const facts: PlanFact[] = [{ kind: 'CHANGED', change: name, reason }];
  const plan = { ...before, ...change };
  return { plan: { ...plan, ...timesOf(plan, false, now), version: versionAfter(before, facts) }, facts };
}

function ended(
  before: ArrangementPlan,
  change: Partial<ArrangementPlan>,
  reason: (PlanFact & { kind: 'ENDED' })['reason'],
  now: Date,
): ChangedPlan {
  const facts: PlanFact[] = [{ kind: 'ENDED', reason }];
  const times = { endedAt: now, nextDueDate: null, nextActAt: null, pausedOn: null, pausedUntil: null };
  const instalments = endInstalments(before.instalments);
  return { plan: { ...before, ...change, ...times, instalments, version: versionAfter(before, facts) }, facts };
}

function invalid(field: string, fault: ReturnType<typeof faultOf>): Error {
  return invalidFields(errors.ARRANGEMENT_INVALID, [violation(field, fault)]);
}
