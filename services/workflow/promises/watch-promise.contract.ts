import type { WaitMode, WorkflowStart } from '../waking/waking.contract.js';

export const workflowType = 'watchPromise';
export const idPrefix = 'watch-promise/';

export interface WatchPromiseInput {
  readonly promiseId: string;
  readonly mode: WaitMode;
}

export function idOf(promiseId: string): string {
  return `${idPrefix}${promiseId}`;
}

export function wakeOf(promiseId: string, mode: WaitMode): WorkflowStart {
  return { workflowId: idOf(promiseId), workflowType, input: { promiseId, mode } };
}
