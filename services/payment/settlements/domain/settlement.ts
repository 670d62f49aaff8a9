import { refusedTransition } from '#libs/errors';
import type { LocalDate } from '#libs/time';
import type { Payment } from '../../payments/domain/payment.js';
import { errors } from './errors.js';
import { refusals } from './refusals.js';

export const settlementStates = ['OFFERED', 'ACCEPTED', 'FULFILLED', 'BREACHED', 'EXPIRED', 'WITHDRAWN'] as const;
export type SettlementState = (typeof settlementStates)[number];

/** An invoice of a settlement. */
export interface SettledPart {
  readonly invoiceId: string;
  /** What remained of it at the offer. */
  readonly openMinor: bigint;
}

/** A discount for open invoices against payment of an amount by a day. */
export interface Settlement {
  readonly settlementId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly state: SettlementState;
  /** What the debtor pays; the discount is what was open beyond it. */
  readonly amountMinor: bigint;
  /** The earliest due first. */
  readonly parts: readonly SettledPart[];
  /** The last day to accept and to pay, in the zone of the debtor. */
  readonly untilDate: LocalDate;
  /** The end of that day. */
  readonly judgeAt: Date;
  readonly zone: string;
  readonly reason: string;
  readonly offeredBy: string;
  readonly offeredAt: Date;
  /** Empty before it was accepted, as who noted it. */
  readonly consent: string;
  readonly acceptedBy: string;
  readonly acceptedAt: Date | null;
  /** Value dates count from this one on; null before it was accepted. */
  readonly firstValueDate: LocalDate | null;
  /** Payments that were known before it was accepted, which are no part of it. */
  readonly priorPaymentIds: readonly string[];
  readonly paidMinor: bigint;
  /** When it came to its last state; null while it is open. */
  readonly decidedAt: Date | null;
  /** Empty unless it was withdrawn. */
  readonly withdrawReason: string;
  readonly version: bigint;
}

/** Why it came to its state by time or money. */
export type SettlementOutcome = 'PAID_IN_TIME' | 'DAY_PASSED' | 'PAYMENT_REVERSED';

/** What is known of the money of its invoices. */
export interface MoneyForSettlement {
  /** What counts of the amount. */
  readonly countedMinor: bigint;
  /** Money that counted, or had settled the invoices before, was taken back: what was agreed rests on it no more. */
  readonly takenBack: boolean;
}

export function openMinorOf({ parts }: Pick<Settlement, 'parts'>): bigint {
  return parts.reduce((sum, { openMinor }) => sum + openMinor, 0n);
}

export function discountMinorOf(settlement: Pick<Settlement, 'parts' | 'amountMinor'>): bigint {
  return openMinorOf(settlement) - settlement.amountMinor;
}

/** Whether it may still come to another state by itself: an invoice has one of these. */
export function isLive({ state }: Pick<Settlement, 'state'>): boolean {
  return state === 'OFFERED' || state === 'ACCEPTED';
}

/**
 * What of payments counts: settled, with a value date in time, and not known before the debtor agreed.
 * @param payments that settle or had settled its invoices
 * @param reversed those that are taken back now, with what they had settled
 */
export function moneyFor(
  settlement: Settlement,
  payments: readonly Payment[],
  reversed: readonly Payment[],
): MoneyForSettlement {
  const ids = new Set(settlement.parts.map(({ invoiceId }) => invoiceId));
  const settledBy = ({ allocated }: Payment): bigint =>
    allocated.reduce((sum, { invoiceId, minor }) => sum + (ids.has(invoiceId) ? minor : 0n), 0n);
  const counting = payments.filter((payment) => payment.state === 'SETTLED' && mayCount(settlement, payment));
  const lost = reversed.filter((payment) => settledBy(payment) > 0n);
  return {
    countedMinor: counting.reduce((sum, payment) => sum + settledBy(payment), 0n),
    // One that counted for a settlement with time left may be made good in that time.
    takenBack: lost.some((payment) => settlement.state === 'FULFILLED' || !mayCount(settlement, payment)),
  };
}

function mayCount({ firstValueDate, untilDate, priorPaymentIds }: Settlement, payment: Payment): boolean {
  const { paymentId, valueDate } = payment;
  if (firstValueDate === null || priorPaymentIds.includes(paymentId)) return false;
  return valueDate >= firstValueDate && valueDate <= untilDate;
}

/**
 * Brings a settlement in line with its money and its last day.
 * @param isOver whether the last day is over, and nothing that came by it is on its way
 * @returns the settlement itself where nothing changed; the outcome is null where the state stays
 */
export function judge(
  before: Settlement,
  { countedMinor, takenBack }: MoneyForSettlement,
  { now, isOver }: { readonly now: Date; readonly isOver: boolean },
): { readonly settlement: Settlement; readonly outcome: SettlementOutcome | null } {
  const { state } = before;
  if (!isLive(before) && state !== 'FULFILLED') return { settlement: before, outcome: null };
  const paidMinor = state === 'OFFERED' ? 0n : countedMinor;
  const isSame = paidMinor === before.paidMinor;
  const current = isSame ? before : { ...before, paidMinor, version: before.version + 1n };
  const next = nextOf(current, takenBack, isOver);
  if (next === null) return { settlement: current, outcome: null };
  const decided = { ...current, state: next.state, decidedAt: now, version: before.version + 1n };
  return { settlement: decided, outcome: next.outcome };
}

function nextOf(
  { state, paidMinor, amountMinor }: Settlement,
  takenBack: boolean,
  isOver: boolean,
): { readonly state: SettlementState; readonly outcome: SettlementOutcome } | null {
  if (state === 'OFFERED') return isOver ? { state: 'EXPIRED', outcome: 'DAY_PASSED' } : null;
  if (takenBack) return { state: 'BREACHED', outcome: 'PAYMENT_REVERSED' };
  if (state === 'FULFILLED') return null;
  if (paidMinor >= amountMinor) return { state: 'FULFILLED', outcome: 'PAID_IN_TIME' };
  return isOver ? { state: 'BREACHED', outcome: 'DAY_PASSED' } : null;
}

/** How the debtor agreed, and from when on money counts. */
export interface Acceptance {
  readonly consent: string;
  readonly actor: string;
  readonly firstValueDate: LocalDate;
  readonly priorPaymentIds: readonly string[];
}

/** The debtor agreed. @throws SETTLEMENT_STATE_FORBIDS */
export function accept(settlement: Settlement, acceptance: Acceptance, now: Date): Settlement {
  assertOffered(settlement, 'accept');
  if (now >= settlement.judgeAt) throw refused(settlement, 'accept', 'DAY_PASSED');
  const { consent, actor, firstValueDate, priorPaymentIds } = acceptance;
  const accepted = { consent, acceptedBy: actor, acceptedAt: now, firstValueDate, priorPaymentIds };
  return { ...settlement, ...accepted, state: 'ACCEPTED', version: settlement.version + 1n };
}

/** A person takes the offer back. @throws SETTLEMENT_STATE_FORBIDS */
export function withdraw(settlement: Settlement, withdrawReason: string, now: Date): Settlement {
  assertOffered(settlement, 'withdraw');
  return { ...settlement, state: 'WITHDRAWN', withdrawReason, decidedAt: now, version: settlement.version + 1n };
}

/** @throws SETTLEMENT_STATE_FORBIDS */
export function assertOffered(settlement: Settlement, command: string): void {
  if (settlement.state !== 'OFFERED') throw refused(settlement, command, 'NOT_OFFERED');
}

function refused({ settlementId, state }: Settlement, command: string, reason: keyof typeof refusals): Error {
  const what = `Settlement ${settlementId}`;
  return refusedTransition(errors.SETTLEMENT_STATE_FORBIDS, what, command, state, [], refusals[reason], reason);
}
