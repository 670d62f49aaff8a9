import { addDays, daysBetween, type LocalDate, localDateAt, overdueInstant, startOfDay } from '#libs/time';
import type { Payment } from '../../payments/domain/payment.js';
import {
  type ArrangedPart,
  type ArrangementPlan,
  type ChangedPlan,
  type EndReason,
  type InstalmentState,
  isLive,
  isMissed,
  missingOf,
  type PlanFact,
  type PlanInstalment,
  versionAfter,
} from './arrangement.js';

/** What is known of the money for a plan. */
export interface MoneyForPlan {
  /** What settled its invoices and counts, by invoice. */
  readonly counted: ReadonlyMap<string, bigint>;
  /** Money for its invoices is being allocated, or a charge has no outcome yet. */
  readonly inFlight: boolean;
}

const hourMs = 3_600_000;

/** What of payments counts for a plan, by invoice: settled, and not known before it; whatever its value date. */
export function countedFor(
  { parts, priorPaymentIds }: Pick<ArrangementPlan, 'parts' | 'priorPaymentIds'>,
  payments: readonly Payment[],
): Map<string, bigint> {
  const counted = new Map(parts.map(({ invoiceId }) => [invoiceId, 0n]));
  const prior = new Set(priorPaymentIds);
  for (const { paymentId, state, allocated } of payments) {
    if (state !== 'SETTLED' || prior.has(paymentId)) continue;
    for (const { invoiceId, minor } of allocated) {
      const before = counted.get(invoiceId);
      if (before !== undefined) counted.set(invoiceId, before + minor);
    }
  }
  return counted;
}

/**
 * Brings a plan in line with its money, its invoices and the day. A plan that ended stays so, but for one that is COMPLETED
 * and whose money is taken back. While money is on its way nothing is missed and nothing breaks.
 * @returns the plan itself where nothing changed
 */
export function judge(before: ArrangementPlan, money: MoneyForPlan, now: Date): ChangedPlan {
  if (!isLive(before) && before.state !== 'COMPLETED') return { plan: before, facts: [] };
  const parts = partsWith(before.parts, money);
  // A pause stops its days.
  const today = before.pausedOn ?? localDateAt(now, before.zone);
  const instalments = instalmentsWith(before.instalments, parts, { today, mayMiss: !money.inFlight });
  const filled = { ...before, parts, instalments, ...sumsOf(parts, instalments) };
  const outcome = outcomeOf(before, filled, money.inFlight, today);
  const ended = { ...filled, ...outcome };
  const facts = factsOf(before, ended);
  const plan = { ...ended, ...endOf(before, ended, now), ...timesOf(ended, money.inFlight, now) };
  if (facts.length === 0 && isSame(before, plan)) return { plan: before, facts };
  return { plan: { ...plan, version: versionAfter(before, facts) }, facts };
}

/** An event about an invoice says whether it is still owed; an older one says nothing new. */
export function noteInvoice(
  plan: ArrangementPlan,
  invoiceId: string,
  { standing, version }: Pick<ArrangedPart, 'standing'> & { readonly version: bigint },
): ArrangementPlan {
  const known = plan.parts.find((part) => part.invoiceId === invoiceId);
  if (!known || !isLive(plan) || version <= known.invoiceVersion) return plan;
  const noted = { ...known, standing, invoiceVersion: version };
  return { ...plan, parts: plan.parts.map((part) => (part === known ? noted : part)) };
}

/**
 * When something is to be done next, and which instalment is due next; of a plan that just changed by a person as well.
 */
export function timesOf(
  plan: ArrangementPlan,
  inFlight: boolean,
  now: Date,
): Pick<ArrangementPlan, 'nextDueDate' | 'nextActAt'> {
  if (!isLive(plan)) return { nextDueDate: null, nextActAt: null };
  const { instalments, zone, pausedUntil } = plan;
  const open = instalments.filter(({ state }) => state === 'SCHEDULED' || state === 'COLLECTING');
  const nextDueDate = open[0]?.dueDate ?? null;
  if (plan.state === 'PAUSED') {
    return { nextDueDate, nextActAt: pausedUntil === null ? null : overdueInstant(pausedUntil, zone) };
  }
  const [first] = [...open.map((instalment) => actDayOf(plan, instalment)), ...breakingDayOf(plan)].sort();
  if (first === undefined) return { nextDueDate, nextActAt: null };
  const at = startOfDay(first, zone);
  // Whatever is on its way arrives soon, and is told; a charge of which nobody knows is asked about again.
  const nextActAt = inFlight && at <= now ? new Date(now.getTime() + hourMs) : at;
  return { nextDueDate, nextActAt };
}

/** The day on which an instalment is charged or begins to be due, or from which on it is judged. */
function actDayOf({ methodId }: ArrangementPlan, { state, dueDate, lastDay, asked }: PlanInstalment): LocalDate {
  const isBegun = state === 'COLLECTING' && (methodId === null || asked);
  return isBegun ? addDays(lastDay, 1) : dueDate;
}

/** The day on which what is missing breaks the plan. */
function breakingDayOf({ instalments, maxMissed, maxDaysInArrears }: ArrangementPlan): LocalDate[] {
  const [oldest, ...others] = instalments
    .filter(isMissed)
    .map(({ lateSince, dueDate }) => lateSince ?? dueDate)
    .sort();
  if (oldest === undefined) return [];
  return [others.length >= maxMissed ? oldest : addDays(oldest, maxDaysInArrears + 1)];
}

/** What is taken back is owed again, whatever was known of its invoice; what was not paid of a closed one is not expected. */
function partsWith(parts: readonly ArrangedPart[], { counted, inFlight }: MoneyForPlan): readonly ArrangedPart[] {
  const now = parts.map((part) => {
    const here = counted.get(part.invoiceId) ?? 0n;
    const paidMinor = here < part.minor ? here : part.minor;
    const standing = paidMinor < part.paidMinor && part.standing === 'PAID' ? 'OWED' : part.standing;
    const rest = standing === 'OWED' ? 0n : part.minor - paidMinor;
    // Less may be released at once, more once no money for it is on its way.
    const releasedMinor = inFlight && rest > part.releasedMinor ? part.releasedMinor : rest;
    const isSamePart =
      paidMinor === part.paidMinor && releasedMinor === part.releasedMinor && standing === part.standing;
    return isSamePart ? part : { ...part, paidMinor, releasedMinor, standing };
  });
  return now.every((part, index) => part === parts[index]) ? parts : now;
}

interface Day {
  readonly today: LocalDate;
  readonly mayMiss: boolean;
}

/** Money fills the instalment that is due first; what is not expected any more is left out of the last ones. */
function instalmentsWith(
  instalments: readonly PlanInstalment[],
  parts: readonly ArrangedPart[],
  day: Day,
): readonly PlanInstalment[] {
  let toRelease = parts.reduce((sum, { releasedMinor }) => sum + releasedMinor, 0n);
  const released = instalments
    .toReversed()
    .map((instalment) => {
      const max = instalment.state === 'SKIPPED' ? 0n : instalment.amountMinor;
      const releasedMinor = minOf(max, toRelease);
      toRelease -= releasedMinor;
      return { ...instalment, releasedMinor };
    })
    .toReversed();
  let left = parts.reduce((sum, { paidMinor }) => sum + paidMinor, 0n);
  const filled = released.map((instalment) => {
    const asked = instalment.state === 'SKIPPED' ? 0n : instalment.amountMinor - instalment.releasedMinor;
    const paidMinor = minOf(asked, left);
    left -= paidMinor;
    return judged({ ...instalment, paidMinor }, day);
  });
  return filled.every((instalment, index) => isSameInstalment(instalment, instalments[index]!)) ? instalments : filled;
}

function judged(instalment: PlanInstalment, day: Day): PlanInstalment {
  const state = stateOf(instalment, day);
  if (!isMissed({ state })) return { ...instalment, state, lateSince: null };
  // What is taken back is late from the day on which it is.
  const since = state === 'REVERSED' ? day.today : instalment.dueDate;
  return { ...instalment, state, lateSince: instalment.lateSince ?? since };
}

function stateOf(instalment: PlanInstalment, { today, mayMiss }: Day): InstalmentState {
  const { state, amountMinor, releasedMinor, paidMinor, dueDate, lastDay } = instalment;
  if (state === 'SKIPPED') return state;
  if (releasedMinor === amountMinor) return 'CANCELLED';
  if (missingOf(instalment) <= 0n) return 'PAID';
  if (today > lastDay) {
    if (state === 'PAID' || state === 'REVERSED') return 'REVERSED';
    if (mayMiss || isMissed(instalment)) return paidMinor > 0n ? 'PARTIAL' : 'MISSED';
  }
  return today >= dueDate ? 'COLLECTING' : 'SCHEDULED';
}

function sumsOf(
  parts: readonly ArrangedPart[],
  instalments: readonly PlanInstalment[],
): Pick<ArrangementPlan, 'paidMinor' | 'arrearsMinor'> {
  return {
    paidMinor: parts.reduce((sum, { paidMinor }) => sum + paidMinor, 0n),
    arrearsMinor: instalments.filter(isMissed).reduce((sum, instalment) => sum + missingOf(instalment), 0n),
  };
}

/** The state that follows, and why the plan ended. */
function outcomeOf(
  before: ArrangementPlan,
  filled: ArrangementPlan,
  inFlight: boolean,
  today: LocalDate,
): Pick<ArrangementPlan, 'state' | 'endReason'> {
  const missed = filled.instalments.filter(isMissed);
  const goesOn = { state: missed.length > 0 ? 'IN_ARREARS' : 'ON_TRACK', endReason: '' } as const;
  if (owedOf(filled) <= 0n) {
    const isPaid = before.state === 'COMPLETED' || filled.parts.some(isPaidAsArranged);
    return isPaid
      ? { state: 'COMPLETED', endReason: 'FULLY_PAID' }
      : { state: 'CANCELLED', endReason: 'INVOICES_CLOSED' };
  }
  if (before.state === 'COMPLETED') return goesOn;
  if (before.state === 'PAUSED') return { state: 'PAUSED', endReason: '' };
  if (inFlight) return goesOn;
  if (missed.length > filled.maxMissed) return { state: 'BROKEN', endReason: 'TOO_MANY_MISSED' };
  const isTooLate = missed.some(({ lateSince }) => daysBetween(lateSince!, today) > filled.maxDaysInArrears);
  return isTooLate ? { state: 'BROKEN', endReason: 'TOO_LATE' } : goesOn;
}

function owedOf({ parts }: ArrangementPlan): bigint {
  return parts.reduce((sum, { minor, paidMinor, releasedMinor }) => sum + minor - paidMinor - releasedMinor, 0n);
}

/** Money paid all that was asked for of it, though a credit may have made that less. */
function isPaidAsArranged({ minor, paidMinor, standing }: ArrangedPart): boolean {
  return paidMinor > 0n && (paidMinor === minor || standing === 'PAID');
}

function factsOf(before: ArrangementPlan, after: ArrangementPlan): PlanFact[] {
  if (before.state === 'COMPLETED') return after.state === 'COMPLETED' ? [] : [{ kind: 'REOPENED' }];
  const facts: PlanFact[] = [];
  const change = (name: (PlanFact & { kind: 'CHANGED' })['change'], reason: string): void => {
    facts.push({ kind: 'CHANGED', change: name, reason });
  };
  if (releasedOf(before) !== releasedOf(after)) change('OUTSTANDING_AMOUNT_CHANGED', 'INVOICES_CLOSED');
  else if (after.paidMinor < before.paidMinor) change('OUTSTANDING_AMOUNT_CHANGED', 'PAYMENT_REVERSED');
  if (!isLive(after)) return [...facts, { kind: 'ENDED', reason: after.endReason as EndReason }];
  const [missedBefore, missed] = [before, after].map(({ instalments }) => instalments.filter(isMissed).length);
  if (missed! > missedBefore!) change('IN_ARREARS', 'INSTALMENT_MISSED');
  if (missed === 0 && missedBefore! > 0) change('CAUGHT_UP', 'CAUGHT_UP');
  return facts;
}

function releasedOf({ parts }: ArrangementPlan): bigint {
  return parts.reduce((sum, { releasedMinor }) => sum + releasedMinor, 0n);
}

/** Instalments that are still to come end with the plan; an ended one that goes on again opens them. */
function endOf(
  before: ArrangementPlan,
  after: ArrangementPlan,
  now: Date,
): Pick<ArrangementPlan, 'endedAt' | 'instalments' | 'pausedOn' | 'pausedUntil'> {
  const { instalments, pausedOn, pausedUntil } = after;
  if (isLive(after)) return { endedAt: null, instalments, pausedOn, pausedUntil };
  const endedAt = before.endedAt ?? now;
  return { endedAt, instalments: endInstalments(instalments), pausedOn: null, pausedUntil: null };
}

/** Instalments as they are after the end of their plan. */
export function endInstalments(instalments: readonly PlanInstalment[]): readonly PlanInstalment[] {
  const isOpen = ({ state }: PlanInstalment): boolean => state === 'SCHEDULED' || state === 'COLLECTING';
  if (!instalments.some(isOpen)) return instalments;
  return instalments.map((each) => (isOpen(each) ? { ...each, state: 'CANCELLED' } : each));
}

function isSame(before: ArrangementPlan, after: ArrangementPlan): boolean {
  return (
    before.parts === after.parts &&
    before.instalments === after.instalments &&
    before.state === after.state &&
    before.nextActAt?.getTime() === after.nextActAt?.getTime()
  );
}

function isSameInstalment(one: PlanInstalment, other: PlanInstalment): boolean {
  const { state, releasedMinor, paidMinor, lateSince } = other;
  return (
    one.state === state &&
    one.releasedMinor === releasedMinor &&
    one.paidMinor === paidMinor &&
    one.lateSince === lateSince
  );
}

function minOf(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
