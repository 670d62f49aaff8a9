import { DomainError, refusedTransition } from '#libs/errors';

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

/** @throws DomainError TASK_ALREADY_DONE */
export function resolveTask(task: Task, outcomeNote: string, resolvedBy: string, resolvedAt: Date): Task {
  if (task.state === 'DONE') {
    throw refusedTransition('TASK_ALREADY_DONE', `Task ${task.taskId}`, 'resolve', task.state, []);
  }
  return { ...task, state: 'DONE', outcomeNote, resolvedBy, resolvedAt };
}

export function taskNotFound(taskId: string): DomainError {
  return new DomainError(
    'TASK_NOT_FOUND',
    'not-found',
    `There is no task ${JSON.stringify(taskId)}. List tasks to find its id.`,
  );
}
