import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/transactions';
import { requireActive, requirePerson, subOf } from '../../staff/domain/person.js';
import { PersonStore } from '../../staff/use-cases/ports.js';
import { claimTask, type Task } from '../domain/task.js';
import { TaskChanges, toAssignee } from './task-changes.js';

@Injectable()
export class ClaimTask {
  constructor(
    private readonly changes: TaskChanges,
    private readonly people: PersonStore,
  ) {}

  /**
   * Takes an open task that nobody has for the caller.
   * @throws TASK_NOT_FOUND, TASK_STATE_FORBIDS, PERSON_NOT_FOUND, PERSON_STATE_FORBIDS
   */
  claimTask(caller: Caller, taskId: string): Promise<Task> {
    return this.changes.changeOne(caller, taskId, '', async (task, tx) => {
      const sub = subOf(tx.actor);
      const person = sub === null ? null : await this.people.find(tx, { sub });
      return claimTask(task, toAssignee(requireActive(requirePerson(person, sub ?? tx.actor))));
    });
  }
}
