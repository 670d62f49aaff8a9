import { Injectable } from '@nestjs/common';
import { requireTask, type Task } from '../domain/task.js';
import { TaskStore } from './ports.js';

@Injectable()
export class GetTask {
  constructor(private readonly tasks: TaskStore) {}

  /** @throws TASK_NOT_FOUND */
  async getTask(taskId: string): Promise<Task> {
    return requireTask(await this.tasks.find(taskId), taskId);
  }
}
