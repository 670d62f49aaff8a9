import type { WaitMode, Wake } from './driving.ports.js';

/** Wakes the workflow of a case, and starts it where it does not run. */
export function collectCaseWake(caseId: string, mode: WaitMode): Wake {
  return { workflowId: `collect-case/${caseId}`, workflowType: 'collectCase', input: { caseId, mode } };
}
