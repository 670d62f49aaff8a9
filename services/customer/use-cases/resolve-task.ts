import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Runner, type Caller } from '#libs/platform';
import { maxLengths, readOptionalText, required } from '../domain/fields.js';
import { resolveTask, taskNotFound, type Task } from '../domain/task.js';
import { CustomerEvents, WorkStore } from './ports.js';

@Injectable()
export class ResolveTask {
  constructor(
    private readonly runner: Runner,
    private readonly work: WorkStore,
    private readonly events: CustomerEvents,
  ) {}

  /** @throws DomainError CUSTOMER_INVALID, TASK_NOT_FOUND, TASK_ALREADY_DONE */
  execute(caller: Caller, taskId: string, note: string): Promise<Task> {
    const outcomeNote = required('note', readOptionalText(note, maxLengths.outcomeNote));
    return this.runner.run(caller, async (tx) => {
      const task = isId(taskId) ? await this.work.lockTask(tx, taskId) : null;
      if (!task) throw taskNotFound(taskId);
      const resolved = resolveTask(task, outcomeNote, tx.actor, tx.now);
      await this.work.saveTask(tx, resolved);
      this.events.taskResolved(tx, resolved);
      return resolved;
    });
  }
}
