import { amounts, codes, count, line, reason, text } from '#libs/diary';
import { sumByCurrency } from '#libs/money';
import type { LinesOf, PlacementData } from './diary-events.js';
import { words } from './excerpt.js';

/** Lines about what is placed with agencies. */
export const placementLines = {
  'dunlin.dca_handoff.v1.PlacementProposed': (placement) =>
    line('PLACEMENT_PROPOSED', { ...debtsOf(placement), notes: words(placement.notes) }),
  'dunlin.dca_handoff.v1.PlacementSent': (placement) =>
    line('PLACEMENT_SENT', { ...debtsOf(placement), unannounced: words(placement.unannouncedReason) }),
  'dunlin.dca_handoff.v1.PlacementAcknowledged': ({ agency, lineCount, namedCount }) =>
    line('PLACEMENT_ACKNOWLEDGED', {
      agency: text(agency),
      acceptedCount: count(lineCount - namedCount),
      rejectedCount: count(namedCount),
    }),
  'dunlin.dca_handoff.v1.AcknowledgementRefused': ({ agency, namedCount, reasons }) =>
    line('ACKNOWLEDGEMENT_REFUSED', {
      agency: text(agency),
      lineCount: count(namedCount),
      why: codes('REASON', reasons),
    }),
  'dunlin.dca_handoff.v1.PlacementRefused': (placement) =>
    line('PLACEMENT_REFUSED', { agency: text(placement.agency), why: reason(placement.reason) }),
  'dunlin.dca_handoff.v1.RecallRequested': ({ agency, namedCount, reason: why }) =>
    line('RECALL_REQUESTED', { agency: text(agency), debtCount: count(namedCount), why: reason(why) }),
  'dunlin.dca_handoff.v1.PlacementRecalled': ({ agency }) => line('PLACEMENT_RECALLED', { agency: text(agency) }),
  'dunlin.dca_handoff.v1.PlacementClosedPaid': ({ agency }) => line('PLACEMENT_CLOSED_PAID', { agency: text(agency) }),
} satisfies LinesOf<'dunlin.dca_handoff.v1.'>;

function debtsOf({ agency, lineCount, placed }: PlacementData) {
  return { agency: text(agency), debtCount: count(lineCount), placed: amounts(sumByCurrency(placed)) };
}
