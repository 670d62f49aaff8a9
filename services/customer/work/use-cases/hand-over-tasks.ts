import { Injectable } from '@nestjs/common';
import type { CausingEvent, Tx } from '#libs/transactions';
import { PersonStore } from '../../staff/use-cases/ports.js';
import { editTask } from '../domain/task.js';
import { TaskStore, WorkEvents } from './ports.js';
import { toAssignee } from './task-changes.js';

/** Another person looks after a customer. */
export interface HandOver {
  readonly customerId: string;
  readonly formerPersonId: string;
  readonly personId: string;
  readonly causedBy: CausingEvent;
}

@Injectable()
export class HandOverTasks {
  constructor(
    private readonly tasks: TaskStore,
    private readonly people: PersonStore,
    private readonly events: WorkEvents,
  ) {}

  /** Gives the open tasks of whoever looked after a customer to whoever does now, by a fixed number of statements. */
  async handOverTasks(tx: Tx, handOvers: readonly HandOver[]): Promise<void> {
    if (handOvers.length === 0) return;
    const found = await this.people.findMany(
      tx,
      handOvers.map(({ personId }) => personId),
    );
    const people = new Map(found.map((person) => [person.personId, person]));
    // A customer may change hands twice in a batch; what the first gave, the second takes on.
    const last = new Map(handOvers.map((handOver) => [handOver.customerId, handOver]));
    const tasks = await this.tasks.lockOpenOf(tx, handOvers);
    const changes = tasks.flatMap((task) => {
      const { personId, causedBy } = last.get(task.customerId)!;
      const person = people.get(personId);
      return person ? [{ change: editTask(task, { assignee: toAssignee(person) }), causedBy }] : [];
    });
    const real = changes.filter(({ change }) => change.changedFields.length > 0);
    await this.tasks.updateMany(
      tx,
      real.map(({ change }) => change.task),
    );
    for (const { change, causedBy } of real) {
      this.events.taskChanged(tx.causedBy(causedBy), change, 'SPECIALIST_CHANGED');
    }
  }
}
