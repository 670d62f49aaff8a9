/** The one signal that wakes every workflow of this service; what happened is read from the database, never from it. */
export const wakeSignal = 'woken';

/** Queue of all workflows, and of the acts whose rate is not limited. */
export const workflowQueue = 'workflow';

/** Whether a workflow waits for timers or for a test clock; its input, never its environment. */
export type WaitMode = 'timer' | 'clock';

/** A workflow by its id, and how it is started when it does not run. */
export interface WorkflowStart {
  readonly workflowId: string;
  readonly workflowType: string;
  /** Its argument; ids and modes only. */
  readonly input: Readonly<Record<string, string | number | boolean>>;
}
