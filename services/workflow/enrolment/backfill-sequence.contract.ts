import type { WorkflowStart } from '../waking/waking.contract.js';

export const workflowType = 'backfillSequence';
export const idPrefix = 'backfill-sequence/';

export interface BackfillSequenceInput {
  /** Steps whose time has passed are skipped for the invoices that join. */
  readonly skipMissed: boolean;
}

export function idOf(sequence: string, version: number): string {
  return `${idPrefix}${sequence}/${version}`;
}

export function wakeOf(sequence: string, version: number, skipMissed: boolean): WorkflowStart {
  return { workflowId: idOf(sequence, version), workflowType, input: { skipMissed } };
}
