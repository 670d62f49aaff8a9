import { type dcaHandoffV1, enumName, toTimestamp, toTimestampOrNull, toWireMoney } from '#libs/contracts';
import type { Placement, PlacementState } from '../domain/placement.js';
import { isOpen } from '../domain/placement-line.js';

export function toWirePlacement(placement: Placement): dcaHandoffV1.PlacementInit {
  return {
    placementId: placement.placementId,
    agency: placement.agency,
    customerId: placement.customerId,
    caseId: placement.caseId ?? '',
    state: `STATE_${placement.state}`,
    reason: placement.reason,
    unannouncedReason: placement.unannouncedReason,
    notes: placement.notes,
    liftsPause: placement.liftsPause,
    lines: placement.lines.map((line) => ({
      lineNumber: line.lineNumber,
      invoiceId: line.invoiceId,
      invoiceNumber: line.invoiceNumber,
      placed: line.placed && toWireMoney(line.placed),
      state: `STATE_${line.state}` as const,
      reason: line.reason,
      open: isOpen(line),
    })),
    version: placement.version.toString(),
    createTime: toTimestamp(placement.createdAt),
    sentTime: toTimestampOrNull(placement.sentAt),
    recallEndTime: toTimestampOrNull(placement.recallEndsAt),
  };
}

export function fromWireState(state: dcaHandoffV1.PlacementState): PlacementState | null {
  return enumName<PlacementState>(state, 'STATE_');
}
