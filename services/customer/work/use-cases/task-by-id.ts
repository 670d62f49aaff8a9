import type { ByReference } from '#libs/transactions';
import { requireTask, type Task } from '../domain/task.js';
import type { TaskStore } from './ports.js';

/** What people write into a task is stored with it and nowhere else; a repeat reads what is there. */
export function taskById(tasks: TaskStore): ByReference<Task, string> {
  return {
    refer: ({ taskId }) => taskId,
    read: async (tx, taskId) => requireTask(await tasks.lock(tx, taskId), taskId),
  };
}
