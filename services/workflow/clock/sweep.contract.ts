import type { WorkflowStart } from '../waking/waking.contract.js';

export const workflowType = 'sweep';
/** One for the whole deployment. */
export const workflowId = 'sweep';

export function wakeOf(): WorkflowStart {
  return { workflowId, workflowType, input: {} };
}
