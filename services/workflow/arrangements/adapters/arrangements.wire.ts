import { enumName, fromTimestamp, type paymentV1 } from '#libs/contracts';
import { invariant } from '#libs/errors';
import type { ArrangementCopy } from '../domain/arrangement.js';

/** A state of a later release is one in which the plan may still pay. */
export function fromWireArrangement(arrangement: paymentV1.Arrangement | null): ArrangementCopy {
  invariant(arrangement, 'Nothing is said of a plan.');
  const { arrangementId, customerId, invoices, version, nextActTime } = arrangement;
  const state = enumName<string>(arrangement.state, 'STATE_') ?? '';
  return {
    ...{ arrangementId, customerId, state, version: BigInt(version) },
    open: !endedStates.includes(state),
    nextActAt: fromTimestamp(nextActTime),
    pausedHere: false,
    invoiceIds: invoices.map(({ invoiceId }) => invoiceId),
  };
}

const endedStates: readonly string[] = ['COMPLETED', 'BROKEN', 'CANCELLED', 'SUPERSEDED'];
