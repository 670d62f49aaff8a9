import type { dcaHandoffV1 } from '#libs/contracts';
import { agent, euros, type ExamplesOf, ids, instant, invoiceNumber } from './example.js';

type States = [placement: dcaHandoffV1.PlacementState, line: dcaHandoffV1.PlacementLineState];

const openLineStates = ['STATE_PROPOSED', 'STATE_SENT', 'STATE_ACTIVE', 'STATE_RECALL_REQUESTED'];

/** The placement after a change; its version is the sequence. */
function after([state, lineState]: States, version: number, reason = '') {
  const open = openLineStates.includes(lineState);
  const line = { lineNumber: 1, invoiceId: ids.invoice, invoiceNumber, placed: euros(73_450), state: lineState, open };
  const placement: dcaHandoffV1.PlacementInit = {
    placementId: ids.placement,
    agency: 'northgate',
    customerId: ids.customer,
    caseId: ids.case,
    state,
    reason,
    lines: [line],
    version: String(version),
    createTime: instant('2026-03-20T09:00:00Z'),
    recallEndTime: lineState === 'STATE_RECALL_REQUESTED' ? instant('2026-04-16T10:00:00Z') : null,
  };
  return { key: ids.customer, subject: ids.placement, sequence: version, payload: { placement }, reason };
}

const rejected = after(['STATE_REJECTED', 'STATE_REJECTED'], 3, 'REJECTED_BY_AGENCY');
const refusedAcknowledgement = after(['STATE_SENT', 'STATE_SENT'], 3);
const recallRequested = after(['STATE_RECALL_REQUESTED', 'STATE_RECALL_REQUESTED'], 4, 'CUSTOMER_PAYS_DIRECTLY');
const recalled = after(['STATE_RECALLED', 'STATE_RECALLED'], 5);
const closedPaid = after(['STATE_CLOSED_PAID', 'STATE_CLOSED_PAID'], 4);
const placed = [ids.invoice];

export const dcaHandoffExamples: ExamplesOf<'dca_handoff'> = {
  'dunlin.dca_handoff.v1.PlacementProposed': {
    ...after(['STATE_READY', 'STATE_PROPOSED'], 1),
    at: '2026-03-20T09:00:00Z',
    actor: 'system:workflow',
  },
  'dunlin.dca_handoff.v1.PlacementSent': {
    ...after(['STATE_SENT', 'STATE_SENT'], 2),
    at: '2026-03-20T09:00:05Z',
    actor: 'system:dca-handoff',
  },
  'dunlin.dca_handoff.v1.PlacementAcknowledged': {
    ...rejected,
    payload: { ...rejected.payload, rejectedInvoiceIds: placed },
    at: '2026-03-21T07:00:00Z',
    actor: 'system:dca-handoff',
  },
  'dunlin.dca_handoff.v1.AcknowledgementRefused': {
    ...refusedAcknowledgement,
    payload: {
      ...refusedAcknowledgement.payload,
      fileName: `placement-${ids.placement}.ack.csv`,
      refusedLineCount: 1,
      reasons: ['BAD_RESULT'],
    },
    at: '2026-03-21T07:00:00Z',
    actor: 'system:dca-handoff',
  },
  'dunlin.dca_handoff.v1.PlacementRefused': {
    ...after(['STATE_REFUSED', 'STATE_REFUSED'], 2, 'DISPUTED'),
    at: '2026-03-20T09:00:05Z',
    actor: 'system:workflow',
  },
  'dunlin.dca_handoff.v1.RecallRequested': {
    ...recallRequested,
    payload: { ...recallRequested.payload, recalledInvoiceIds: placed },
    at: '2026-04-02T10:00:00Z',
    actor: agent,
  },
  'dunlin.dca_handoff.v1.PlacementRecalled': {
    ...recalled,
    payload: { ...recalled.payload, returnedInvoiceIds: placed },
    at: '2026-04-03T07:00:00Z',
    actor: 'system:dca-handoff',
  },
  'dunlin.dca_handoff.v1.PlacementClosedPaid': {
    ...closedPaid,
    payload: { ...closedPaid.payload, returnedInvoiceIds: placed },
    at: '2026-04-10T09:00:00Z',
    actor: 'system:dca-handoff',
  },
};
