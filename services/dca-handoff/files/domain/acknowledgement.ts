import { type Placement, withLines } from '../../placements/domain/placement.js';
import { changeLine, type LineState, type PlacementLine, returnLine } from '../../placements/domain/placement-line.js';
import {
  type Acknowledgement,
  type AcknowledgementResult,
  faultOf,
  type FaultReason,
  type RecordFault,
} from './acknowledgement-file.js';

/** What becomes of a placement by the acknowledgements about it. */
export interface Acknowledged {
  /** After what was accepted and rejected; null when that changed nothing. */
  readonly acknowledged: { readonly placement: Placement; readonly rejectedInvoiceIds: readonly string[] } | null;
  /** After what was given back besides; null when that changed nothing. */
  readonly returned: Placement | null;
  readonly faults: readonly RecordFault[];
}

/** Applies what an agency says of a placement. Saying it again changes nothing; a contradiction is a fault. */
export function applyAcknowledgements(placement: Placement, given: readonly Acknowledgement[]): Acknowledged {
  const faults: RecordFault[] = [];
  const decided = applyEach(
    placement,
    given.filter(({ result }) => result !== 'RECALLED'),
    faults,
  );
  const returned = applyEach(
    decided?.placement ?? placement,
    given.filter(({ result }) => result === 'RECALLED'),
    faults,
  );
  const rejected = decided?.changed.filter(({ state }) => state === 'REJECTED') ?? [];
  const rejectedInvoiceIds = rejected.map(({ invoiceId }) => invoiceId);
  return {
    acknowledged: decided && { placement: decided.placement, rejectedInvoiceIds },
    returned: returned && returned.placement,
    faults,
  };
}

/** Acknowledgements of a placement that does not exist, or not at this agency. */
export function unknownPlacement(given: readonly Acknowledgement[]): RecordFault[] {
  return given.map((acknowledgement) => faultIn(acknowledgement, 'UNKNOWN_PLACEMENT'));
}

type Fault = Extract<FaultReason, 'NOT_SENT' | 'ALREADY_ACKNOWLEDGED' | 'RECALL_NOT_REQUESTED'>;
type Effect = 'accept' | 'reject' | 'return' | 'nothing' | Fault;

/** What each result does to a line in each state. */
const effects: Readonly<Record<AcknowledgementResult, Readonly<Record<LineState, Effect>>>> = {
  ACCEPTED: {
    PROPOSED: 'NOT_SENT',
    SENT: 'accept',
    ACTIVE: 'nothing',
    // The recall may cross the acceptance; the invoice comes back all the same.
    RECALL_REQUESTED: 'nothing',
    REJECTED: 'ALREADY_ACKNOWLEDGED',
    RECALLED: 'nothing',
    CLOSED_PAID: 'nothing',
    REFUSED: 'NOT_SENT',
  },
  REJECTED: {
    PROPOSED: 'NOT_SENT',
    SENT: 'reject',
    ACTIVE: 'ALREADY_ACKNOWLEDGED',
    RECALL_REQUESTED: 'reject',
    REJECTED: 'nothing',
    RECALLED: 'nothing',
    CLOSED_PAID: 'nothing',
    REFUSED: 'NOT_SENT',
  },
  RECALLED: {
    PROPOSED: 'NOT_SENT',
    SENT: 'RECALL_NOT_REQUESTED',
    ACTIVE: 'RECALL_NOT_REQUESTED',
    RECALL_REQUESTED: 'return',
    REJECTED: 'nothing',
    RECALLED: 'nothing',
    CLOSED_PAID: 'nothing',
    REFUSED: 'NOT_SENT',
  },
};

function applyEach(placement: Placement, given: readonly Acknowledgement[], faults: RecordFault[]) {
  const lines = [...placement.lines];
  const changed: PlacementLine[] = [];
  for (const acknowledgement of given) {
    const { lineNumber, invoiceNumber, reason } = acknowledgement;
    const index = lineNumber - 1;
    const line = lines[index];
    const fault = !line ? 'UNKNOWN_LINE' : !isNumberOf(line, invoiceNumber) ? 'OTHER_INVOICE' : null;
    const effect = fault ?? effects[acknowledgement.result][line!.state];
    if (effect === 'nothing') continue;
    if (effect === 'accept') lines[index] = changeLine(line!, effect, reason);
    else if (effect === 'reject') lines[index] = changeLine(line!, effect, reason || 'REJECTED_BY_AGENCY');
    else if (effect === 'return') lines[index] = returnLine(line!, '');
    else faults.push(faultIn(acknowledgement, effect));
    if (lines[index] !== line) changed.push(lines[index]!);
  }
  if (changed.length === 0) return null;
  return { placement: withLines(placement, lines, changed.at(-1)!.reason), changed };
}

/** A number that a spreadsheet would run was sent with an apostrophe before it, and may come back so. */
function isNumberOf({ invoiceNumber }: PlacementLine, given: string): boolean {
  return given === invoiceNumber || given === `'${invoiceNumber}`;
}

function faultIn(given: Acknowledgement, fault: FaultReason): RecordFault {
  const { line, placementId, lineNumber, invoiceNumber, result, reason } = given;
  return faultOf({ line, cells: [placementId, String(lineNumber), invoiceNumber, result, reason] }, fault);
}
