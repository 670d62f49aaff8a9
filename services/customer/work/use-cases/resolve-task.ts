import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Runner, type Caller } from '#libs/platform';
import { maxLengths, readOptionalText, required } from '../../customers/domain/fields.js';
import { resolveTask, taskNotFound, type Task } from '../domain/task.js';
import { TaskStore, WorkEvents } from './ports.js';

@Injectable()
export class ResolveTask {
  constructor(
    private readonly runner: Runner,
    private readonly tasks: TaskStore,
    private readonly events: WorkEvents,
  ) {}

  /** @throws DomainError CUSTOMER_INVALID, TASK_NOT_FOUND, TASK_ALREADY_DONE */
  execute(caller: Caller, taskId: string, note: string): Promise<Task> {
    const outcomeNote = required('note', readOptionalText(note, maxLengths.outcomeNote));
    return this.runner.run(caller, async (tx) => {
      const task = isId(taskId) ? await this.tasks.lock(tx, taskId) : null;
      if (!task) throw taskNotFound(taskId);
      const resolved = resolveTask(task, outcomeNote, tx.actor, tx.now);
      await this.tasks.update(tx, resolved);
      this.events.taskResolved(tx, resolved);
      return resolved;
    });
  }
}
