import { refusedTransition } from '#libs/errors';
import { errors } from './errors.js';

export type TaskState = 'OPEN' | 'DONE';

/** Something a person is to do about a customer. */
export interface Task {
  readonly taskId: string;
  readonly customerId: string;
  readonly queue: string;
  readonly title: string;
  /** Invoice it concerns, null for none. */
  readonly invoiceId: string | null;
  /** Case it came from, null for none. */
  readonly caseId: string | null;
  readonly state: TaskState;
  readonly outcomeNote: string;
  readonly dueAt: Date;
  readonly createdAt: Date;
  readonly resolvedAt: Date | null;
  /** Actor who resolved it, empty while open. */
  readonly resolvedBy: string;
}

/** @throws TASK_STATE_FORBIDS */
export function resolveTask(task: Task, outcomeNote: string, resolvedBy: string, resolvedAt: Date): Task {
  if (task.state === 'DONE') {
    throw refusedTransition(errors.TASK_STATE_FORBIDS, `Task ${task.taskId}`, 'resolve', task.state, []);
  }
  return { ...task, state: 'DONE', outcomeNote, resolvedBy, resolvedAt };
}

/** @throws TASK_NOT_FOUND */
export function requireTask(task: Task | null, taskId: string): Task {
  if (task) return task;
  throw errors.TASK_NOT_FOUND(`There is no task ${JSON.stringify(taskId)}. List tasks to find its id.`);
}
