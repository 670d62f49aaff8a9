import type { WorkflowStart } from '../waking/waking.contract.js';

export const workflowType = 'takeFile';
export const idPrefix = 'take-file/';

/** The services that uploaded files belong to, in the order in which their files of one instant are taken. */
export const fileOwners = ['invoice', 'payment'] as const;
export type FileOwner = (typeof fileOwners)[number];

export interface TakeFileInput {
  readonly service: FileOwner;
  readonly fileId: string;
  /** Sequence of the event that announced the file; a file that is resumed is announced again by a later one. */
  readonly announcement: string;
}

export function idOf({ service, fileId }: Pick<TakeFileInput, 'service' | 'fileId'>): string {
  return `${idPrefix}${service}/${fileId}`;
}

export function wakeOf({ service, fileId, announcement }: TakeFileInput): WorkflowStart {
  return { workflowId: idOf({ service, fileId }), workflowType, input: { service, fileId, announcement } };
}
