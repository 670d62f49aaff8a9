import { type dcaHandoffV1, enumName } from '#libs/contracts';
import { invariant } from '#libs/errors';
import type { PlacementFacts } from '../../copies/domain/placement.js';

export function fromPlacement(placement: dcaHandoffV1.Placement | null): PlacementFacts {
  invariant(placement, 'A placement event carries no placement.');
  return {
    placementId: placement.placementId,
    caseId: placement.caseId === '' ? null : placement.caseId,
    customerId: placement.customerId,
    state: enumName(placement.state, 'STATE_') ?? '',
    version: BigInt(placement.version),
    invoices: placement.lines.map(({ invoiceId, state }) => ({ invoiceId, state: enumName(state, 'STATE_') ?? '' })),
  };
}
