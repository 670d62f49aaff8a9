import { refusedTransition } from '#libs/errors';
import type { Grouping } from '../../sequences/domain/sequence.js';

/** What is stored. PAUSED and WILL_FAIL are derived, see shownState. */
export const storedStates = ['ACTIVE', 'FAILED', 'EXPIRED', 'COLLECTIONS', 'CANCELLED', 'PAID', 'CLOSED'] as const;
export type StoredState = (typeof storedStates)[number];
export type ShownState = StoredState | 'PAUSED' | 'WILL_FAIL';

/** A customer's invoices in one currency under one sequence version. */
export interface Case {
  readonly caseId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly creditorId: string;
  readonly sequence: string;
  readonly sequenceVersion: number;
  readonly grouping: Grouping;
  state: StoredState;
  /** Grows when a closed case is re-opened; part of the identity of what a case does as a whole. */
  episode: number;
  version: bigint;
  readonly openedAt: Date;
  closedAt: Date | null;
  /** Whether its workflow was ever started. */
  started: boolean;
}

/** What a case is made of, as far as its state depends on it. */
export interface Members {
  readonly open: number;
  readonly openPlaced: number;
  readonly openExpired: number;
  /** Invoices that left because they were paid. */
  readonly paid: number;
}

/** What decides the derived states. */
export interface Standing {
  readonly state: StoredState;
  /** Holds in force cover every open invoice. */
  readonly allHeld: boolean;
  /** The next message has no deliverable channel. */
  readonly nextUndeliverable: boolean;
}

/** The one place where PAUSED and WILL_FAIL come from. */
export function shownState({ state, allHeld, nextUndeliverable }: Standing): ShownState {
  if (isClosed(state)) return state;
  if (allHeld) return 'PAUSED';
  return state === 'ACTIVE' && nextUndeliverable ? 'WILL_FAIL' : state;
}

/** The state that the members give a case that was open before. */
export function settledState(state: StoredState, members: Members): StoredState {
  if (isClosed(state)) return state;
  if (members.open === 0) return members.paid > 0 ? 'PAID' : 'CLOSED';
  if (members.openPlaced > 0) return 'COLLECTIONS';
  if (members.openExpired === members.open) return 'EXPIRED';
  return state === 'FAILED' ? 'FAILED' : 'ACTIVE';
}

export function isClosed(state: ShownState): boolean {
  return state === 'CANCELLED' || state === 'PAID' || state === 'CLOSED';
}

export type CaseCommand = 'pause' | 'resume' | 'cancel';

const allowedFrom: Record<CaseCommand, readonly ShownState[]> = {
  pause: ['ACTIVE', 'WILL_FAIL', 'FAILED'],
  resume: ['PAUSED'],
  cancel: ['ACTIVE', 'WILL_FAIL', 'FAILED', 'PAUSED', 'EXPIRED', 'COLLECTIONS'],
};

/** @throws DomainError CASE_STATE_FORBIDS */
export function assertAllowed(command: CaseCommand, state: ShownState): void {
  if (allowedFrom[command].includes(state)) return;
  const commands = Object.keys(allowedFrom) as CaseCommand[];
  const allowed = commands.filter((other) => allowedFrom[other].includes(state));
  throw refusedTransition('CASE_STATE_FORBIDS', 'The case', command, state, allowed);
}
