import { enumName, type paymentV1, toTimestamp, toWireMoney } from '#libs/contracts';
import type { Attempt, AttemptState } from '../domain/attempt.js';
import type { AutopayOutcome } from '../domain/autopay.js';

export function toWireAttempt(attempt: Attempt): paymentV1.AttemptInit {
  const { failure } = attempt;
  return {
    attemptId: attempt.attemptId,
    customerId: attempt.customerId,
    methodId: attempt.methodId,
    methodLabel: attempt.methodLabel,
    state: `STATE_${attempt.state}`,
    amount: toWireMoney(attempt.amount),
    invoiceIds: [...attempt.invoiceIds],
    failure: failure && {
      class: `CLASS_${failure.class}`,
      code: failure.code,
      adviceCode: failure.adviceCode,
      sentence: failure.sentence,
    },
    reason: attempt.reason,
    paymentId: attempt.paymentId ?? '',
    provider: attempt.provider,
    providerChargeId: attempt.providerChargeId,
    actionUrl: attempt.actionUrl,
    version: attempt.version.toString(),
    createTime: toTimestamp(attempt.createdAt),
  };
}

/** The attempt that was made, or why none was. */
export function toWireOutcome(outcome: AutopayOutcome): paymentV1.ChargeByAutopayResponseInit {
  if ('attempt' in outcome) return { attempt: toWireAttempt(outcome.attempt), reason: 'REASON_UNSPECIFIED' };
  const { reason, retryAt } = outcome;
  return { attempt: null, reason: `REASON_${reason}`, retryTime: retryAt ? toTimestamp(retryAt) : null };
}

export function fromWireAttemptState(state: paymentV1.AttemptState): AttemptState | null {
  return enumName<AttemptState>(state, 'STATE_');
}
