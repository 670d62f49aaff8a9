import { enumName, type paymentV1, toTimestamp, toWireMoney } from '#libs/contracts';
import type { Attempt, AttemptState } from '../domain/attempt.js';

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

export function fromWireAttemptState(state: paymentV1.AttemptState): AttemptState | null {
  return enumName<AttemptState>(state, 'STATE_');
}
