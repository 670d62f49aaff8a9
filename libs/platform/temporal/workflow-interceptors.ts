import type { WorkflowInterceptorsFactory } from '@temporalio/workflow';
import { workHeader } from './work-header.js';

/**
 * Bundled with the workflows: what a workflow sets going carries the header of what woke the workflow last, so that a
 * correlation id follows a fact through the case. Headers never decide anything, so replay does not depend on them.
 */
export const interceptors: WorkflowInterceptorsFactory = () => {
  type Header = { [workHeader]?: unknown };
  let latest: Header = {};
  const remember = <Input extends { headers: object }>(input: Input): Input => {
    const arrived = (input.headers as Header)[workHeader];
    if (arrived !== undefined) latest = { [workHeader]: arrived };
    return input;
  };
  const carry = <Input extends { headers: object }>(input: Input): Input => ({
    ...input,
    headers: { ...latest, ...input.headers },
  });
  return {
    inbound: [
      {
        execute: (input, next) => next(remember(input)),
        handleSignal: (input, next) => next(remember(input)),
        handleUpdate: (input, next) => next(remember(input)),
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next(carry(input)),
        scheduleLocalActivity: (input, next) => next(carry(input)),
        startChildWorkflowExecution: (input, next) => next(carry(input)),
        signalWorkflow: (input, next) => next(carry(input)),
        continueAsNew: (input, next) => next(carry(input)),
      },
    ],
  };
};
