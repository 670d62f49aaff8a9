import type { dcaHandoffV1, EventInits } from '#libs/contracts';
import { newId } from '#libs/ids';
import { anInvoice } from '../entities.js';
import { type EventBuilder, fact } from '../sample.js';

export const dcaHandoffFacts: Record<string, EventBuilder> = {
  'dunlin.dca_handoff.v1.PlacementProposed': about(
    'dunlin.dca_handoff.v1.PlacementProposed',
    'STATE_READY',
    'STATE_PROPOSED',
  ),
  'dunlin.dca_handoff.v1.PlacementSent': about('dunlin.dca_handoff.v1.PlacementSent', 'STATE_SENT', 'STATE_SENT'),
  'dunlin.dca_handoff.v1.PlacementAcknowledged': about(
    'dunlin.dca_handoff.v1.PlacementAcknowledged',
    'STATE_REJECTED',
    'STATE_REJECTED',
    (invoiceId) => ({
      rejectedInvoiceIds: [invoiceId],
    }),
  ),
  'dunlin.dca_handoff.v1.AcknowledgementRefused': about(
    'dunlin.dca_handoff.v1.AcknowledgementRefused',
    'STATE_SENT',
    'STATE_SENT',
    () => ({ fileName: 'answer.ack.csv', refusedLineCount: 1, reasons: ['BAD_RESULT'] }),
  ),
  'dunlin.dca_handoff.v1.PlacementRefused': about(
    'dunlin.dca_handoff.v1.PlacementRefused',
    'STATE_REFUSED',
    'STATE_REFUSED',
  ),
  'dunlin.dca_handoff.v1.RecallRequested': about(
    'dunlin.dca_handoff.v1.RecallRequested',
    'STATE_RECALL_REQUESTED',
    'STATE_RECALL_REQUESTED',
    (invoiceId) => ({
      recalledInvoiceIds: [invoiceId],
    }),
  ),
  'dunlin.dca_handoff.v1.PlacementRecalled': about(
    'dunlin.dca_handoff.v1.PlacementRecalled',
    'STATE_RECALLED',
    'STATE_RECALLED',
  ),
  'dunlin.dca_handoff.v1.PlacementClosedPaid': about(
    'dunlin.dca_handoff.v1.PlacementClosedPaid',
    'STATE_CLOSED_PAID',
    'STATE_CLOSED_PAID',
  ),
};

const openLineStates: readonly dcaHandoffV1.PlacementLineState[] = [
  'STATE_PROPOSED',
  'STATE_SENT',
  'STATE_ACTIVE',
  'STATE_RECALL_REQUESTED',
];

type OfPlacement = Extract<keyof EventInits, `dunlin.dca_handoff.v1.${string}`>;

function about(
  type: OfPlacement,
  state: dcaHandoffV1.PlacementState,
  lineState: dcaHandoffV1.PlacementLineState,
  rest: (invoiceId: string) => object = () => ({}),
): EventBuilder {
  return async (world) => {
    const { customerId, invoiceId, number: invoiceNumber, remaining: placed } = await anInvoice(world);
    const placementId = newId();
    const open = openLineStates.includes(lineState);
    const lines = [{ lineNumber: 1, invoiceId, invoiceNumber, placed, state: lineState, open }];
    const recallEndTime = lineState === 'STATE_RECALL_REQUESTED' ? { seconds: '2000000000' } : null;
    const placement = { placementId, agency: 'northgate', customerId, state, lines, version: '1', recallEndTime };
    return fact(type, { key: customerId, subject: placementId }, { placement, ...rest(invoiceId) });
  };
}
