import { DomainError, invariant, refusedTransition } from '#libs/errors';
import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { Verdict } from './verdict.js';

export type LineState =
  'PROPOSED' | 'SENT' | 'ACTIVE' | 'REJECTED' | 'RECALL_REQUESTED' | 'RECALLED' | 'CLOSED_PAID' | 'REFUSED';
export type LineCommand = 'send' | 'refuse' | 'accept' | 'reject' | 'recall' | 'return' | 'close';

/** The state table of a line. */
export const lineTransitions: Readonly<Record<LineState, Partial<Record<LineCommand, LineState>>>> = {
  PROPOSED: { send: 'SENT', refuse: 'REFUSED' },
  SENT: { accept: 'ACTIVE', reject: 'REJECTED', recall: 'RECALL_REQUESTED' },
  ACTIVE: { recall: 'RECALL_REQUESTED' },
  RECALL_REQUESTED: { reject: 'REJECTED', return: 'RECALLED', close: 'CLOSED_PAID' },
  REJECTED: {},
  RECALLED: {},
  CLOSED_PAID: {},
  REFUSED: {},
};

export type PlacementState =
  'DRAFT' | 'READY' | 'SENT' | 'ACTIVE' | 'REJECTED' | 'RECALL_REQUESTED' | 'RECALLED' | 'CLOSED_PAID' | 'REFUSED';

/** Where a placement may go; its state follows from its lines, and this table is what may follow. */
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

/** What became of a debt while it was placed. */
export type Meanwhile = 'PAID' | 'VOIDED';

/** One debt of a placement. */
export interface PlacementLine {
  /** From 1. */
  readonly lineNumber: number;
  readonly invoiceId: string;
  /** Empty when the invoice is unknown. */
  readonly invoiceNumber: string;
  /** Balance when placed; null when the invoice is unknown. */
  readonly placed: Money | null;
  readonly dueDate: LocalDate | null;
  readonly state: LineState;
  readonly reason: string;
  readonly meanwhile: Meanwhile | null;
  /** Version of the invoice that is known here; older news of it changes nothing. */
  readonly invoiceVersion: bigint;
}

/** Debts of one customer handed to one agency. */
export interface Placement {
  readonly placementId: string;
  readonly idempotencyKey: string;
  readonly agency: string;
  readonly customerId: string;
  readonly customerReference: string;
  readonly caseId: string | null;
  readonly state: PlacementState;
  readonly reason: string;
  readonly lines: readonly PlacementLine[];
  /** How many recalls were asked for; numbers their files. */
  readonly recallCount: number;
  readonly version: bigint;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

/** An open line bars its debt from every other placement. */
export const openLineStates: readonly LineState[] = ['PROPOSED', 'SENT', 'ACTIVE', 'RECALL_REQUESTED'];
const withAgency: readonly LineState[] = ['SENT', 'ACTIVE', 'RECALL_REQUESTED'];

/** Proposes what may be placed; nothing placeable makes the placement REFUSED. */
export function propose(
  identity: Pick<
    Placement,
    'placementId' | 'idempotencyKey' | 'agency' | 'customerId' | 'customerReference' | 'caseId'
  >,
  verdicts: readonly Verdict[],
  now: Date,
): Placement {
  invariant(verdicts.length > 0, 'A placement has debts.');
  const empty: Placement = {
    ...identity,
    state: 'DRAFT',
    reason: '',
    lines: [],
    recallCount: 0,
    version: 0n,
    createdAt: now,
    sentAt: null,
  };
  const lines = verdicts.map((verdict, index) => judged(emptyLine(index + 1, verdict.invoiceId), verdict));
  return moved(empty, lines, commonReason(lines));
}

/**
 * The check just before sending: refuses what may not be placed any more and takes the balance snapshot of the rest.
 * From then on the content of the file is fixed.
 * @throws DomainError PLACEMENT_WRONG_STATE
 */
export function makeReady(placement: Placement, verdicts: readonly Verdict[]): Placement {
  assertState(placement, 'send', ['DRAFT']);
  const byInvoice = new Map(verdicts.map((verdict) => [verdict.invoiceId, verdict]));
  const lines = placement.lines.map((line) => {
    const verdict = byInvoice.get(line.invoiceId);
    if (line.state !== 'PROPOSED') return line;
    invariant(verdict, 'Every proposed line has a verdict.');
    return judged(line, verdict);
  });
  const checked = moved(placement, lines, commonReason(lines));
  return checked.state === 'DRAFT' ? { ...checked, state: 'READY' } : checked;
}

/**
 * Nothing of it may be sent, for a reason that lies not in the debts.
 * @throws DomainError PLACEMENT_WRONG_STATE
 */
export function refuseAll(placement: Placement, reason: string): Placement {
  assertState(placement, 'send', ['DRAFT']);
  const lines = placement.lines.map((line) => (line.state === 'PROPOSED' ? step(line, 'refuse', reason) : line));
  return moved(placement, lines, reason);
}

/** The agency has the file. */
export function markSent(placement: Placement, now: Date): Placement {
  assertState(placement, 'markSent', ['READY']);
  const lines = placement.lines.map((line) => (line.state === 'PROPOSED' ? step(line, 'send', '') : line));
  return { ...moved(placement, lines, ''), sentAt: now };
}

/**
 * Asks the agency to give debts back.
 * @param invoiceIds only these; all when empty
 * Errors: PLACEMENT_WRONG_STATE when none of them is with the agency, PLACEMENT_LINE_NOT_FOUND
 */
export function recall(placement: Placement, invoiceIds: readonly string[], reason: string): Placement {
  for (const invoiceId of invoiceIds) assertHasLine(placement, invoiceId);
  const wanted = (line: PlacementLine) => invoiceIds.length === 0 || invoiceIds.includes(line.invoiceId);
  const lines = placement.lines.map((line) => (wanted(line) && canRecall(line) ? step(line, 'recall', reason) : line));
  if (lines.every((line, index) => line === placement.lines[index])) throw wrongState(placement, 'recall');
  return { ...moved(placement, lines, reason), recallCount: placement.recallCount + 1 };
}

/** The debts that a recall asks for: those that became RECALL_REQUESTED between two versions. */
export function newlyRecalled(before: Placement, after: Placement): PlacementLine[] {
  return after.lines.filter(
    (line, index) => line.state === 'RECALL_REQUESTED' && before.lines[index]?.state !== line.state,
  );
}

/** The debts that are back: those that became RECALLED or CLOSED_PAID between two versions. */
export function newlyReturned(before: Placement, after: Placement): PlacementLine[] {
  const isBack = (line: PlacementLine | undefined) => line?.state === 'RECALLED' || line?.state === 'CLOSED_PAID';
  return after.lines.filter((line, index) => isBack(line) && !isBack(before.lines[index]));
}

/**
 * A debt was paid or voided, or is owed again (null), while it stands in a placement. What was not sent is refused; what
 * is on its way or with the agency keeps it in mind, and `recallSettled` asks for it.
 * @returns null when it changes nothing, also when the news is older than what is known
 */
export function noteMeanwhile(
  placement: Placement,
  invoiceId: string,
  meanwhile: Meanwhile | null,
  invoiceVersion: bigint,
): Placement | null {
  const lines = placement.lines.map((line) => {
    const concerned = line.invoiceId === invoiceId && openLineStates.includes(line.state);
    if (!concerned || invoiceVersion <= line.invoiceVersion) return line;
    const noted = { ...line, meanwhile, invoiceVersion };
    const refused = line.state === 'PROPOSED' && placement.state === 'DRAFT' && meanwhile !== null;
    return refused ? step(noted, 'refuse', `${meanwhile}_MEANWHILE`) : noted;
  });
  if (lines.every((line, index) => line === placement.lines[index])) return null;
  // What is only kept in mind is no change of the placement.
  if (lines.every(({ state }, index) => state === placement.lines[index]?.state)) return { ...placement, lines };
  return moved(placement, lines, commonReason(lines));
}

/** Recalls what was paid or voided while it is with the agency; null when there is nothing to recall. */
export function recallSettled(placement: Placement): Placement | null {
  const settled = placement.lines.filter((line) => line.meanwhile !== null && canRecall(line));
  const [first] = settled;
  if (!first) return null;
  const lines = placement.lines.map((line) => (settled.includes(line) ? step(line, 'recall', line.meanwhile!) : line));
  return { ...moved(placement, lines, first.meanwhile!), recallCount: placement.recallCount + 1 };
}

/**
 * Ends a recall that the agency did not confirm in time.
 * @throws DomainError PLACEMENT_WRONG_STATE when no recall is open
 */
export function expireRecall(placement: Placement): Placement {
  const open = placement.lines.filter((line) => line.state === 'RECALL_REQUESTED');
  if (open.length === 0) throw wrongState(placement, 'expireRecall');
  const reason = 'RECALL_EXPIRED';
  return moved(
    placement,
    placement.lines.map((line) => (open.includes(line) ? returned(line, reason) : line)),
    reason,
  );
}

/** A debt that is back: closed as paid where it was paid meanwhile, recalled otherwise. */
export function returned(line: PlacementLine, reason: string): PlacementLine {
  return step(line, line.meanwhile === 'PAID' ? 'close' : 'return', reason || line.reason);
}

/** The placement after its lines changed; its state follows from them. */
export function moved(placement: Placement, lines: readonly PlacementLine[], reason: string): Placement {
  const state = stateOf(lines, placement.state);
  const changed = state !== placement.state;
  invariant(
    !changed || placementTransitions[placement.state].includes(state),
    `Placement ${placement.placementId} would go from ${placement.state} to ${state}.`,
  );
  return { ...placement, lines, state, reason: changed ? reason : placement.reason, version: placement.version + 1n };
}

/** @throws DomainError of kind internal: callers ask the table first */
export function step(line: PlacementLine, command: LineCommand, reason: string): PlacementLine {
  const state = lineTransitions[line.state][command];
  invariant(state, `Line ${line.lineNumber} is ${line.state}, which does not allow ${command}.`);
  return { ...line, state, reason };
}

export function placementNotFound(placementId: string): DomainError {
  return new DomainError('PLACEMENT_NOT_FOUND', 'not-found', `There is no placement ${JSON.stringify(placementId)}.`);
}

/** @throws DomainError PLACEMENT_WRONG_STATE */
export function assertState(placement: Placement, command: string, states: readonly PlacementState[]): void {
  if (!states.includes(placement.state)) throw wrongState(placement, command);
}

function stateOf(lines: readonly PlacementLine[], from: PlacementState): PlacementState {
  const has = (state: LineState) => lines.some((line) => line.state === state);
  if (has('PROPOSED')) return from;
  if (lines.some((line) => withAgency.includes(line.state))) {
    if (has('SENT')) return 'SENT';
    // What was accepted once is not waited for again, though only its recall may be left.
    return has('ACTIVE') ? 'ACTIVE' : 'RECALL_REQUESTED';
  }
  if (from === 'DRAFT') return 'REFUSED';
  if (has('RECALLED')) return 'RECALLED';
  return has('CLOSED_PAID') ? 'CLOSED_PAID' : 'REJECTED';
}

function canRecall(line: PlacementLine): boolean {
  return lineTransitions[line.state].recall !== undefined;
}

function judged(line: PlacementLine, verdict: Verdict): PlacementLine {
  const { invoiceNumber, balance, dueDate, invoiceVersion } = verdict;
  const known = { ...line, invoiceNumber, placed: balance, dueDate, invoiceVersion };
  return verdict.refusal === null ? known : step(known, 'refuse', verdict.refusal);
}

function emptyLine(lineNumber: number, invoiceId: string): PlacementLine {
  return {
    lineNumber,
    invoiceId,
    invoiceNumber: '',
    placed: null,
    dueDate: null,
    state: 'PROPOSED',
    reason: '',
    meanwhile: null,
    invoiceVersion: 0n,
  };
}

/** The reason that all refused lines share. */
function commonReason(lines: readonly PlacementLine[]): string {
  const reasons = new Set(lines.map(({ reason }) => reason).filter((reason) => reason !== ''));
  return reasons.size > 1 ? 'SEVERAL_REASONS' : ([...reasons][0] ?? '');
}

function assertHasLine(placement: Placement, invoiceId: string): void {
  if (placement.lines.some((line) => line.invoiceId === invoiceId)) return;
  throw new DomainError(
    'PLACEMENT_LINE_NOT_FOUND',
    'not-found',
    `Placement ${placement.placementId} has no line for invoice ${JSON.stringify(invoiceId)}. Get the placement for its lines.`,
  );
}

function wrongState(placement: Placement, command: string): DomainError {
  return refusedTransition(
    'PLACEMENT_WRONG_STATE',
    `Placement ${placement.placementId}`,
    command,
    placement.state,
    allowedCommands[placement.state],
  );
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
