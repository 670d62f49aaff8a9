import { Injectable } from '@nestjs/common';
import { faultOf, invalidFields, violation } from '#libs/errors';
import { maxLengths, readOptionalLine, requireField } from '#libs/fields';
import type { Caller, Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { snoozeTask, type Task, type TaskChange } from '../domain/task.js';
import { TaskChanges } from './task-changes.js';

@Injectable()
export class SnoozeTask {
  constructor(private readonly changes: TaskChanges) {}

  /**
   * Keeps an open task out of worklists until an instant; null brings it back.
   * @throws TASK_INVALID, TASK_NOT_FOUND, TASK_CONFLICT, TASK_STATE_FORBIDS
   */
  snoozeTask(
    caller: Caller,
    taskId: string,
    until: Date | null,
    givenReason: string,
    expectedVersion: bigint,
  ): Promise<Task> {
    const reason = requireField(errors.TASK_INVALID, 'reason', readOptionalLine(givenReason, maxLengths.reason));
    const decide = (task: Task, tx: Tx): TaskChange => {
      if (until && until <= tx.now) {
        throw invalidFields(errors.TASK_INVALID, [violation('until_time', faultOf('NOT_AFTER_NOW'))]);
      }
      return snoozeTask(task, until);
    };
    return this.changes.changeOne(caller, taskId, reason, decide, expectedVersion);
  }
}
