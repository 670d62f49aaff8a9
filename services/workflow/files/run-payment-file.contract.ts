import type { WorkflowStart } from '../waking/waking.contract.js';

export const workflowType = 'runPaymentFile';
export const idPrefix = 'run-payment-file/';

export interface RunPaymentFileInput {
  readonly fileId: string;
}

export function idOf(fileId: string): string {
  return `${idPrefix}${fileId}`;
}

export function wakeOf(fileId: string): WorkflowStart {
  return { workflowId: idOf(fileId), workflowType, input: { fileId } };
}
