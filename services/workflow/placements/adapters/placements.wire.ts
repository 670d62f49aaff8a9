import { type dcaHandoffV1, enumName, fromTimestamp } from '#libs/contracts';
import { invariant } from '#libs/errors';
import type { SeenPlacement } from '../use-cases/sync-placement-copies.js';

export function fromWirePlacement(placement: dcaHandoffV1.Placement | null): SeenPlacement {
  invariant(placement, 'A placement event carries no placement.');
  return {
    placementId: placement.placementId,
    caseId: placement.caseId === '' ? null : placement.caseId,
    customerId: placement.customerId,
    state: enumName(placement.state, 'STATE_') ?? '',
    version: BigInt(placement.version),
    liftsPause: placement.liftsPause,
    proposedAt: fromTimestamp(placement.createTime),
    recallEndsAt: fromTimestamp(placement.recallEndTime),
    lines: placement.lines.map(({ invoiceId, state, open }) => ({
      invoiceId,
      state: enumName(state, 'STATE_') ?? '',
      open,
    })),
  };
}
