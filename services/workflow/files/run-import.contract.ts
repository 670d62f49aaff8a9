import type { WorkflowStart } from '../waking/waking.contract.js';

export const workflowType = 'runImport';
export const idPrefix = 'run-import/';

export interface RunImportInput {
  readonly importId: string;
}

export function idOf(importId: string): string {
  return `${idPrefix}${importId}`;
}

export function wakeOf(importId: string): WorkflowStart {
  return { workflowId: idOf(importId), workflowType, input: { importId } };
}
