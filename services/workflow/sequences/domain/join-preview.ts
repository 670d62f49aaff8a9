import type { ActKind } from './sequence.js';

/** What follows at once when open invoices join a sequence, by the plan alone. */
export interface JoinPreview {
  readonly invoiceCount: number;
  /** Cases that the invoices would form. */
  readonly caseCount: number;
  /** Invoices that would follow cases that run already and act as a whole. */
  readonly runningCount: number;
  /** Subjects that a hold, a dispute or an agency stops; they are in no other count. */
  readonly stoppedCount: number;
  /** Subjects that have no step left. */
  readonly endedCount: number;
  /** In the order of the sequence, the end of collection last. */
  readonly steps: readonly StepPreview[];
  /** There are more open invoices in no case than were looked at. */
  readonly partial: boolean;
}

/** What becomes of one step: for how many subjects. */
export interface StepPreview {
  readonly stepId: string;
  readonly kind: ActKind;
  readonly nowCount: number;
  /** A task would ask a person, instead of the placement. */
  readonly askedCount: number;
  /** It is their first step, on its day. */
  readonly laterCount: number;
  readonly skippedCount: number;
}
