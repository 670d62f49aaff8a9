import { type DomainError, invariant, refusedTransition } from '#libs/errors';
import { errors } from './errors.js';
import type { LineDecision } from './line-decision.js';
import { changeLine, decideLine, isWithAgency, type LineState, newLine, type PlacementLine } from './placement-line.js';

export type PlacementState =
  'DRAFT' | 'READY' | 'SENT' | 'ACTIVE' | 'REJECTED' | 'RECALL_REQUESTED' | 'RECALLED' | 'CLOSED_PAID' | 'REFUSED';

/** The state of a placement follows from its lines; this table says which state may follow which. */
export const placementTransitions: Readonly<Record<PlacementState, readonly PlacementState[]>> = {
  DRAFT: ['READY', 'REFUSED'],
  READY: ['SENT'],
  SENT: ['ACTIVE', 'REJECTED', 'RECALL_REQUESTED', 'RECALLED', 'CLOSED_PAID'],
  ACTIVE: ['RECALL_REQUESTED'],
  RECALL_REQUESTED: ['REJECTED', 'RECALLED', 'CLOSED_PAID'],
  REJECTED: [],
  RECALLED: [],
  CLOSED_PAID: [],
  REFUSED: [],
};

/** Invoices of one customer handed to one agency. */
export interface Placement {
  readonly placementId: string;
  readonly idempotencyKey: string;
  /** Code of the agency. */
  readonly agency: string;
  readonly customerId: string;
  readonly customerReference: string;
  readonly caseId: string | null;
  readonly state: PlacementState;
  readonly reason: string;
  /** Why debts are placed that were never announced; empty where all were, or none is placed. */
  readonly unannouncedReason: string;
  /** What the person noted who placed the debts; the agency does not get it. */
  readonly notes: string;
  /** A person placed them out of a case that people had paused: the pause ends with it. */
  readonly liftsPause: boolean;
  readonly lines: readonly PlacementLine[];
  /** How many recalls were requested; numbers their files. */
  readonly recallCount: number;
  /** When the requested recall expires; null while no line is RECALL_REQUESTED. */
  readonly recallEndsAt: Date | null;
  readonly version: bigint;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

export type PlacementIdentity = Pick<
  Placement,
  | 'placementId'
  | 'idempotencyKey'
  | 'agency'
  | 'customerId'
  | 'customerReference'
  | 'caseId'
  | 'unannouncedReason'
  | 'notes'
  | 'liftsPause'
>;

/** Proposes what may be placed; a placement without any such line is REFUSED. */
export function propose(identity: PlacementIdentity, decisions: readonly LineDecision[], now: Date): Placement {
  invariant(decisions.length > 0, 'A placement has invoices.');
  const draft: Placement = {
    ...identity,
    state: 'DRAFT',
    reason: '',
    lines: [],
    recallCount: 0,
    recallEndsAt: null,
    version: 0n,
    createdAt: now,
    sentAt: null,
  };
  const lines = decisions.map((decision, index) => newLine(index + 1, decision));
  return withLines(draft, lines, commonReason(lines));
}

/**
 * The check just before sending: refuses what may not be placed any more and takes the balance snapshot of the rest.
 * From then on the content of the file is fixed.
 * @throws PLACEMENT_STATE_FORBIDS
 */
export function makeReady(placement: Placement, decisions: readonly LineDecision[]): Placement {
  assertState(placement, 'send', ['DRAFT']);
  const byInvoice = new Map(decisions.map((decision) => [decision.invoiceId, decision]));
  const lines = placement.lines.map((line) => {
    if (line.state !== 'PROPOSED') return line;
    const decision = byInvoice.get(line.invoiceId);
    invariant(decision, 'There is a decision about every proposed line.');
    return decideLine(line, decision);
  });
  const checked = withLines(placement, lines, commonReason(lines));
  return checked.state === 'DRAFT' ? { ...checked, state: 'READY' } : checked;
}

/**
 * Refuses the whole placement for a reason that does not lie in its invoices.
 * @throws PLACEMENT_STATE_FORBIDS
 */
export function refuseAll(placement: Placement, reason: string): Placement {
  assertState(placement, 'send', ['DRAFT']);
  return withLines(placement, changeProposed(placement, 'refuse', reason), reason);
}

/**
 * The agency has the file.
 * @throws PLACEMENT_STATE_FORBIDS
 */
export function markSent(placement: Placement, now: Date): Placement {
  assertState(placement, 'markSent', ['READY']);
  return { ...withLines(placement, changeProposed(placement, 'send', ''), ''), sentAt: now };
}

/** The placement after its lines changed; its state follows from them. */
export function withLines(placement: Placement, lines: readonly PlacementLine[], reason: string): Placement {
  const state = stateOf(lines, placement.state);
  const moved = state !== placement.state;
  invariant(
    !moved || placementTransitions[placement.state].includes(state),
    `Placement ${placement.placementId} would go from ${placement.state} to ${state}.`,
  );
  const isRecalling = lines.some((line) => line.state === 'RECALL_REQUESTED');
  return {
    ...placement,
    lines,
    state,
    reason: moved ? reason : placement.reason,
    recallEndsAt: isRecalling ? placement.recallEndsAt : null,
    version: placement.version + 1n,
  };
}

/** Nothing changes but the version, by which what is told of a placement is told apart. */
export function noteRefusedAcknowledgement(placement: Placement): Placement {
  return { ...placement, version: placement.version + 1n };
}

/** @throws PLACEMENT_NOT_FOUND */
export function requirePlacement(placement: Placement | null | undefined, placementId: string): Placement {
  if (placement) return placement;
  throw errors.PLACEMENT_NOT_FOUND(`There is no placement ${JSON.stringify(placementId)}.`);
}

/** @throws PLACEMENT_STATE_FORBIDS */
export function assertState(placement: Placement, command: string, states: readonly PlacementState[]): void {
  if (!states.includes(placement.state)) throw stateForbids(placement, command);
}

export function stateForbids({ placementId, state }: Placement, command: string): DomainError {
  return refusedTransition(
    errors.PLACEMENT_STATE_FORBIDS,
    `Placement ${placementId}`,
    command,
    state,
    allowedCommands[state],
  );
}

/** The reason that all refused lines share. */
export function commonReason(lines: readonly PlacementLine[]): string {
  const reasons = new Set(lines.map(({ reason }) => reason).filter((reason) => reason !== ''));
  return reasons.size > 1 ? 'SEVERAL_REASONS' : ([...reasons][0] ?? '');
}

function changeProposed({ lines }: Placement, command: 'send' | 'refuse', reason: string): PlacementLine[] {
  return lines.map((line) => (line.state === 'PROPOSED' ? changeLine(line, command, reason) : line));
}

function stateOf(lines: readonly PlacementLine[], from: PlacementState): PlacementState {
  const has = (state: LineState) => lines.some((line) => line.state === state);
  if (has('PROPOSED')) return from;
  if (lines.some(isWithAgency)) {
    if (has('SENT')) return 'SENT';
    // A placement that was accepted does not become SENT again, though only its recall may be left.
    return has('ACTIVE') ? 'ACTIVE' : 'RECALL_REQUESTED';
  }
  if (from === 'DRAFT') return 'REFUSED';
  if (has('RECALLED')) return 'RECALLED';
  return has('CLOSED_PAID') ? 'CLOSED_PAID' : 'REJECTED';
}

const allowedCommands: Readonly<Record<PlacementState, readonly string[]>> = {
  DRAFT: ['send'],
  READY: [],
  SENT: ['recall', 'expireRecall'],
  ACTIVE: ['recall', 'expireRecall'],
  RECALL_REQUESTED: ['expireRecall'],
  REJECTED: [],
  RECALLED: [],
  CLOSED_PAID: [],
  REFUSED: [],
};
