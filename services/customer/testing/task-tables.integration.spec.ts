import 'reflect-metadata';
import { join } from 'node:path';
import { LargeTables, tableRowCount } from '#libs/testing';
import type { PageRequest } from '#libs/transactions';
import { PostgresCustomerStore } from '../customers/adapters/customer.store.js';
import { PostgresInteractionStore } from '../interactions/adapters/interaction.store.js';
import { PostgresMissingSpecialists } from '../specialists/adapters/missing-specialists.reader.js';
import { PostgresNoteStore } from '../work/adapters/note.store.js';
import { PostgresTaskStore } from '../work/adapters/task.store.js';
import { workDayOf, workRankOf } from '../work/domain/task.js';
import type { TaskFilter, TaskKey } from '../work/use-cases/ports.js';
import { customerId, fillTasks, now, personId } from './many-tasks.js';

const rowCount = tableRowCount();
const limit = 50;

const anyTask: TaskFilter = {
  ...{ queue: '', group: '', assigneeId: '', customerId: '', tag: '' },
  ...{ state: null, dueFrom: null, dueUntil: null, order: 'DUE' },
};
const anyWork: TaskFilter = { ...anyTask, order: 'WORKLIST' };
const filters: readonly Partial<TaskFilter>[] = [
  { queue: 'callers' },
  { queue: 'rare' },
  { group: 'leads' },
  { assigneeId: personId(7) },
  { customerId: customerId(7) },
  { customerId: customerId(10) },
  { tag: 'vip' },
  { tag: 'rare' },
];
const filtersByDue: readonly Partial<TaskFilter>[] = [
  ...filters,
  { state: 'OPEN' },
  { state: 'DONE' },
  { dueFrom: new Date('2024-01-01'), dueUntil: new Date('2024-02-01') },
];

describe(`the tables of customer with ${rowCount} tasks`, () => {
  const tables = LargeTables.use({
    service: 'customer',
    migrations: join(import.meta.dirname, '../migrations'),
    start: now,
    fill: (ownerUrl) => fillTasks(ownerUrl, rowCount),
  });
  const tasks = new PostgresTaskStore(tables.database);

  it('are read by a list of tasks as far as it shows them, with any filter and any two', async () => {
    const faults = await tables.faultsOfList({
      any: anyTask,
      filters: filtersByDue,
      list: (filter, page: PageRequest<TaskKey>) => tasks.list(filter, page),
      keyOf: (task): TaskKey => [task.dueAt, task.taskId],
    });
    expect(faults).toEqual([]);
  });

  it('are read by a worklist as far as it shows them, with any filter and any two', async () => {
    const faults = await tables.faultsOfList({
      any: anyWork,
      filters,
      list: (filter, page: PageRequest<TaskKey>) => tasks.list(filter, page),
      keyOf: (task): TaskKey => [workDayOf(task), workRankOf(task), task.taskId],
    });
    expect(faults).toEqual([]);
  });

  it('are read by the lists of a customer and of a specialist as far as they show them', async () => {
    const [notes, interactions] = [
      new PostgresNoteStore(tables.database),
      new PostgresInteractionStore(tables.database),
    ];
    const customers = new PostgresCustomerStore(tables.database);
    const faults = await tables.faultsOf(async () => {
      for (const after of [null, [now, customerId(1)] as const]) {
        await notes.list(customerId(7), { after, limit });
        await interactions.list(customerId(7), { after, limit });
      }
      for (const whose of [personId(7), null]) {
        const first = await customers.listOfSpecialist(whose, { after: null, limit });
        expect(first).toHaveLength(limit);
        await customers.listOfSpecialist(whose, { after: [first.at(-1)!.reference], limit });
      }
    });
    expect(faults).toEqual([]);
  });

  it('are read for customers whom nobody looks after, and for tasks to hand over, only where these are', async () => {
    const missing = new PostgresMissingSpecialists();
    const faults = await tables.faultsOf(async (tx) => {
      expect(await missing.listClasses(tx, limit)).toEqual(['late']);
      expect(await missing.listCustomerIds(tx, 'late', limit)).toHaveLength(limit);
      await tasks.lockOpenOf(tx, [{ customerId: customerId(10), formerPersonId: personId(1) }]);
    });
    expect(faults).toEqual([]);
  });
});
