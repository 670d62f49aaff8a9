import { invariant } from '#libs/errors';
import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { LineDecision } from './line-decision.js';

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

/** An open line bars its invoice from every other placement, and own collection of it stops. */
export const openLineStates: readonly LineState[] = ['PROPOSED', 'SENT', 'ACTIVE', 'RECALL_REQUESTED'];
const withAgencyStates: readonly LineState[] = ['SENT', 'ACTIVE', 'RECALL_REQUESTED'];

/** How an invoice was settled while it was placed. */
export type SettledWhilePlaced = 'PAID' | 'VOID';

/** One invoice of a placement. */
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
  /** Null while the invoice is owed. */
  readonly settledWhilePlaced: SettledWhilePlaced | null;
  /** Version of the invoice that is known here; an older event about it changes nothing. */
  readonly invoiceVersion: bigint;
}

export function newLine(lineNumber: number, decision: LineDecision): PlacementLine {
  const { invoiceId } = decision;
  const empty = { lineNumber, invoiceId, invoiceNumber: '', placed: null, dueDate: null, invoiceVersion: 0n };
  return decideLine({ ...empty, state: 'PROPOSED', reason: '', settledWhilePlaced: null }, decision);
}

/** Takes the present balance, and refuses the line where the decision says so. */
export function decideLine(line: PlacementLine, decision: LineDecision): PlacementLine {
  const { invoiceNumber, balance, dueDate, invoiceVersion, refusal } = decision;
  const known = { ...line, invoiceNumber, placed: balance, dueDate, invoiceVersion };
  return refusal === null ? known : changeLine(known, 'refuse', refusal);
}

/** @throws an error of kind internal when the table does not allow it: callers ask the table first */
export function changeLine(line: PlacementLine, command: LineCommand, reason: string): PlacementLine {
  const state = lineTransitions[line.state][command];
  invariant(state, `Line ${line.lineNumber} is ${line.state}, which does not allow ${command}.`);
  return { ...line, state, reason };
}

/** The invoice is back: closed where it was paid while it was placed, recalled otherwise. */
export function returnLine(line: PlacementLine, reason: string): PlacementLine {
  return changeLine(line, line.settledWhilePlaced === 'PAID' ? 'close' : 'return', reason || line.reason);
}

export function isOpen({ state }: PlacementLine): boolean {
  return openLineStates.includes(state);
}

export function isWithAgency({ state }: PlacementLine): boolean {
  return withAgencyStates.includes(state);
}

export function canRecall({ state }: PlacementLine): boolean {
  return lineTransitions[state].recall !== undefined;
}

export function isReturned(line: PlacementLine | undefined): boolean {
  return line?.state === 'RECALLED' || line?.state === 'CLOSED_PAID';
}
