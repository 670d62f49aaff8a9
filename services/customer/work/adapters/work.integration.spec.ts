import 'reflect-metadata';
import { type customerV1, toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import { schemaDrift } from '#libs/platform';
import { customersTable } from '../../customers/adapters/customer.tables.js';
import { ann, start, typesOf, useCustomerService } from '../../testing/customer-service.js';
import { workTables } from './work.tables.js';

const service = useCustomerService();

it('has tables that agree with the entities', async () => {
  expect(await schemaDrift(service.db.ownerUrl, [customersTable, ...workTables])).toEqual([]);
});

describe('notes and tasks', () => {
  it('are made for a customer that exists', async () => {
    const { customerId } = await service.aCustomer();
    const { note } = await service.client.addNote({ requestId: newId(), customerId, text: 'Pays\non Friday' }, ann);
    expect(note).toMatchObject({
      customerId,
      text: 'Pays\non Friday',
      author: 'user:ann',
      createTime: toTimestamp(start),
    });
    for (const wrong of [{ customerId: newId() }, { text: '' }, { text: 'x'.repeat(10_001) }]) {
      const add = service.client.addNote({ requestId: newId(), customerId, text: 'x', ...wrong }, ann);
      await expect(add).rejects.toMatchObject({ code: expect.stringMatching(/(CUSTOMER_NOT_FOUND|NOTE_INVALID)/) });
    }
    const wrong = service.client.createTask(
      { requestId: newId(), customerId, queue: '', title: '', invoiceId: 'x' },
      ann,
    );
    await expect(wrong).rejects.toMatchObject({
      details: { violations: [{ field: 'queue' }, { field: 'title' }, { field: 'invoice_id' }] },
    });
    expect(typesOf(await service.db.published())).toEqual(['CustomerCreated', 'NoteAdded']);
  });

  it('are made once for an act, even if what is known changed before it was asked for again', async () => {
    const { customerId } = await service.aCustomer();
    const other = await service.aCustomer();
    const queue = `once-${customerId}`;
    const ask = (title: string, of = customerId) => {
      const request = { requestId: newId(), idempotencyKey: `act/${customerId}`, customerId: of, queue, title };
      return service.client.createTask(request, ann);
    };
    const { task } = await ask('Call about 120.00');
    expect((await ask('Call about 80.00')).task).toEqual(task);
    await expect(ask('Call', other.customerId)).rejects.toMatchObject({ code: 'TASK_KEY_REUSED' });
    expect((await service.client.listTasks({ queue }, ann)).tasks).toEqual([task]);
  });

  it('are of one customer where a key is used for two at one time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const idempotencyKey = `race/${newId()}`;
      const customers = [await service.aCustomer(), await service.aCustomer()];
      const asked = customers.map(({ customerId }) =>
        service.client.createTask(
          { requestId: newId(), idempotencyKey, customerId, queue: 'race', title: 'Call' },
          ann,
        ),
      );
      const outcomes = await Promise.allSettled(asked);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = outcomes.find((outcome) => outcome.status === 'rejected')!;
      expect(refused.reason).toMatchObject({ code: 'TASK_KEY_REUSED' });
    }
  });

  it('are listed by due time and resolved once', async () => {
    const { customerId } = await service.aCustomer();
    const queue = `callers-${customerId}`;
    const other = await service.aCustomer();
    const make = async (title: string, minutes: number, owner = customerId) => {
      const dueTime = toTimestamp(new Date(start.getTime() + minutes * 60_000));
      return (await service.client.createTask({ requestId: newId(), customerId: owner, queue, title, dueTime }, ann))
        .task!;
    };
    const late = await make('late', 30);
    await make('early', -30);
    const [twin, same] = [await make('same', 0), await make('same', 0, other.customerId)];
    const titles = async (request: customerV1.ListTasksRequestInit) =>
      (await service.client.listTasks({ queue, ...request }, ann)).tasks.map(({ title }) => title);
    expect(await titles({})).toEqual(['early', 'same', 'same', 'late']);
    expect(await titles({ customerId })).toEqual(['early', 'same', 'late']);
    const seen: string[] = [];
    for (let pageToken = '', first = true; first || pageToken !== ''; first = false) {
      const page = await service.client.listTasks({ queue, pageSize: 1, pageToken }, ann);
      seen.push(...page.tasks.map(({ taskId }) => taskId));
      pageToken = page.nextPageToken;
    }
    expect(new Set(seen).size).toBe(4);
    expect(seen.slice(1, 3)).toEqual([twin.taskId, same.taskId]);
    await service.db.clearOutbox();
    const { task } = await service.client.resolveTask(
      { requestId: newId(), taskId: late.taskId, note: 'reached' },
      ann,
    );
    expect(task).toMatchObject({ state: 'STATE_DONE', outcomeNote: 'reached', title: 'late' });
    const again = service.client.resolveTask({ requestId: newId(), taskId: late.taskId }, ann);
    await expect(again).rejects.toMatchObject({
      code: 'TASK_STATE_FORBIDS',
      kind: 'refused',
      details: { state: 'DONE' },
    });
    const unknown = service.client.resolveTask({ requestId: newId(), taskId: 'x' }, ann);
    await expect(unknown).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
    expect(await titles({ state: 'STATE_OPEN' })).toEqual(['early', 'same', 'same']);
    expect(await titles({ state: 'STATE_DONE' })).toEqual(['late']);
    expect(await titles({ customerId: 'nonsense' })).toEqual([]);
    const [event] = await service.db.published();
    expect(event).toMatchObject({
      type: 'dunlin.customer.v1.TaskResolved',
      key: customerId,
      subject: late.taskId,
      sequence: 2n,
    });
  });

  it('are not found by a queue that cannot be stored', async () => {
    expect((await service.client.listTasks({ queue: 'a\u0000' }, ann)).tasks).toEqual([]);
  });
});

describe('the database itself', () => {
  beforeAll(async () => {
    const { customerId } = await service.aCustomer();
    await service.client.createTask({ requestId: newId(), customerId, queue: 'callers', title: 'Call' }, ann);
  });

  it.each([['a task done by nobody', `UPDATE tasks SET state = 'DONE'`, 'tasks_state']])(
    'refuses %s',
    async (_, sql, constraint) => {
      await expect(service.db.database.query(sql)).rejects.toMatchObject({ constraint });
    },
  );
});
