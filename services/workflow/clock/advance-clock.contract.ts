import type { WorkflowStart } from '../waking/waking.contract.js';

export const workflowType = 'advanceClock';
export const idPrefix = 'advance-clock/';

export interface AdvanceClockInput {
  readonly advanceId: string;
}

export function idOf(advanceId: string): string {
  return `${idPrefix}${advanceId}`;
}

export function wakeOf(advanceId: string): WorkflowStart {
  return { workflowId: idOf(advanceId), workflowType, input: { advanceId } };
}
