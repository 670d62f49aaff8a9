import { refusedTransition } from '#libs/errors';
import type { LocalDate } from '#libs/time';
import type { Payment, PaymentMethod } from '../../payments/domain/payment.js';
import { errors } from './errors.js';
import { refusals } from './refusals.js';

export const promiseStates = ['ACTIVE', 'KEPT', 'BROKEN', 'CANCELLED'] as const;
export type PromiseState = (typeof promiseStates)[number];

/** What falls to an invoice of what was promised. */
export interface PromisedPart {
  readonly invoiceId: string;
  /** Zero where earlier invoices take all. */
  readonly minor: bigint;
  /** Nobody owes it any more. */
  readonly closed: boolean;
  /** What is not expected any more, since the invoice was closed otherwise. */
  readonly releasedMinor: bigint;
  /** Version of the invoice that is known. */
  readonly invoiceVersion: bigint;
}

/** A debtor's word to pay an amount by a date. */
export interface PaymentPromise {
  readonly promiseId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly state: PromiseState;
  readonly amountMinor: bigint;
  /** In the order in which the amount falls to them. */
  readonly parts: readonly PromisedPart[];
  /** In the zone of the debtor. */
  readonly dueDate: LocalDate;
  /** Null where the debtor did not say. */
  readonly method: PaymentMethod | null;
  readonly notes: string;
  /** What may be missing, in parts per million. */
  readonly tolerancePpm: number;
  /** Working days after the due date on which money still counts. */
  readonly graceDays: number;
  /** Value dates that count, both included. */
  readonly firstValueDate: LocalDate;
  readonly lastValueDate: LocalDate;
  /** The end of the last value date in the zone of the debtor. */
  readonly judgeAt: Date;
  /** Payments that were known before it was made, which are no part of it. */
  readonly priorPaymentIds: readonly string[];
  readonly paidMinor: bigint;
  readonly madeBy: string;
  readonly madeAt: Date;
  /** When it came to its state; null while it is active. */
  readonly decidedAt: Date | null;
  /** Empty unless it was cancelled. */
  readonly cancelReason: string;
  readonly version: bigint;
}

/** Why it came to its state. */
export type PromiseOutcome =
  'PAID_IN_TIME' | 'BOOKED_LATE' | 'DAY_PASSED' | 'PAYMENT_REVERSED' | 'INVOICES_CLOSED' | 'PROMISE_CANCELLED';

/** What is known of the money for a promise. */
export interface MoneyForPromise {
  /** What counts, by invoice. */
  readonly counted: ReadonlyMap<string, bigint>;
  /** Money for its invoices is being allocated. */
  readonly inFlight: boolean;
}

/** What a judgement follows from. */
export interface Judgement {
  readonly now: Date;
  /** Whether the last day is over, and a promise that is short is broken. */
  readonly isOver: boolean;
  /** Whether a payment was taken back. */
  readonly reversed: boolean;
}

const million = 1_000_000n;

/** What is still expected of a promise: its amount without what falls to invoices that were closed otherwise. */
export function expectedMinor({ parts }: Pick<PaymentPromise, 'parts'>): bigint {
  return parts.reduce((sum, { minor, releasedMinor }) => sum + minor - releasedMinor, 0n);
}

/** The least of an amount that keeps its promise: the amount less the tolerance, rounded up. */
export function minOf(minor: bigint, tolerancePpm: number): bigint {
  const parts = minor * (million - BigInt(tolerancePpm));
  return (parts + million - 1n) / million;
}

/** The amount as it falls to invoices in their order: each takes all that is collected of it. */
export function spread(amountMinor: bigint, collectable: readonly bigint[]): bigint[] {
  let left = amountMinor;
  return collectable.map((minor) => {
    const taken = minor < left ? minor : left;
    left -= taken;
    return taken;
  });
}

/** What of payments counts for a promise, by invoice: settled, with a value date in time, and not known before it. */
export function countedFor(promise: PaymentPromise, payments: readonly Payment[]): Map<string, bigint> {
  const { firstValueDate, lastValueDate, priorPaymentIds } = promise;
  const counted = new Map(promise.parts.map(({ invoiceId }) => [invoiceId, 0n]));
  for (const { paymentId, state, valueDate, allocated } of payments) {
    if (state !== 'SETTLED' || valueDate < firstValueDate || valueDate > lastValueDate) continue;
    if (priorPaymentIds.includes(paymentId)) continue;
    for (const { invoiceId, minor } of allocated) {
      const before = counted.get(invoiceId);
      if (before !== undefined) counted.set(invoiceId, before + minor);
    }
  }
  return counted;
}

/**
 * Brings a promise in line with its money. What was decided stays, but for a payment that is taken back and for money in
 * time that is booked later.
 * @returns the promise itself where nothing changed; the outcome is null where the state stays
 */
export function judge(
  before: PaymentPromise,
  money: MoneyForPromise,
  judgement: Judgement,
): { readonly promise: PaymentPromise; readonly outcome: PromiseOutcome | null } {
  if (before.state === 'CANCELLED') return { promise: before, outcome: null };
  const paidMinor = [...money.counted.values()].reduce((sum, minor) => sum + minor, 0n);
  const parts = before.state === 'ACTIVE' ? releasedParts(before.parts, money) : before.parts;
  const isSame = paidMinor === before.paidMinor && parts.every((part, index) => part === before.parts[index]);
  const current = isSame ? before : { ...before, parts, paidMinor, version: before.version + 1n };
  const outcome = outcomeOf(current, money.inFlight, judgement);
  if (outcome === null) return { promise: current, outcome };
  return { promise: decided(current, before.version, outcome, judgement.now), outcome };
}

/** A person ends it. @throws PROMISE_STATE_FORBIDS */
export function cancel(promise: PaymentPromise, reason: string, now: Date): PaymentPromise {
  assertActive(promise, 'cancel');
  return { ...decided(promise, promise.version, 'PROMISE_CANCELLED', now), cancelReason: reason };
}

/** An event about an invoice says whether it is still owed; an older one says nothing new. */
export function noteInvoice(
  promise: PaymentPromise,
  invoiceId: string,
  { closed, version }: { readonly closed: boolean; readonly version: bigint },
): PaymentPromise {
  const known = promise.parts.find((part) => part.invoiceId === invoiceId);
  if (!known || promise.state !== 'ACTIVE' || version <= known.invoiceVersion) return promise;
  const releasedMinor = closed ? known.releasedMinor : 0n;
  const noted = { ...known, closed, releasedMinor, invoiceVersion: version };
  const parts = promise.parts.map((part) => (part === known ? noted : part));
  return { ...promise, parts, version: promise.version + 1n };
}

/** What of a closed invoice was not paid is expected no more, once no money for it is on its way. */
function releasedParts(parts: readonly PromisedPart[], { counted, inFlight }: MoneyForPromise): PromisedPart[] {
  return parts.map((part) => {
    if (!part.closed || inFlight) return part;
    const missing = part.minor - (counted.get(part.invoiceId) ?? 0n);
    const releasedMinor = missing > 0n ? missing : 0n;
    return releasedMinor === part.releasedMinor ? part : { ...part, releasedMinor };
  });
}

function outcomeOf(promise: PaymentPromise, inFlight: boolean, { isOver, reversed }: Judgement): PromiseOutcome | null {
  const { state, paidMinor, amountMinor, tolerancePpm, parts } = promise;
  const expected = expectedMinor(promise);
  const isReached = expected > 0n && paidMinor >= minOf(expected, tolerancePpm);
  if (state === 'KEPT') return reversed && !isReached ? 'PAYMENT_REVERSED' : null;
  if (state === 'BROKEN') return isReached ? 'BOOKED_LATE' : null;
  const isClosed = !inFlight && parts.every(({ closed }) => closed);
  if (expected === 0n || (isClosed && paidMinor < minOf(amountMinor, tolerancePpm))) return 'INVOICES_CLOSED';
  if (isReached) return 'PAID_IN_TIME';
  return isOver ? 'DAY_PASSED' : null;
}

const stateAfter: Readonly<Record<PromiseOutcome, PromiseState>> = {
  PAID_IN_TIME: 'KEPT',
  BOOKED_LATE: 'KEPT',
  DAY_PASSED: 'BROKEN',
  PAYMENT_REVERSED: 'BROKEN',
  INVOICES_CLOSED: 'CANCELLED',
  PROMISE_CANCELLED: 'CANCELLED',
};

function decided(promise: PaymentPromise, version: bigint, outcome: PromiseOutcome, now: Date): PaymentPromise {
  const cancelReason = outcome === 'INVOICES_CLOSED' ? outcome : '';
  return { ...promise, state: stateAfter[outcome], decidedAt: now, cancelReason, version: version + 1n };
}

function assertActive({ promiseId, state }: PaymentPromise, command: string): void {
  if (state === 'ACTIVE') return;
  const { DECIDED } = refusals;
  throw refusedTransition(errors.PROMISE_STATE_FORBIDS, `Promise ${promiseId}`, command, state, [], DECIDED, 'DECIDED');
}
