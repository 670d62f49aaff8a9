import { type paymentV1, toTimestampOrNull, toWireDate, toWireMoney } from '#libs/contracts';
import type { Reconciliation } from '../domain/reconciliation.js';
import type { NumberedDifference } from '../use-cases/ports.js';

export function toWireReconciliation(day: Reconciliation): paymentV1.ReconciliationInit {
  const { reconciliationId, provider, matchedCount, movedCount, unmatchedCount, runBy, runAt, version } = day;
  return {
    ...{ reconciliationId, provider, matchedCount, movedCount, unmatchedCount, runBy },
    day: toWireDate(day.day),
    state: `STATE_${day.state}`,
    runTime: toTimestampOrNull(runAt),
    version: version.toString(),
  };
}

export function toWireDifference(difference: NumberedDifference): paymentV1.ReconciliationDifferenceInit {
  const { number, kind, attemptId, providerChargeId, providerState, attemptState } = difference;
  const { providerAmount, attemptAmount } = difference;
  return {
    ...{ number, kind: `KIND_${kind}`, attemptId: attemptId ?? '', providerChargeId, providerState, attemptState },
    providerAmount: providerAmount && toWireMoney(providerAmount),
    attemptAmount: attemptAmount && toWireMoney(attemptAmount),
  };
}
