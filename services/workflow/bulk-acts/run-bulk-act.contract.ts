import type { WorkflowStart } from '../waking/waking.contract.js';

export const workflowType = 'runBulkAct';
const idPrefix = 'run-bulk-act/';

export interface RunBulkActInput {
  readonly bulkActId: string;
}

export function idOf(bulkActId: string): string {
  return `${idPrefix}${bulkActId}`;
}

export function wakeOf(bulkActId: string): WorkflowStart {
  return { workflowId: idOf(bulkActId), workflowType, input: { bulkActId } };
}
