import { faultOf, invalidFields, refusedTransition, violation } from '#libs/errors';
import { readReason, requireField } from '#libs/fields';
import { addMonths, type LocalDate } from '#libs/time';
import type { GivenMethod } from '../../provider/domain/provider.js';
import { errors } from './errors.js';

type MethodState = 'PENDING' | 'ACTIVE' | 'DISABLED_UNTIL' | 'DISABLED' | 'REVOKED' | 'EXPIRED' | 'FAILED';
type MethodKind = 'CARD' | 'BANK_ACCOUNT';
type MethodCommand = 'disable' | 'enable' | 'revoke' | 'turn autopay on';

/** What a person may do to a method in each state. */
const allowed: Readonly<Record<MethodState, readonly MethodCommand[]>> = {
  PENDING: ['revoke'],
  ACTIVE: ['disable', 'revoke', 'turn autopay on'],
  DISABLED_UNTIL: ['disable', 'enable', 'revoke'],
  DISABLED: ['disable', 'enable', 'revoke'],
  REVOKED: [],
  EXPIRED: ['revoke'],
  FAILED: [],
};

/** A permission to debit an account that is not used for so long is void (SEPA Core). */
const maxIdleMonths = 36;
const labelParts = 40;

/** A card or bank account that a debtor permits to be charged. */
export interface Method {
  readonly methodId: string;
  readonly customerId: string;
  readonly provider: string;
  /** The provider's page on which the debtor gives it. */
  readonly sessionId: string;
  /** What the provider knows it by. It leaves this service only to the provider; empty before the debtor gave it. */
  readonly token: string;
  /** Null before the debtor gave it. */
  readonly kind: MethodKind | null;
  readonly label: string;
  readonly brand: string;
  /** Last month of a card, `2028-05`; null for an account. */
  readonly expiryMonth: string | null;
  readonly state: MethodState;
  /** First day on which it may be charged again; null unless DISABLED_UNTIL. */
  readonly disabledUntil: LocalDate | null;
  /** Why it is in its state; empty when active. */
  readonly reason: string;
  /** The organisation's day on which it last brought money, or was given. */
  readonly usedOn: LocalDate;
  /** Charged by itself where a sequence says so; of one method of a customer at most. */
  readonly autopay: boolean;
  readonly version: bigint;
  readonly createdAt: Date;
}

type NewMethod = Pick<Method, 'methodId' | 'customerId' | 'provider' | 'sessionId'>;

/** The debtor is sent to the provider's page. */
export function askFor(wanted: NewMethod, now: Date, today: LocalDate): Method {
  return {
    ...wanted,
    token: '',
    kind: null,
    label: '',
    brand: '',
    expiryMonth: null,
    state: 'PENDING',
    disabledUntil: null,
    reason: '',
    usedOn: today,
    autopay: false,
    version: 1n,
    createdAt: now,
  };
}

/** The method with its state on a day: a date to which it was disabled comes, and a card or permission ends, by itself. */
export function methodOn(method: Method, today: LocalDate): Method {
  const { state, disabledUntil, expiryMonth, kind, usedOn } = method;
  const isBack = state === 'DISABLED_UNTIL' && disabledUntil !== null && disabledUntil <= today;
  const now: Method = isBack ? { ...method, state: 'ACTIVE', disabledUntil: null, reason: '' } : method;
  if (now.state !== 'ACTIVE') return now;
  if (expiryMonth !== null && expiryMonth < today.slice(0, 7))
    return { ...now, state: 'EXPIRED', reason: 'CARD_EXPIRED' };
  const isIdle = kind === 'BANK_ACCOUNT' && addMonths(usedOn, maxIdleMonths) <= today;
  return isIdle ? { ...now, state: 'EXPIRED', reason: 'UNUSED_36_MONTHS' } : now;
}

/**
 * What the provider's page says of a method. The debtor gives one once; later it can only be taken back.
 * @param given null where the debtor gave nothing
 * @returns the method itself where nothing is new
 */
export function follow(method: Method, given: GivenMethod | null, hasEnded: boolean): Method {
  const isPending = method.state === 'PENDING';
  if (given === null) return isPending && hasEnded ? changed(method, { state: 'FAILED', reason: 'NOT_GIVEN' }) : method;
  if (given.isRevoked) return end(method, 'REVOKED', 'REVOKED_AT_PROVIDER');
  if (!isPending) return method;
  const { token, kind, expiryMonth } = given;
  const brand = given.brand.slice(0, labelParts);
  const label = `${brand} ${given.last4}`.trim();
  return changed(method, { state: 'ACTIVE', token, kind, brand, label, expiryMonth });
}

/**
 * Stops charges until a day, or until somebody enables it.
 * @throws METHOD_STATE_FORBIDS, METHOD_INVALID
 */
export function disable(method: Method, until: LocalDate | null, reason: string, today: LocalDate): Method {
  const because = requireField(errors.METHOD_INVALID, 'reason', readReason(reason));
  const now = methodOn(method, today);
  assertAllowed(now, 'disable');
  if (until !== null && until <= today) {
    throw invalidFields(errors.METHOD_INVALID, [
      violation('until', faultOf('BEFORE_MIN', { min: `the day after ${today}` })),
    ]);
  }
  const state = until === null ? 'DISABLED' : 'DISABLED_UNTIL';
  return changed(now, { state, disabledUntil: until, reason: because });
}

/** @throws METHOD_STATE_FORBIDS, METHOD_INVALID */
export function enable(method: Method, reason: string, today: LocalDate): Method {
  requireField(errors.METHOD_INVALID, 'reason', readReason(reason));
  const now = methodOn(method, today);
  assertAllowed(now, 'enable');
  return changed(now, { state: 'ACTIVE', disabledUntil: null, reason: '' });
}

/**
 * The debtor takes the permission back, for good.
 * @throws METHOD_STATE_FORBIDS, METHOD_INVALID
 */
export function revoke(method: Method, reason: string, today: LocalDate): Method {
  const because = requireField(errors.METHOD_INVALID, 'reason', readReason(reason));
  assertAllowed(methodOn(method, today), 'revoke');
  return end(method, 'REVOKED', because);
}

/**
 * Whether it is charged by itself from now on.
 * @returns the method itself where that is so already
 * @throws METHOD_STATE_FORBIDS
 */
export function setAutopay(method: Method, autopay: boolean, today: LocalDate): Method {
  const now = methodOn(method, today);
  if (now.autopay === autopay) return method;
  if (autopay) assertAllowed(now, 'turn autopay on');
  return changed(now, { autopay });
}

/** A bank or card network ends it. @returns the method itself where it has ended before */
export function end(method: Method, state: 'REVOKED' | 'EXPIRED', reason: string): Method {
  const hasEnded = method.state === 'REVOKED' || method.state === 'FAILED' || method.state === state;
  return hasEnded ? method : changed(method, { state, disabledUntil: null, autopay: false, reason });
}

/** It brought money. */
export function use(method: Method, today: LocalDate): Method {
  return today > method.usedOn ? { ...method, usedOn: today } : method;
}

function changed(method: Method, changes: Partial<Method>): Method {
  return { ...method, ...changes, version: method.version + 1n };
}

function assertAllowed({ methodId, state }: Method, command: MethodCommand): void {
  const commands = allowed[state];
  if (commands.includes(command)) return;
  throw refusedTransition(errors.METHOD_STATE_FORBIDS, `Payment method ${methodId}`, command, state, [...commands]);
}
