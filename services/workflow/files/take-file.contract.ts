import type { WorkflowStart } from '../waking/waking.contract.js';

export const workflowType = 'takeFile';
export const idPrefix = 'take-file/';

/** The services that uploaded files belong to, in the order in which their files of one instant are taken. */
export const fileOwners = ['invoice', 'payment'] as const;
export type FileOwner = (typeof fileOwners)[number];

export interface TakeFileInput {
  readonly service: FileOwner;
  readonly fileId: string;
}

export function idOf({ service, fileId }: TakeFileInput): string {
  return `${idPrefix}${service}/${fileId}`;
}

export function wakeOf({ service, fileId }: TakeFileInput): WorkflowStart {
  return { workflowId: idOf({ service, fileId }), workflowType, input: { service, fileId } };
}
