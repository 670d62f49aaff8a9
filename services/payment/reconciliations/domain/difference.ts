import type { Money } from '#libs/money';
import { type Attempt, hasMoney, observe } from '../../attempts/domain/attempt.js';
import type { ProviderCharge } from '../../provider/domain/provider.js';

export type DifferenceKind = 'AT_PROVIDER_ONLY' | 'HERE_ONLY' | 'AMOUNT_DIFFERS' | 'STATE_DIFFERS';

/** A charge about which provider and Dunlin do not agree. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** Null where there is none here. */
  readonly attemptId: string | null;
  /** Empty where the provider has none. */
  readonly providerChargeId: string;
  readonly providerState: string;
  readonly attemptState: string;
  readonly providerAmount: Money | null;
  readonly attemptAmount: Money | null;
}

/** Whether the report knows of an attempt what is not known here, so that it is to be moved on. */
export function isBehind(attempt: Attempt, charge: ProviderCharge): boolean {
  return isSameMoney(attempt, charge) && observe(attempt, charge) !== attempt;
}

/**
 * Compares a charge of the report with the attempt that it names.
 * @returns null where neither side has money of it, so that nothing is to be matched
 */
export function compare(charge: ProviderCharge, attempt: Attempt | null): Difference | 'MATCHED' | null {
  const isPaid = charge.state === 'SETTLED' || charge.state === 'REVERSED';
  if (!isPaid && (attempt === null || !hasMoney(attempt))) return null;
  // A second charge of one attempt is money that nobody here knows.
  const isOther =
    attempt !== null && attempt.providerChargeId !== '' && attempt.providerChargeId !== charge.providerChargeId;
  if (attempt === null || isOther) return isPaid ? between('AT_PROVIDER_ONLY', charge, attempt) : null;
  if (!isSameMoney(attempt, charge)) return between('AMOUNT_DIFFERS', charge, attempt);
  return attempt.state === charge.state ? 'MATCHED' : between('STATE_DIFFERS', charge, attempt);
}

/** Money of an attempt that the provider does not know. */
export function onlyHere({ attemptId, providerChargeId, state, amount }: Attempt): Difference {
  return {
    ...{ kind: 'HERE_ONLY', attemptId, providerChargeId, providerState: '', attemptState: state },
    ...{ providerAmount: null, attemptAmount: amount },
  };
}

function between(kind: DifferenceKind, charge: ProviderCharge, attempt: Attempt | null): Difference {
  const { providerChargeId, state, amount } = charge;
  return {
    ...{ kind, attemptId: attempt?.attemptId ?? null, providerChargeId, providerState: state },
    attemptState: attempt?.state ?? '',
    providerAmount: amount,
    attemptAmount: attempt?.amount ?? null,
  };
}

function isSameMoney({ amount }: Attempt, charge: ProviderCharge): boolean {
  return amount.minor === charge.amount.minor && amount.currency === charge.amount.currency;
}
