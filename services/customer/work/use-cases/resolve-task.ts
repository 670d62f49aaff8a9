import { Injectable } from '@nestjs/common';
import { maxLengths, readOptionalText, requireField } from '#libs/fields';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { expectVersion, requireTask, resolveTask, type Task } from '../domain/task.js';
import { TaskStore, WorkEvents } from './ports.js';
import { TaskChanges } from './task-changes.js';

@Injectable()
export class ResolveTask {
  constructor(
    private readonly runner: Runner,
    private readonly tasks: TaskStore,
    private readonly events: WorkEvents,
    private readonly changes: TaskChanges,
  ) {}

  /**
   * Marks a task as done.
   * @throws TASK_INVALID, TASK_NOT_FOUND, TASK_CONFLICT, TASK_STATE_FORBIDS
   */
  resolveTask(caller: Caller, taskId: string, note: string, expectedVersion: bigint): Promise<Task> {
    const outcomeNote = requireField(errors.TASK_INVALID, 'note', readOptionalText(note, maxLengths.outcomeNote));
    const resolve = async (tx: Tx): Promise<Task> => {
      const task = requireTask(await this.tasks.lock(tx, taskId), taskId);
      expectVersion(task, expectedVersion);
      const resolved = resolveTask(task, outcomeNote, tx.actor, tx.now);
      await this.tasks.updateMany(tx, [resolved]);
      this.events.taskResolved(tx, resolved);
      return resolved;
    };
    return this.runner.run(caller, resolve, this.changes.byId);
  }
}
