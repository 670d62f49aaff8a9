import { type WaitMode, workflowQueue, type WorkflowStart } from '../waking/waking.contract.js';

export const workflowType = 'collectCase';
export const idPrefix = 'collect-case/';
/** Sends have a queue of their own, whose rate is limited. */
export const emailQueue = `${workflowQueue}.email`;
/** So have charges. */
export const chargeQueue = `${workflowQueue}.charge`;

export interface CollectCaseInput {
  readonly caseId: string;
  readonly mode: WaitMode;
}

export function idOf(caseId: string): string {
  return `${idPrefix}${caseId}`;
}

export function wakeOf(caseId: string, mode: WaitMode): WorkflowStart {
  return { workflowId: idOf(caseId), workflowType, input: { caseId, mode } };
}

/** An act as an activity gets it; ids only. */
export interface Act {
  readonly subjectId: string;
  readonly episode: number;
  readonly stepId: string;
  readonly invoiceIds: readonly string[];
}

export interface Acts {
  readonly caseId: string;
  readonly customerId: string;
  readonly sequence: string;
  readonly sequenceVersion: number;
  /** Run of the case; absent where an earlier release gathered the facts, which knew of one run only. */
  readonly run?: number;
  readonly acts: readonly Act[];
}

/** Outcome of an act. */
export interface ActOutcome {
  readonly subjectId: string;
  readonly episode: number;
  readonly stepId: string;
  readonly outcome: string;
  /** Reason given by whoever decided; empty when the act was simply done. */
  readonly because: string;
  /** Set when it is to be asked again later; epoch milliseconds. */
  readonly delayUntilMs: number | null;
}
