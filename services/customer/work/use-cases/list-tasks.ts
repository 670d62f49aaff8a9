import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { isId } from '#libs/ids';
import type { PageRequest } from '#libs/transactions';
import type { Task } from '../domain/task.js';
import { type TaskFilter, type TaskKey, TaskStore } from './ports.js';

@Injectable()
export class ListTasks {
  constructor(private readonly tasks: TaskStore) {}

  /** Lists tasks in the order of their due times; none for a customer or queue that cannot exist. */
  async listTasks(filter: TaskFilter, page: PageRequest<TaskKey>): Promise<Task[]> {
    if (filter.customerId !== '' && !isId(filter.customerId)) return [];
    if (!isStorable(filter.queue)) return [];
    return this.tasks.list(filter, page);
  }
}
