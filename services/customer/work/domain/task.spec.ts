import {
  claimTask,
  editTask,
  expectVersion,
  resolveTask,
  snoozeTask,
  type Task,
  workDayOf,
  workRankOf,
} from './task.js';

const now = new Date('2013-01-02T10:00:00Z');
const ann = { personId: 'p-1', name: 'Ann' };
const task: Task = {
  taskId: 't-1',
  customerId: 'c-1',
  queue: 'callers',
  toGroup: false,
  title: 'Call',
  notes: '',
  tags: [],
  assignee: null,
  value: null,
  invoiceId: null,
  caseId: null,
  state: 'OPEN',
  outcomeNote: '',
  dueAt: now,
  snoozedUntil: null,
  version: 1n,
  createdAt: now,
  resolvedAt: null,
  resolvedBy: '',
};

describe('a task', () => {
  it('is resolved once, with who and when', () => {
    const done = resolveTask(task, 'reached', 'user:ann', now);
    const expected = { state: 'DONE', outcomeNote: 'reached', resolvedBy: 'user:ann', resolvedAt: now, version: 2n };
    expect(done).toMatchObject(expected);
    for (const again of [
      () => resolveTask(done, '', 'user:bob', now),
      () => editTask(done, { title: 'x' }),
      () => claimTask(done, ann),
      () => snoozeTask(done, now),
    ]) {
      const details = { state: 'DONE', allowed: [] };
      expect(again).toThrow(expect.objectContaining({ code: 'TASK_STATE_FORBIDS', kind: 'refused', details }));
    }
  });

  it('tells which fields an edit changes, and stays as it is where none does', () => {
    const value = { minor: 12_000n, currency: 'EUR' };
    const edited = editTask(task, { title: 'Call', notes: 'after ten', queue: 'leads', toGroup: true, value });
    expect(edited.changedFields).toEqual(['queue', 'notes', 'value']);
    expect(edited.task).toMatchObject({ queue: 'leads', toGroup: true, notes: 'after ten', version: 2n });
    const same = { value: { ...value }, tags: [], dueAt: new Date(now) };
    expect(editTask(edited.task, same)).toEqual({ task: edited.task, changedFields: [] });
  });

  it('is taken by one person, who has it until it is given to another', () => {
    const { task: taken, changedFields } = claimTask(task, ann);
    expect([taken.assignee, changedFields]).toEqual([ann, ['assignee']]);
    expect(claimTask(taken, ann)).toEqual({ task: taken, changedFields: [] });
    const details = { state: 'CLAIMED', allowed: ['edit', 'snooze', 'resolve'] };
    expect(() => claimTask(taken, { personId: 'p-2', name: 'Bob' })).toThrow(expect.objectContaining({ details }));
    expect(editTask(taken, { assignee: null }).changedFields).toEqual(['assignee']);
  });

  it('comes up on the day on which it is due, or on which it comes back', () => {
    expect(workDayOf(task)).toBe('2013-01-02');
    const { task: asleep } = snoozeTask(task, new Date('2013-02-01T00:00:00Z'));
    expect(workDayOf(asleep)).toBe('2013-02-01');
    expect(snoozeTask(asleep, new Date('2013-02-01T00:00:00Z')).changedFields).toEqual([]);
    expect(workDayOf(snoozeTask(asleep, null).task)).toBe('2013-01-02');
  });

  it.each([
    [null, 0n],
    [{ minor: 12_099n, currency: 'EUR' }, -120n],
    [{ minor: 12_000n, currency: 'JPY' }, -12_000n],
    [{ minor: 12_000n, currency: 'KWD' }, -12n],
  ])('of the value %j ranks at %s among those of its day', (value, rank) => {
    expect(workRankOf({ value })).toBe(rank);
  });

  it('is changed only at the version that the caller saw', () => {
    expectVersion(task, 0n);
    expectVersion(task, 1n);
    expect(() => expectVersion(task, 2n)).toThrow(expect.objectContaining({ code: 'TASK_CONFLICT', kind: 'aborted' }));
  });
});
