import 'reflect-metadata';
import { type customerV1, toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, aPerson, start, typesOf, useCustomerService } from '../../testing/customer-service.js';
import { anEvent, cause, consume } from '../../testing/diary-events.js';

const service = useCustomerService();
const hour = 3_600_000;
const at = (ms: number) => toTimestamp(new Date(start.getTime() + ms));

async function aTask(init: Partial<customerV1.CreateTaskRequestInit> = {}): Promise<customerV1.Task> {
  const customerId = init.customerId ?? (await service.aCustomer()).customerId;
  const request = { requestId: newId(), customerId, title: 'Call', ...init };
  if (!init.group) request.queue ??= 'callers';
  return (await service.client.createTask(request, ann)).task!;
}

const edit = async (taskId: string, patch: Partial<customerV1.EditTaskRequestInit>) =>
  (await service.client.editTask({ requestId: newId(), taskId, ...patch }, ann)).task!;

describe('tasks', () => {
  it('go to a queue, which is created where it does not exist, or to a group, which has to exist', async () => {
    const queue = `fresh-${newId()}`;
    await aTask({ queue });
    const { roster } = await service.client.getRoster({ name: queue }, ann);
    expect(roster).toMatchObject({ kind: 'KIND_QUEUE', title: queue, members: [] });
    await expect(aTask({ group: 'no such' })).rejects.toMatchObject({ code: 'ROSTER_NOT_FOUND' });
    await expect(aTask({ group: queue })).rejects.toMatchObject({ code: 'ROSTER_KEY_REUSED' });
    const group = `group-${newId()}`;
    await service.client.applyRoster({ requestId: newId(), name: group, kind: 'KIND_GROUP' }, ann);
    expect(await aTask({ group })).toMatchObject({ group, queue: '' });
    expect(await aTask({ queue: group })).toMatchObject({ group, queue: '' });
    await expect(aTask({ queue, group })).rejects.toMatchObject({ code: 'TASK_INVALID' });
  });

  it('are edited while they are open, and tell what changed', async () => {
    const { personId, name } = await aPerson(service);
    const task = await aTask();
    await service.db.clearOutbox();
    const value = { currencyCode: 'EUR', minorUnits: '12000' };
    const patch = { tags: ['vip', 'legal', 'vip'], notes: 'after ten', value, assigneeId: personId };
    const edited = await edit(task.taskId, { ...patch, dueTime: at(hour), expectedVersion: '1' });
    expect(edited).toMatchObject({
      ...{ tags: ['legal', 'vip'], notes: 'after ten', value, assigneeId: personId, assigneeName: name },
      ...{ dueTime: at(hour), version: '2', title: 'Call' },
    });
    expect(await edit(task.taskId, patch)).toEqual(edited);
    const published = await service.db.published();
    expect(published).toHaveLength(1);
    expect(published[0]).toMatchObject({ type: 'dunlin.customer.v1.TaskChanged', sequence: 2n });
    expect(published[0]!.payload).toMatchObject({
      ...{ assigneeId: personId, assigneeName: name },
      changedFields: ['notes', 'tags', 'due_time', 'value', 'assignee'],
    });
    await expect(edit(task.taskId, { title: 'x', expectedVersion: '1' })).rejects.toMatchObject({
      code: 'TASK_CONFLICT',
    });
    const wrong = edit(task.taskId, { title: ' ', tags: ['x'.repeat(41)], clearTags: true, assigneeId: 'x' });
    await expect(wrong).rejects.toMatchObject({
      code: 'TASK_INVALID',
      details: { violations: ['title', 'tags', 'clear_tags', 'assignee_id'].map((field) => ({ field })) },
    });
    expect(await edit(task.taskId, { clearTags: true, assigneeId: '' })).toMatchObject({ tags: [], assigneeId: '' });
    await service.client.resolveTask({ requestId: newId(), taskId: task.taskId }, ann);
    await expect(edit(task.taskId, { title: 'x' })).rejects.toMatchObject({ code: 'TASK_STATE_FORBIDS' });
    const { task: done } = await service.client.getTask({ taskId: task.taskId }, ann);
    expect(done).toMatchObject({ state: 'STATE_DONE', resolvedBy: 'user:ann', version: '4' });
  });

  it('are taken by a registered person, and by one only', async () => {
    const { taskId } = await aTask();
    const sub = `claims-${newId()}`;
    const claim = (actor: string) => service.client.claimTask({ requestId: newId(), taskId }, { ...ann, actor });
    await expect(claim(`user:${sub}`)).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' });
    await expect(claim('system:workflow')).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' });
    const [person, other] = [await aPerson(service, sub), await aPerson(service)];
    expect((await claim(`user:${sub}`)).task).toMatchObject({ assigneeId: person.personId, version: '2' });
    expect((await claim(`user:${sub}`)).task).toMatchObject({ version: '2' });
    await expect(claim(`user:${other.sub}`)).rejects.toMatchObject({
      code: 'TASK_STATE_FORBIDS',
      details: { state: 'CLAIMED' },
    });
  });

  it('go with the customer to whoever looks after it from now on', async () => {
    const [former, next, other] = [await aPerson(service), await aPerson(service), await aPerson(service)];
    const { customerId } = await service.aCustomer();
    const hers = await aTask({ customerId, assigneeId: former.personId, tags: ['vip'] });
    const his = await aTask({ customerId, assigneeId: other.personId });
    const done = await aTask({ customerId, assigneeId: former.personId });
    await service.client.resolveTask({ requestId: newId(), taskId: done.taskId }, ann);
    await service.db.clearOutbox();
    const handedOver = anEvent('dunlin.customer.v1.CustomerChanged', {
      cause,
      customer: { customerId, specialistId: next.personId, specialistName: next.name },
      changedFields: ['specialist'],
      formerSpecialistId: former.personId,
    });
    await consume(service, [handedOver]);
    const assigneeOf = async ({ taskId }: customerV1.Task) =>
      (await service.client.getTask({ taskId }, ann)).task!.assigneeId;
    expect(await Promise.all([hers, his, done].map(assigneeOf))).toEqual([
      ...[next.personId, other.personId, former.personId],
    ]);
    const published = await service.db.published();
    expect(published).toHaveLength(1);
    expect(published[0]!.payload).toMatchObject({
      cause: { reason: 'SPECIALIST_CHANGED' },
      ...{ taskId: hers.taskId, assigneeName: next.name, changedFields: ['assignee'] },
    });
  });

  it('are handed over once where a customer changes hands there and back in one batch', async () => {
    const [first, second, third] = [await aPerson(service), await aPerson(service), await aPerson(service)];
    const { customerId } = await service.aCustomer();
    const { taskId } = await aTask({ customerId, assigneeId: first.personId });
    await service.db.clearOutbox();
    const steps = [
      [first, second],
      [second, first],
      [first, third],
    ] as const;
    const events = steps.map(([former, next]) =>
      anEvent('dunlin.customer.v1.CustomerChanged', {
        cause,
        customer: { customerId, specialistId: next.personId, specialistName: next.name },
        changedFields: ['specialist'],
        formerSpecialistId: former.personId,
      }),
    );
    await consume(service, events);
    expect((await service.client.getTask({ taskId }, ann)).task!.assigneeId).toBe(third.personId);
    expect(await service.db.published()).toHaveLength(1);
  });

  it('stay out of the worklist while they are put off', async () => {
    const queue = `snoozing-${newId()}`;
    const { taskId } = await aTask({ queue });
    const snooze = (untilTime: ReturnType<typeof at> | null) =>
      service.client.snoozeTask({ requestId: newId(), taskId, untilTime, reason: 'on holiday' }, ann);
    const worklist = async () =>
      (await service.client.listTasks({ queue, order: 'ORDER_WORKLIST' }, ann)).tasks.map((task) => task.taskId);
    expect(await worklist()).toEqual([taskId]);
    await expect(snooze(at(0))).rejects.toMatchObject({ code: 'TASK_INVALID' });
    await service.db.clearOutbox();
    expect((await snooze(at(hour))).task).toMatchObject({ snoozeUntilTime: at(hour) });
    expect(await worklist()).toEqual([]);
    expect((await service.client.listTasks({ queue }, ann)).tasks).toHaveLength(1);
    const [event] = await service.db.published();
    expect(event!.payload).toMatchObject({
      cause: { reason: 'on holiday' },
      changedFields: ['snooze_until_time'],
      snoozeUntilTime: at(hour),
    });
    expect((await snooze(null)).task).toMatchObject({ snoozeUntilTime: null });
    expect(await worklist()).toEqual([taskId]);
  });

  it('are listed by every filter, by due time or in the order in which they are to be worked', async () => {
    const [queue, person] = [`list-${newId()}`, await aPerson(service)];
    const { customerId } = await service.aCustomer();
    const euros = (minorUnits: string) => ({ currencyCode: 'EUR', minorUnits });
    const make = async (title: string, init: Partial<customerV1.CreateTaskRequestInit>) =>
      aTask({ queue, title, ...init });
    const { taskId } = await make('tomorrow', { dueTime: at(24 * hour), value: euros('900000') });
    await make('small', { dueTime: at(0), value: euros('100'), tags: ['vip'], customerId });
    await make('great', { dueTime: at(2 * hour), value: euros('50000'), assigneeId: person.personId });
    const done = await make('done', { dueTime: at(hour), tags: ['vip'], assigneeId: person.personId });
    await service.client.resolveTask({ requestId: newId(), taskId: done.taskId }, ann);
    const titles = async (filter: customerV1.ListTasksRequestInit): Promise<string[]> => {
      const found: string[] = [];
      for (let pageToken = '', first = true; first || pageToken !== ''; first = false) {
        const page = await service.client.listTasks({ queue, ...filter, pageSize: 1, pageToken }, ann);
        found.push(...page.tasks.map(({ title }) => title));
        pageToken = page.nextPageToken;
      }
      return found;
    };
    expect(await titles({})).toEqual(['small', 'done', 'great', 'tomorrow']);
    expect(await titles({ order: 'ORDER_WORKLIST' })).toEqual(['great', 'small', 'tomorrow']);
    expect(await titles({ state: 'STATE_OPEN', dueFromTime: at(hour), dueUntilTime: at(24 * hour) })).toEqual([
      'great',
    ]);
    expect(await titles({ assigneeId: person.personId })).toEqual(['done', 'great']);
    expect(await titles({ assigneeId: person.personId, order: 'ORDER_WORKLIST' })).toEqual(['great']);
    expect(await titles({ tag: 'vip' })).toEqual(['small', 'done']);
    expect(await titles({ tag: 'vip', order: 'ORDER_WORKLIST' })).toEqual(['small']);
    expect(await titles({ tag: 'vip', state: 'STATE_DONE' })).toEqual(['done']);
    expect(await titles({ queue: '', customerId })).toEqual(['small']);
    expect(await titles({ queue: '', group: queue })).toEqual([]);
    expect(await titles({ assigneeId: 'x' })).toEqual([]);
    await edit(taskId, { tags: ['vip'], dueTime: at(-24 * hour) });
    expect(await titles({ tag: 'vip', order: 'ORDER_WORKLIST' })).toEqual(['tomorrow', 'small']);
    const wrong = { order: 'ORDER_WORKLIST', state: 'STATE_DONE', dueFromTime: at(0) } as const;
    await expect(titles(wrong)).rejects.toMatchObject({
      code: 'TASK_INVALID',
      details: { violations: [{ field: 'state' }, { field: 'due_from_time' }] },
    });
  });
});

describe('notes', () => {
  it('keep what they said before they were edited', async () => {
    const { customerId } = await service.aCustomer();
    const add = (text: string) => service.client.addNote({ requestId: newId(), customerId, text }, ann);
    const { note } = await add('Pays on Friday');
    const { noteId } = note!;
    const change = (text: string) => service.client.editNote({ requestId: newId(), noteId, text }, ann);
    await change('Pays on Monday');
    expect((await change('Pays on Monday')).note).toMatchObject({ editCount: 1 });
    const { note: edited } = await change('Pays in May');
    expect(edited).toEqual({ ...note, text: 'Pays in May', editCount: 2 });
    const found = await service.client.getNote({ noteId }, ann);
    expect(found.note).toEqual(edited);
    expect(found.edits.map(({ formerText, actor }) => [formerText, actor])).toEqual([
      ['Pays on Monday', 'user:ann'],
      ['Pays on Friday', 'user:ann'],
    ]);
    const { note: later } = await add('Second');
    const { notes } = await service.client.listNotes({ customerId }, ann);
    expect(new Set(notes)).toEqual(new Set([later, edited]));
    const types = typesOf(await service.db.published());
    expect(types).toEqual(['CustomerCreated', 'NoteAdded', 'NoteEdited', 'NoteEdited', 'NoteAdded']);
    await expect(service.client.getNote({ noteId: 'x' }, ann)).rejects.toMatchObject({ code: 'NOTE_NOT_FOUND' });
    await expect(change(' ')).rejects.toMatchObject({ code: 'NOTE_INVALID' });
    await expect(service.client.listNotes({ customerId: 'x' }, ann)).rejects.toMatchObject({
      code: 'CUSTOMER_NOT_FOUND',
    });
  });
});
