import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { isStorable } from '../../customers/domain/fields.js';
import type { PageRequest } from '../../customers/use-cases/ports.js';
import type { Task } from '../domain/task.js';
import { TaskStore, type TaskFilter } from './ports.js';

@Injectable()
export class ListTasks {
  constructor(private readonly tasks: TaskStore) {}

  /** @returns one row more than the limit when there are more */
  async execute(filter: TaskFilter, page: PageRequest<readonly [Date, string]>): Promise<Task[]> {
    if (filter.customerId !== '' && !isId(filter.customerId)) return [];
    if (!isStorable(filter.queue)) return [];
    return this.tasks.list(filter, page);
  }
}
