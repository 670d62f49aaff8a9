import { errors } from './errors.js';
import { commonReason, type Placement, stateForbids, withLines } from './placement.js';
import {
  canRecall,
  changeLine,
  isOpen,
  isReturned,
  type PlacementLine,
  returnLine,
  type SettledWhilePlaced,
} from './placement-line.js';

/** How long an agency has to confirm a recall; then the invoices count as taken back. */
export const recallDays = 14;

/**
 * Asks the agency to give invoices back.
 * @param invoiceIds only these; all when empty
 * @throws PLACEMENT_STATE_FORBIDS when none of them is with the agency, PLACEMENT_LINE_NOT_FOUND
 */
export function recall(placement: Placement, invoiceIds: readonly string[], reason: string, now: Date): Placement {
  for (const invoiceId of invoiceIds) assertHasLine(placement, invoiceId);
  const isWanted = ({ invoiceId }: PlacementLine) => invoiceIds.length === 0 || invoiceIds.includes(invoiceId);
  const wanted = placement.lines.filter((line) => isWanted(line) && canRecall(line));
  if (wanted.length === 0) throw stateForbids(placement, 'recall');
  const lines = placement.lines.map((line) => (wanted.includes(line) ? changeLine(line, 'recall', reason) : line));
  return recalling(placement, lines, reason, now);
}

/** Recalls what was paid or voided while it is with the agency; null when there is nothing to recall. */
export function recallSettled(placement: Placement, now: Date): Placement | null {
  const settled = placement.lines.filter((line) => line.settledWhilePlaced !== null && canRecall(line));
  const [first] = settled;
  if (!first) return null;
  const lines = placement.lines.map((line) =>
    settled.includes(line) ? changeLine(line, 'recall', line.settledWhilePlaced!) : line,
  );
  return recalling(placement, lines, first.settledWhilePlaced!, now);
}

/**
 * Ends a recall that the agency did not confirm in time.
 * @throws PLACEMENT_STATE_FORBIDS when no recall is requested
 */
export function expireRecall(placement: Placement): Placement {
  const isRecalled = ({ state }: PlacementLine) => state === 'RECALL_REQUESTED';
  if (!placement.lines.some(isRecalled)) throw stateForbids(placement, 'expireRecall');
  const reason = 'RECALL_EXPIRED';
  const lines = placement.lines.map((line) => (isRecalled(line) ? returnLine(line, reason) : line));
  return withLines(placement, lines, reason);
}

/**
 * Records that a placed invoice was paid or voided, or is owed again (null). A line that was not sent is refused; one
 * that is on its way or with the agency remembers it, and `recallSettled` recalls it.
 * @returns null when it changes nothing, also when the event is older than what is known
 */
export function recordSettlementWhilePlaced(
  placement: Placement,
  invoiceId: string,
  settledWhilePlaced: SettledWhilePlaced | null,
  invoiceVersion: bigint,
): Placement | null {
  const lines = placement.lines.map((line) => {
    const concerned = line.invoiceId === invoiceId && isOpen(line) && invoiceVersion > line.invoiceVersion;
    if (!concerned) return line;
    const recorded = { ...line, settledWhilePlaced, invoiceVersion };
    const refused = settledWhilePlaced !== null && line.state === 'PROPOSED' && placement.state === 'DRAFT';
    return refused ? changeLine(recorded, 'refuse', settledWhilePlaced) : recorded;
  });
  if (lines.every((line, index) => line === placement.lines[index])) return null;
  // What is only remembered is no change of the placement that anybody would see.
  if (lines.every(({ state }, index) => state === placement.lines[index]?.state)) return { ...placement, lines };
  return withLines(placement, lines, commonReason(lines));
}

/** The lines that became RECALL_REQUESTED between two versions. */
export function newlyRecalled(before: Placement, after: Placement): PlacementLine[] {
  return after.lines.filter(
    (line, index) => line.state === 'RECALL_REQUESTED' && before.lines[index]?.state !== line.state,
  );
}

/** The lines that became RECALLED or CLOSED_PAID between two versions. */
export function newlyReturned(before: Placement, after: Placement): PlacementLine[] {
  return after.lines.filter((line, index) => isReturned(line) && !isReturned(before.lines[index]));
}

/** A further recall while one is requested does not prolong it. */
function recalling(placement: Placement, lines: readonly PlacementLine[], reason: string, now: Date): Placement {
  const recallEndsAt = placement.recallEndsAt ?? new Date(now.getTime() + recallDays * 86_400_000);
  return { ...withLines(placement, lines, reason), recallEndsAt, recallCount: placement.recallCount + 1 };
}

function assertHasLine(placement: Placement, invoiceId: string): void {
  if (placement.lines.some((line) => line.invoiceId === invoiceId)) return;
  throw errors.PLACEMENT_LINE_NOT_FOUND(
    `Placement ${placement.placementId} has no line for invoice ${JSON.stringify(invoiceId)}. Get the placement for its lines.`,
  );
}
