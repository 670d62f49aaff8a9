import { Injectable } from '@nestjs/common';
import { FieldFaults, isStorable } from '#libs/fields';
import { isId } from '#libs/ids';
import type { PageRequest } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import type { Task } from '../domain/task.js';
import { type TaskFilter, type TaskKey, TaskStore } from './ports.js';

@Injectable()
export class ListTasks {
  constructor(private readonly tasks: TaskStore) {}

  /**
   * Lists tasks by due time or as a worklist; none for a customer, person, queue or tag that cannot exist.
   * @throws TASK_INVALID for a worklist of a range of due times, or of tasks that are done
   */
  async listTasks(filter: TaskFilter, page: PageRequest<TaskKey>): Promise<Task[]> {
    const faults = new FieldFaults();
    const isWorklist = filter.order === 'WORKLIST';
    faults.check(!isWorklist || filter.state !== 'DONE', 'state', 'is DONE, and a worklist has open tasks only');
    faults.check(!isWorklist || !filter.dueFrom, 'due_from_time', 'is given, and a worklist takes no range');
    faults.check(!isWorklist || !filter.dueUntil, 'due_until_time', 'is given, and a worklist takes no range');
    faults.throwIfAny(errors.TASK_INVALID);
    const ids = [filter.customerId, filter.assigneeId].filter((id) => id !== '');
    if (!ids.every(isId)) return [];
    if (![filter.queue, filter.group, filter.tag].every(isStorable)) return [];
    return this.tasks.list(filter, page);
  }
}
