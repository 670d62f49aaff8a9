import { invariant } from '#libs/errors';
import type { LocalDate } from '#libs/time';
import type { Grouping, SequenceVersion } from '../../sequences/domain/sequence.js';

/** What is stored. PAUSED, COLLECTIONS, ON_ARRANGEMENT, ON_HOLD and WILL_FAIL are derived, see shownState. */
export const storedStates = ['ACTIVE', 'FAILED', 'EXPIRED', 'CANCELLED', 'PAID', 'WRITTEN_OFF', 'CLOSED'] as const;
export type StoredState = (typeof storedStates)[number];

export const shownStates = [
  ...storedStates,
  'PAUSED',
  'COLLECTIONS',
  'ON_ARRANGEMENT',
  'ON_HOLD',
  'WILL_FAIL',
] as const;
export type ShownState = (typeof shownStates)[number];

/** The state table: where a case can go from each state. A closed case continues only when it is re-opened. */
const transitions: Readonly<Record<StoredState, readonly StoredState[]>> = {
  ACTIVE: ['FAILED', 'EXPIRED', 'CANCELLED', 'PAID', 'WRITTEN_OFF', 'CLOSED'],
  FAILED: ['ACTIVE', 'EXPIRED', 'CANCELLED', 'PAID', 'WRITTEN_OFF', 'CLOSED'],
  EXPIRED: ['ACTIVE', 'CANCELLED', 'PAID', 'WRITTEN_OFF', 'CLOSED'],
  PAID: ['ACTIVE'],
  WRITTEN_OFF: ['ACTIVE'],
  CLOSED: ['ACTIVE'],
  CANCELLED: [],
};

/** The identity of an open case. */
export interface CaseKey {
  readonly customerId: string;
  readonly currency: string;
  readonly creditorId: string;
  readonly sequence: string;
}

/** The invoices of one customer in one currency, for one creditor, under one version of a sequence. */
export interface Case extends CaseKey {
  readonly caseId: string;
  readonly sequenceVersion: number;
  readonly grouping: Grouping;
  readonly state: StoredState;
  /** Grows when what it does as a whole begins anew; part of the identity of these acts. */
  readonly episode: number;
  /** Anchor of the invoice by which it acts as a whole; null before there is one, and where each acts by itself. */
  readonly anchorOn: LocalDate | null;
  /** Grows with every event about the case. */
  readonly version: bigint;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  /** Whether its workflow was ever started. */
  readonly started: boolean;
  /** Starts at 1 and grows when it is put under another sequence or version; part of the identity of its acts. */
  readonly run: number;
  /** Case that its invoices have joined, for one that was merged; null for any other. */
  readonly mergedInto: string | null;
}

interface InvoiceOfCase {
  readonly invoiceId: string;
  readonly episode: number;
}

/** A step that was done or skipped, of an invoice or of the case as a whole. */
export interface StepResult {
  readonly subjectId: string;
  readonly episode: number;
  readonly stepId: string;
  readonly kind: string;
  readonly outcome: string;
  readonly because: string;
}

/** What happened to a case, with the case as it was after it. */
export type CaseEvent = { readonly case: Case; readonly reason: string } & CaseEventDetails;

type CaseEventDetails =
  | { readonly type: 'opened' | 'closed' }
  | { readonly type: 'changed'; readonly previous?: Pick<Case, 'sequence' | 'sequenceVersion'> }
  | { readonly type: 'invoiceEnrolled' | 'invoiceLeft'; readonly invoice: InvoiceOfCase }
  | { readonly type: 'stepsDone'; readonly steps: readonly StepResult[] };

/** A case after a change, and the events about it in order. */
export interface CaseChange {
  readonly case: Case;
  readonly events: readonly CaseEvent[];
}

export function openCase(
  key: CaseKey & Pick<Case, 'caseId' | 'sequenceVersion' | 'grouping'>,
  openedAt: Date,
): CaseChange {
  const opened: Case = {
    ...key,
    state: 'ACTIVE',
    episode: 1,
    anchorOn: null,
    version: 0n,
    openedAt,
    closedAt: null,
    started: false,
    run: 1,
    mergedInto: null,
  };
  return withEvent(opened, { type: 'opened' }, '');
}

/**
 * A debt of a closed case is owed again.
 * @param anew every step may come again; else what was done stays done
 */
export function reopenCase(closed: Case, anew: boolean): CaseChange {
  const episode = anew ? closed.episode + 1 : closed.episode;
  const anchorOn = anew ? null : closed.anchorOn;
  return withEvent({ ...moveTo(closed, 'ACTIVE', null), episode, anchorOn }, { type: 'opened' }, 'REOPENED');
}

export function enrolInvoice(into: Case, { invoiceId, episode }: InvoiceOfCase, because: string): CaseChange {
  return withEvent(into, { type: 'invoiceEnrolled', invoice: { invoiceId, episode } }, because);
}

export function releaseInvoice(from: Case, { invoiceId, episode }: InvoiceOfCase, reason: string): CaseChange {
  return withEvent(from, { type: 'invoiceLeft', invoice: { invoiceId, episode } }, reason);
}

export function recordSteps(of: Case, steps: readonly StepResult[]): CaseChange {
  return steps.length === 0 ? unchanged(of) : withEvent(of, { type: 'stepsDone', steps }, '');
}

/** The invoices of a case, so far as its stored state depends on them. */
export interface CaseTally {
  readonly open: number;
  readonly openExpired: number;
  /** Invoices that left because they were paid. */
  readonly paid: number;
  /** Invoices that left because they were written off. */
  readonly writtenOff: number;
  /** Invoices that left because too little remained of the whole case. */
  readonly belowThreshold: number;
}

/** The reason with which the invoices of a case leave of which too little remains to collect it. */
export const belowThreshold = 'BELOW_THRESHOLD';

/** Whether collection of the rest stops: a case collects what its invoices would have to exceed to join. */
export function isBelowThreshold(remaining: readonly bigint[], threshold: bigint): boolean {
  return threshold > 0n && remaining.length > 0 && remaining.reduce((sum, minor) => sum + minor, 0n) <= threshold;
}

/** Brings the state in line with the invoices; one that has closed stays closed. @param reason of a change, if any */
export function settle(settled: Case, tally: CaseTally, now: Date, reason: string): CaseChange {
  const next = settledState(settled.state, tally);
  if (next === settled.state) return unchanged(settled);
  if (!isClosed(next)) return withEvent(moveTo(settled, next, null), { type: 'changed' }, reason);
  const cause = tally.belowThreshold > 0 && next === 'CLOSED' ? belowThreshold : next;
  return withEvent(moveTo(settled, next, now), { type: 'closed' }, reason || cause);
}

const failures: readonly string[] = ['BOUNCED', 'FAILED'];

/** The last message among the steps says whether the debtor can be reached. */
export function noteDelivery(of: Case, steps: readonly StepResult[]): CaseChange {
  const last = steps.findLast(
    ({ kind, outcome }) => kind === 'send' && (failures.includes(outcome) || outcome === 'SENT'),
  );
  if (!last) return unchanged(of);
  const hasFailed = failures.includes(last.outcome);
  if (of.state !== (hasFailed ? 'ACTIVE' : 'FAILED')) return unchanged(of);
  return hasFailed
    ? withEvent(moveTo(of, 'FAILED', null), { type: 'changed' }, `${last.stepId}: ${last.because}`)
    : withEvent(moveTo(of, 'ACTIVE', null), { type: 'changed' }, 'DELIVERED');
}

/** A medium that the sequence uses can be used again. */
export function repairContact(of: Case): CaseChange {
  if (of.state !== 'FAILED') return unchanged(of);
  return withEvent(moveTo(of, 'ACTIVE', null), { type: 'changed' }, 'CONTACT_REPAIRED');
}

export function cancelCase(of: Case, now: Date, reason: string): CaseChange {
  return withEvent(moveTo(of, 'CANCELLED', now), { type: 'closed' }, reason);
}

/** Puts an open case under another sequence or version, in a run of its own. By whom it is led is found out anew. */
export function changeSequence(of: Case, { sequence, version }: SequenceVersion, reason: string): CaseChange {
  const { name, grouping } = sequence;
  const previous = { sequence: of.sequence, sequenceVersion: of.sequenceVersion };
  const after = { ...of, sequence: name, sequenceVersion: version, grouping, anchorOn: null, run: of.run + 1 };
  return withEvent(after, { type: 'changed', previous }, reason);
}

/** The reason with which a case closes whose invoices have joined another, and with which these leave it. */
export const merged = 'MERGED';

/** Closes a case whose invoices have joined another. */
export function mergeCase(of: Case, mergedInto: string, now: Date): CaseChange {
  return withEvent({ ...moveTo(of, 'CLOSED', now), mergedInto }, { type: 'closed' }, merged);
}

export function isClosed(state: ShownState): boolean {
  return state === 'CANCELLED' || state === 'PAID' || state === 'WRITTEN_OFF' || state === 'CLOSED';
}

function settledState(state: StoredState, tally: CaseTally): StoredState {
  if (isClosed(state)) return state;
  // What was given up of it says more of how it ended than what was paid.
  if (tally.open === 0 && tally.writtenOff > 0) return 'WRITTEN_OFF';
  if (tally.open === 0) return tally.paid > 0 && tally.belowThreshold === 0 ? 'PAID' : 'CLOSED';
  if (tally.openExpired === tally.open) return 'EXPIRED';
  return state === 'FAILED' ? 'FAILED' : 'ACTIVE';
}

function moveTo(from: Case, state: StoredState, closedAt: Date | null): Case {
  invariant(transitions[from.state].includes(state), `Case ${from.caseId} cannot go from ${from.state} to ${state}.`);
  return { ...from, state, closedAt };
}

/** The one place where the version is counted: each event is a version, which tells consumers the order of events. */
function withEvent(after: Case, details: CaseEventDetails, reason: string): CaseChange {
  const counted = { ...after, version: after.version + 1n };
  return { case: counted, events: [{ case: counted, reason, ...details }] };
}

function unchanged(of: Case): CaseChange {
  return { case: of, events: [] };
}

/** What decides the derived states. */
export interface ShownFacts {
  readonly state: StoredState;
  /** Every open invoice is covered by a hold on the case itself or by a recall. */
  readonly allPaused: boolean;
  /** Every open invoice is with an agency, or on its way there or back. */
  readonly allPlaced: boolean;
  /** Every open invoice is paid by a plan in instalments. */
  readonly allArranged: boolean;
  /** Every open invoice is covered by a hold of any kind or by a dispute, or is not to be collected. */
  readonly allHeld: boolean;
  /** A flag of the customer stops collection. */
  readonly flagged: boolean;
  /** The next message has no deliverable channel. */
  readonly nextUndeliverable: boolean;
}

/** What a case shows, by precedence. The reader of lists says the same in SQL; a spec holds both equal. */
export function shownState(facts: ShownFacts): ShownState {
  const { state } = facts;
  if (isClosed(state)) return state;
  if (facts.allPaused) return 'PAUSED';
  if (facts.allPlaced) return 'COLLECTIONS';
  if (facts.allArranged) return 'ON_ARRANGEMENT';
  if (facts.allHeld || facts.flagged) return 'ON_HOLD';
  return state === 'ACTIVE' && facts.nextUndeliverable ? 'WILL_FAIL' : state;
}
