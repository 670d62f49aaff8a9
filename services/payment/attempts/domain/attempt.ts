import type { InvoiceReason } from '#libs/fence';
import type { Money } from '#libs/money';
import { type Decline, declineOf } from '../../provider/domain/decline.js';
import type { ChargeAnswer, DayReport, ProviderCharge, UnknownReason } from '../../provider/domain/provider.js';

export type AttemptState =
  | 'INITIATED'
  | 'PENDING'
  | 'SETTLED'
  | 'FAILED_SOFT'
  | 'FAILED_HARD'
  | 'REQUIRES_ACTION'
  | 'UNKNOWN'
  | 'CANCELLED'
  | 'REVERSED';

/** Why the provider was not asked. After the first two the same call may be made again. */
export type CancelReason =
  | 'OWNERS_UNAVAILABLE'
  | 'INTERRUPTED'
  | InvoiceReason
  | 'AMOUNT_ABOVE_REMAINING'
  | 'OTHER_CURRENCY'
  | 'METHOD_NOT_ACTIVE';

/** What a person asks for. */
export interface AttemptRequest {
  readonly methodId: string;
  readonly amount: Money;
  readonly invoiceIds: readonly string[];
}

/** One attempt to take money. */
export interface Attempt extends AttemptRequest {
  /** The provider's idempotency key, and the reference by which it is found again. */
  readonly attemptId: string;
  readonly customerId: string;
  readonly methodLabel: string;
  readonly provider: string;
  /** Of the call that asked for it, so that what is found out later belongs to it. */
  readonly correlationId: string;
  readonly state: AttemptState;
  /** Why it failed or was taken back; null otherwise. */
  readonly failure: Decline | null;
  /** Why it is CANCELLED or UNKNOWN; empty otherwise. */
  readonly reason: CancelReason | UnknownReason | '';
  /** Empty before it is known. */
  readonly providerChargeId: string;
  /** Null before the money came. */
  readonly paymentId: string | null;
  /** Page on which the debtor confirms it; empty unless that is to be done. */
  readonly actionUrl: string;
  /** Real time at which the provider was first asked, from which the key lives; null before. */
  readonly askedAt: Date | null;
  readonly version: bigint;
  readonly createdAt: Date;
}

type AttemptSubject = Pick<Attempt, 'attemptId' | 'customerId' | 'methodLabel' | 'provider' | 'correlationId'>;

/**
 * How far each state is. What is seen at the provider only ever moves an attempt on, so that the order in which it is seen
 * does not matter: money that came is told even after it was thought to have failed.
 */
const rank: Readonly<Record<AttemptState, number>> = {
  INITIATED: 0,
  UNKNOWN: 0,
  REQUIRES_ACTION: 1,
  PENDING: 2,
  FAILED_SOFT: 3,
  FAILED_HARD: 3,
  CANCELLED: 3,
  SETTLED: 4,
  REVERSED: 5,
};

/** States in which the outcome may still come, so that nothing of it may be charged again. */
export function isOpen({ state }: Pick<Attempt, 'state'>): boolean {
  return rank[state] < rank.FAILED_SOFT;
}

/** Whether the money came, whatever happened to it afterwards. */
export function hasMoney({ state }: Pick<Attempt, 'state'>): boolean {
  return rank[state] >= rank.SETTLED;
}

/** The intent, before anybody is asked. */
export function initiate(request: AttemptRequest, subject: AttemptSubject, now: Date): Attempt {
  return {
    ...request,
    ...subject,
    state: 'INITIATED',
    failure: null,
    reason: '',
    providerChargeId: '',
    paymentId: null,
    actionUrl: '',
    askedAt: null,
    version: 1n,
    createdAt: now,
  };
}

/** Whether the same call may be made again: nothing left and nothing spoke against it. */
export function wasReleased({ state, reason }: Attempt): boolean {
  return state === 'CANCELLED' && (reason === 'OWNERS_UNAVAILABLE' || reason === 'INTERRUPTED');
}

/** Whether the provider was not asked, and is not by the same call either: something spoke against it. */
export function wasRefused(attempt: Attempt): boolean {
  return attempt.state === 'CANCELLED' && !wasReleased(attempt);
}

export function resume(attempt: Attempt): Attempt {
  return changed(attempt, { state: 'INITIATED', reason: '' });
}

/** The provider is about to be asked; this is stored before the first byte leaves. */
export function ask(attempt: Attempt, realNow: Date): Attempt {
  return changed(attempt, { askedAt: attempt.askedAt ?? realNow });
}

/** Ends it before the provider was asked. */
export function cancel(attempt: Attempt, reason: CancelReason): Attempt {
  return changed(attempt, { state: 'CANCELLED', reason });
}

/**
 * The outcome of asking.
 * @param isRepeat whether it was asked for before; then a refusal says nothing, since the first request may have been taken
 * @returns the attempt itself where nothing is new
 */
export function answer(attempt: Attempt, given: ChargeAnswer, isRepeat = false): Attempt {
  if ('seen' in given) return observe(attempt, given.seen);
  if ('unknown' in given) return doubt(attempt, given.unknown);
  if (isRepeat) return doubt(attempt, 'PROVIDER_FAULT');
  return attempt.state === 'INITIATED' ? failed(attempt, given.refused) : attempt;
}

/** The provider was asked and its answer did not come. */
export function doubt(attempt: Attempt, reason: UnknownReason): Attempt {
  return attempt.state === 'INITIATED' ? changed(attempt, { state: 'UNKNOWN', reason }) : attempt;
}

/** An attempt as it is seen at the provider. @returns the attempt itself where that is known already */
export function observe(attempt: Attempt, seen: ProviderCharge): Attempt {
  const state = stateOf(seen);
  if (rank[state] <= rank[attempt.state]) return attempt;
  const { providerChargeId, failure, actionUrl } = seen;
  return changed(attempt, { state, failure, providerChargeId, actionUrl, reason: '' });
}

/** How the outcome of an attempt is found out. */
type Pursuit = 'ASK_AGAIN' | 'LOOK_UP';

/**
 * While the key lives the same request gets the same charge; afterwards it might make another one. A key that the provider
 * knows with another request helps no more.
 */
export function pursuitOf(attempt: Attempt, realNow: Date, keyLifeMs: number): Pursuit {
  const { state, reason } = attempt;
  const helps = state === 'UNKNOWN' && reason !== 'KEY_CONFLICT' && keyLives(attempt, realNow, keyLifeMs);
  return helps ? 'ASK_AGAIN' : 'LOOK_UP';
}

/** Whether the provider still gives the first answer to a repeat of the request. */
export function keyLives({ askedAt }: Attempt, realNow: Date, keyLifeMs: number): boolean {
  return askedAt !== null && realNow.getTime() < askedAt.getTime() + keyLifeMs;
}

/** The UTC days in whose reports an attempt that was asked for would stand: from the asking to the end of its key. */
export function reportDaysOf({ askedAt }: Attempt, keyLifeMs: number): string[] {
  if (askedAt === null) return [];
  const end = new Date(askedAt.getTime() + keyLifeMs).toISOString().slice(0, 10);
  const days: string[] = [];
  for (let day = dayOf(askedAt); day.toISOString().slice(0, 10) <= end; day = new Date(day.getTime() + dayMs)) {
    days.push(day.toISOString().slice(0, 10));
  }
  return days;
}

/**
 * Ends an attempt of unknown outcome that the provider does not know: only when its key is dead, so that no request under way
 * can make it any more, and the full reports of all its days do not have it.
 * @returns the attempt itself where that is not so yet
 */
export function endUnfound(attempt: Attempt, reports: readonly DayReport[], realNow: Date, keyLifeMs: number): Attempt {
  const areComplete = reports.length > 0 && reports.every(({ complete }) => complete);
  if (attempt.state !== 'UNKNOWN' || keyLives(attempt, realNow, keyLifeMs) || !areComplete) return attempt;
  const found = reports.flatMap(({ charges }) => charges).find(({ attemptId }) => attemptId === attempt.attemptId);
  if (found) return observe(attempt, found);
  return failed(attempt, declineOf({ code: 'not_found', adviceCode: '', sentence: 'The provider never received it.' }));
}

const dayMs = 86_400_000;

function dayOf(instant: Date): Date {
  return new Date(`${instant.toISOString().slice(0, 10)}T00:00:00.000Z`);
}

function failed(attempt: Attempt, failure: Decline): Attempt {
  return changed(attempt, { state: failedStateOf(failure), failure, actionUrl: '', reason: '' });
}

function stateOf({ state, failure }: ProviderCharge): AttemptState {
  return state === 'FAILED' ? failedStateOf(failure) : state;
}

function failedStateOf(failure: Decline | null): AttemptState {
  return failure?.class === 'HARD' || failure?.class === 'EXPIRED_METHOD' ? 'FAILED_HARD' : 'FAILED_SOFT';
}

function changed(attempt: Attempt, changes: Partial<Attempt>): Attempt {
  return { ...attempt, ...changes, version: attempt.version + 1n };
}
