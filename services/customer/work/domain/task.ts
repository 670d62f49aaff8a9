import { refusedTransition } from '#libs/errors';
import { exponentOf, type Money } from '#libs/money';
import { errors } from './errors.js';

export type TaskState = 'OPEN' | 'DONE';

/** Whose task it is. */
export interface Assignee {
  readonly personId: string;
  readonly name: string;
}

/** What a person may change of a task. */
export interface TaskDetails {
  /** Name of the queue or group. */
  readonly queue: string;
  /** Whether that is a group. */
  readonly toGroup: boolean;
  readonly title: string;
  readonly notes: string;
  /** In alphabetical order, each once. */
  readonly tags: readonly string[];
  readonly dueAt: Date;
  /** What is at stake, null when nobody said. */
  readonly value: Money | null;
  /** Null for nobody yet. */
  readonly assignee: Assignee | null;
}

/** Something a person is to do about a customer. */
export interface Task extends TaskDetails {
  readonly taskId: string;
  readonly customerId: string;
  /** Invoice it concerns, null for none. */
  readonly invoiceId: string | null;
  /** Case it came from, null for none. */
  readonly caseId: string | null;
  readonly state: TaskState;
  readonly outcomeNote: string;
  /** Until when it stays out of worklists; null when it was not put off. */
  readonly snoozedUntil: Date | null;
  readonly version: bigint;
  readonly createdAt: Date;
  readonly resolvedAt: Date | null;
  /** Actor who resolved it, empty while open. */
  readonly resolvedBy: string;
}

/** A task after a change, and the names of the fields that differ; none where nothing does. */
export interface TaskChange {
  readonly task: Task;
  readonly changedFields: readonly string[];
}

/** @throws TASK_STATE_FORBIDS */
export function resolveTask(task: Task, outcomeNote: string, resolvedBy: string, resolvedAt: Date): Task {
  requireOpen(task, 'resolve');
  return { ...task, state: 'DONE', outcomeNote, resolvedBy, resolvedAt, version: task.version + 1n };
}

/**
 * What is absent stays.
 * @throws TASK_STATE_FORBIDS
 */
export function editTask(task: Task, edit: Partial<TaskDetails>): TaskChange {
  requireOpen(task, 'edit');
  const wanted: Task = { ...task, ...edit };
  const changedFields = (Object.keys(fieldNames) as (keyof TaskDetails)[])
    .filter((field) => !isSame(wanted[field], task[field]))
    .map((field) => fieldNames[field]);
  return changed(task, wanted, [...new Set(changedFields)]);
}

/**
 * Takes a task that nobody has; one that the person has already changes nothing.
 * @throws TASK_STATE_FORBIDS
 */
export function claimTask(task: Task, assignee: Assignee): TaskChange {
  requireOpen(task, 'claim');
  const other = task.assignee;
  if (other && other.personId !== assignee.personId) {
    const message = `${other.name} has task ${task.taskId}. Take another one, or give it to yourself by editing it.`;
    throw errors.TASK_STATE_FORBIDS(message, { state: 'CLAIMED', allowed: ['edit', 'snooze', 'resolve'] });
  }
  return other ? { task, changedFields: [] } : changed(task, { ...task, assignee }, ['assignee']);
}

/**
 * Keeps it out of worklists until an instant; null brings it back.
 * @throws TASK_STATE_FORBIDS
 */
export function snoozeTask(task: Task, snoozedUntil: Date | null): TaskChange {
  requireOpen(task, 'snooze');
  if (isSame(task.snoozedUntil, snoozedUntil)) return { task, changedFields: [] };
  return changed(task, { ...task, snoozedUntil }, ['snooze_until_time']);
}

/** Day in UTC on which the task comes up: when it is due, or comes back. */
export function workDayOf({ snoozedUntil, dueAt }: Pick<Task, 'snoozedUntil' | 'dueAt'>): string {
  return (snoozedUntil ?? dueAt).toISOString().slice(0, 10);
}

/** Orders the tasks of a day, the greatest value first: whole units of whatever currency, negative. */
export function workRankOf({ value }: Pick<Task, 'value'>): bigint {
  return value ? -(value.minor / 10n ** BigInt(exponentOf(value.currency))) : 0n;
}

/** @throws TASK_NOT_FOUND */
export function requireTask(task: Task | null, taskId: string): Task {
  if (task) return task;
  throw errors.TASK_NOT_FOUND(`There is no task ${JSON.stringify(taskId)}. List tasks to find its id.`);
}

/**
 * @param expectedVersion 0 asks for no check
 * @throws TASK_CONFLICT
 */
export function expectVersion({ taskId, version }: Task, expectedVersion: bigint): void {
  if (expectedVersion === 0n || version === expectedVersion) return;
  throw errors.TASK_CONFLICT(
    `Task ${taskId} is at version ${version}, not ${expectedVersion}. Read it again and decide anew.`,
    { facts: { task_id: taskId, version: version.toString() } },
  );
}

/** Fields as events spell them. */
const fieldNames: Readonly<Record<keyof TaskDetails, string>> = {
  queue: 'queue',
  toGroup: 'queue',
  title: 'title',
  notes: 'notes',
  tags: 'tags',
  dueAt: 'due_time',
  value: 'value',
  assignee: 'assignee',
};

function requireOpen(task: Task, command: string): void {
  if (task.state === 'OPEN') return;
  throw refusedTransition(errors.TASK_STATE_FORBIDS, `Task ${task.taskId}`, command, task.state, []);
}

function changed(task: Task, wanted: Task, changedFields: readonly string[]): TaskChange {
  if (changedFields.length === 0) return { task, changedFields };
  return { task: { ...wanted, version: task.version + 1n }, changedFields };
}

type FieldValue = TaskDetails[keyof TaskDetails] | Date | null;

function isSame(left: FieldValue, right: FieldValue): boolean {
  return plain(left) === plain(right);
}

function plain(value: FieldValue): string {
  return JSON.stringify(value, (_name, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
}
