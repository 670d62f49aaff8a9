import { refusedTransition } from '#libs/errors';
import type { LocalDate } from '#libs/time';
import { errors } from './errors.js';
import { type RefusalReason, refusals } from './refusals.js';
import type { Frequency } from './schedule.js';

export const arrangementStates = [
  'ON_TRACK',
  'IN_ARREARS',
  'PAUSED',
  'COMPLETED',
  'BROKEN',
  'CANCELLED',
  'SUPERSEDED',
] as const;
export type ArrangementState = (typeof arrangementStates)[number];

export type InstalmentState =
  'SCHEDULED' | 'COLLECTING' | 'PAID' | 'PARTIAL' | 'MISSED' | 'SKIPPED' | 'CANCELLED' | 'REVERSED';

/** An invoice that a plan pays. */
export interface ArrangedPart {
  readonly invoiceId: string;
  /** What of the total falls to it. */
  readonly minor: bigint;
  /** What of that is here. */
  readonly paidMinor: bigint;
  /** What is not expected any more, since the invoice was closed otherwise. */
  readonly releasedMinor: bigint;
  /** Whether it is owed, PAID by whatever, or CLOSED otherwise. */
  readonly standing: 'OWED' | 'PAID' | 'CLOSED';
  /** Version of the invoice that is known. */
  readonly invoiceVersion: bigint;
}

/** One payment of a plan. */
export interface PlanInstalment {
  /** From 1, in the order in which they were made. */
  readonly number: number;
  readonly state: InstalmentState;
  readonly dueDate: LocalDate;
  /** The last day on which it is in time: the due date and the working days of grace. */
  readonly lastDay: LocalDate;
  /** Day of the month that its date keeps when it moves. */
  readonly anchorDay: number;
  readonly amountMinor: bigint;
  /** What of the amount is not asked for any more, since invoices were closed otherwise. */
  readonly releasedMinor: bigint;
  readonly paidMinor: bigint;
  /** From when it counts as late; null while nothing of it is missing. Days of a pause do not count. */
  readonly lateSince: LocalDate | null;
  /** Rises when it moves, so that it is charged on its new day. */
  readonly epoch: number;
  /** Whether it was asked of the provider, or could not be, in this epoch. */
  readonly asked: boolean;
  /** The latest attempt to charge it. */
  readonly attemptId: string | null;
}

/** What breaks a plan; kept with it, since the organisation may decide otherwise meanwhile. */
export interface PlanTolerance {
  /** Working days after the due date. */
  readonly graceDays: number;
  /** Instalments that may be missing at once. */
  readonly maxMissed: number;
  /** Days that the oldest missing one may be late. */
  readonly maxDaysInArrears: number;
}

/** A plan by which a customer pays open invoices in instalments. */
export interface ArrangementPlan extends PlanTolerance {
  readonly arrangementId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly state: ArrangementState;
  readonly totalMinor: bigint;
  readonly paidMinor: bigint;
  readonly arrearsMinor: bigint;
  /** The earliest due first. */
  readonly parts: readonly ArrangedPart[];
  /** In order of their dates. */
  readonly instalments: readonly PlanInstalment[];
  readonly frequency: Frequency;
  /** Null where the customer pays. */
  readonly methodId: string | null;
  /** Zone of the debtor, in which its days end. */
  readonly zone: string;
  readonly hash: string;
  readonly consent: string;
  /** Payments that were known before it was made, which are no part of it. */
  readonly priorPaymentIds: readonly string[];
  /** The day on which it was paused; null unless it is PAUSED. */
  readonly pausedOn: LocalDate | null;
  /** The last day of the pause; null until it is resumed. */
  readonly pausedUntil: LocalDate | null;
  readonly nextDueDate: LocalDate | null;
  readonly nextActAt: Date | null;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: string;
  readonly supersededBy: string | null;
  readonly version: bigint;
}

export type PlanChange =
  | 'NEXT_INSTALMENT_SKIPPED'
  | 'RECURRING_AMOUNT_OR_FREQUENCY_CHANGED'
  | 'PAYMENT_INSTRUMENT_CHANGED'
  | 'OUTSTANDING_AMOUNT_CHANGED'
  | 'PAUSED'
  | 'RESUMED'
  | 'IN_ARREARS'
  | 'CAUGHT_UP';

export type EndReason =
  'FULLY_PAID' | 'TOO_MANY_MISSED' | 'TOO_LATE' | 'INVOICES_CLOSED' | 'SUPERSEDED' | 'ARRANGEMENT_CANCELLED';

/** What became of a plan, as it is told. */
export type PlanFact =
  | { readonly kind: 'CHANGED'; readonly change: PlanChange; readonly reason: string }
  | { readonly kind: 'ENDED'; readonly reason: EndReason }
  | { readonly kind: 'REOPENED' };

/** A plan after a change, with what is told of it; no fact where only amounts moved. */
export interface ChangedPlan {
  readonly plan: ArrangementPlan;
  readonly facts: readonly PlanFact[];
}

/** Whether its invoices stand in it: it goes on or is paused. */
export function isLive({ state }: Pick<ArrangementPlan, 'state'>): boolean {
  return state === 'ON_TRACK' || state === 'IN_ARREARS' || state === 'PAUSED';
}

/** What of an instalment is missing to its amount. */
export function missingOf({ amountMinor, releasedMinor, paidMinor }: PlanInstalment): bigint {
  return amountMinor - releasedMinor - paidMinor;
}

/** Whether its time is over, and it is not paid. */
export function isMissed({ state }: Pick<PlanInstalment, 'state'>): boolean {
  return state === 'MISSED' || state === 'PARTIAL' || state === 'REVERSED';
}

/** The instalment that is due next and not paid yet. */
export function nextScheduled({ instalments }: Pick<ArrangementPlan, 'instalments'>): PlanInstalment | undefined {
  return instalments.find(({ state }) => state === 'SCHEDULED');
}

/** One version for each fact that is told, so that nobody takes two of them for one. */
export function versionAfter(before: ArrangementPlan, facts: readonly PlanFact[]): bigint {
  return before.version + BigInt(Math.max(1, facts.length));
}

/** @throws ARRANGEMENT_STATE_FORBIDS */
export function assertLive(plan: ArrangementPlan, command: string): void {
  if (!isLive(plan)) throw refusal(plan, command, [], 'ENDED');
}

/** @throws ARRANGEMENT_STATE_FORBIDS */
export function assertGoesOn(plan: ArrangementPlan, command: string): void {
  assertLive(plan, command);
  if (plan.state === 'PAUSED') throw refusal(plan, command, ['resume', 'cancel'], 'PAUSED');
}

export function refusal(
  { arrangementId, state }: ArrangementPlan,
  command: string,
  allowed: readonly string[],
  reason: RefusalReason,
): Error {
  const what = `Plan ${arrangementId}`;
  return refusedTransition(errors.ARRANGEMENT_STATE_FORBIDS, what, command, state, allowed, refusals[reason], reason);
}
