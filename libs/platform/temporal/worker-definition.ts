import type { Type } from '@nestjs/common';

/** One Temporal worker: a task queue and what it runs. */
export interface WorkerDefinition {
  readonly taskQueue: string;
  /** Compiled workflow bundle, from the root of the release; absent for a queue of activities only. */
  readonly workflowBundlePath?: string;
  /** Nest provider whose methods are the activities of this queue, or several. */
  readonly activities?: Type | readonly Type[];
  /** Most activities of this process at once. */
  readonly maxConcurrentActivities?: number;
  /** Most workflow tasks of this process at once. */
  readonly maxConcurrentWorkflowTasks?: number;
  /** Starts of activities a second on the whole queue, over all workers. */
  readonly maxActivitiesPerSecond?: number;
}
