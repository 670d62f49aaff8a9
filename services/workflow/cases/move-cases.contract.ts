import type { WorkflowStart } from '../waking/waking.contract.js';

export const workflowType = 'moveCases';
const idPrefix = 'move-cases/';

export interface MoveCasesInput {
  readonly moveId: string;
}

export function idOf(moveId: string): string {
  return `${idPrefix}${moveId}`;
}

export function wakeOf(moveId: string): WorkflowStart {
  return { workflowId: idOf(moveId), workflowType, input: { moveId } };
}
