import { Injectable } from '@nestjs/common';
import { type ByReference, type Caller, Runner, type Tx } from '#libs/transactions';
import { type Person, requireActive, requirePerson } from '../../staff/domain/person.js';
import { PersonStore } from '../../staff/use-cases/ports.js';
import { Rosters } from '../../staff/use-cases/rosters.js';
import {
  type Assignee,
  expectVersion,
  requireTask,
  type Task,
  type TaskChange,
  type TaskDetails,
} from '../domain/task.js';
import { TaskStore, WorkEvents } from './ports.js';

/** What every change of a task shares: lock, decide, store and publish together, and nothing when nothing changed. */
@Injectable()
export class TaskChanges {
  constructor(
    private readonly runner: Runner,
    private readonly tasks: TaskStore,
    private readonly events: WorkEvents,
    private readonly rosters: Rosters,
    private readonly people: PersonStore,
  ) {}

  /** What people write into a task is stored with it and nowhere else; a repeat reads what is there. */
  readonly byId: ByReference<Task, string> = {
    refer: ({ taskId }) => taskId,
    read: async (tx, taskId) => requireTask(await this.tasks.lock(tx, taskId), taskId),
  };

  /**
   * Changes one task, once per request.
   * @param expectedVersion 0 asks for no check
   * @throws TASK_NOT_FOUND, TASK_CONFLICT, and whatever the decision throws
   */
  changeOne(
    caller: Caller,
    taskId: string,
    reason: string,
    decide: (task: Task, tx: Tx) => Promise<TaskChange> | TaskChange,
    expectedVersion = 0n,
  ): Promise<Task> {
    const change = async (tx: Tx): Promise<Task> => {
      const task = requireTask(await this.tasks.lock(tx, taskId), taskId);
      expectVersion(task, expectedVersion);
      const decided = await decide(task, tx);
      if (decided.changedFields.length === 0) return task;
      await this.tasks.updateMany(tx, [decided.task]);
      this.events.taskChanged(tx, decided, reason);
      return decided.task;
    };
    return this.runner.run(caller, change, this.byId);
  }

  /**
   * A group has to exist. A queue that does not is created, and a group that is named as a queue is taken as what it is,
   * since a case may not stop because of either.
   * @throws ROSTER_NOT_FOUND, ROSTER_KEY_REUSED
   */
  async addressed(tx: Tx, { queue, toGroup }: Addressee): Promise<Addressee> {
    if (toGroup) await this.rosters.requireGroup(tx, queue);
    const { kind } = await this.rosters.ensure(tx, { name: queue, kind: 'QUEUE', title: queue });
    return { queue, toGroup: kind === 'GROUP' };
  }

  /** @throws PERSON_NOT_FOUND, PERSON_STATE_FORBIDS */
  async requireAssignee(tx: Tx, personId: string): Promise<Assignee> {
    const [found] = await this.people.findMany(tx, [personId]);
    return toAssignee(requireActive(requirePerson(found ?? null, personId)));
  }
}

type Addressee = Pick<TaskDetails, 'queue' | 'toGroup'>;

export function toAssignee({ personId, name }: Person): Assignee {
  return { personId, name };
}
