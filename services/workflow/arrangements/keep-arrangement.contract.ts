import type { WaitMode, WorkflowStart } from '../waking/waking.contract.js';

export const workflowType = 'keepArrangement';
export const idPrefix = 'keep-arrangement/';

export interface KeepArrangementInput {
  readonly arrangementId: string;
  readonly mode: WaitMode;
}

export function idOf(arrangementId: string): string {
  return `${idPrefix}${arrangementId}`;
}

export function wakeOf(arrangementId: string, mode: WaitMode): WorkflowStart {
  return { workflowId: idOf(arrangementId), workflowType, input: { arrangementId, mode } };
}
