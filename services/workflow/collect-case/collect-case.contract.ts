import type { WaitMode } from '../waiting/wait-until.js';

export interface CollectCaseInput {
  readonly caseId: string;
  readonly mode: WaitMode;
}

export const collectCaseId = (caseId: string): string => `collect-case/${caseId}`;
export const collectCaseQueue = 'workflow';
/** Sends have a queue of their own, whose rate is limited. */
export const emailQueue = 'workflow.email';

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
  readonly acts: readonly Act[];
}

/** What became of an act. */
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
