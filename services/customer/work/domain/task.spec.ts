import { resolveTask, type Task } from './task.js';

const now = new Date('2013-01-02T10:00:00Z');
const task: Task = {
  taskId: 't-1',
  customerId: 'c-1',
  queue: 'callers',
  title: 'Call',
  invoiceId: null,
  caseId: null,
  state: 'OPEN',
  outcomeNote: '',
  dueAt: now,
  createdAt: now,
  resolvedAt: null,
  resolvedBy: '',
};

describe('a task', () => {
  it('is resolved once, with who and when', () => {
    const done = resolveTask(task, 'reached', 'user:ann', now);
    expect(done).toMatchObject({ state: 'DONE', outcomeNote: 'reached', resolvedBy: 'user:ann', resolvedAt: now });
    expect(() => resolveTask(done, '', 'user:bob', now)).toThrow(
      expect.objectContaining({ code: 'TASK_STATE_FORBIDS', kind: 'refused', details: { state: 'DONE', allowed: [] } }),
    );
  });
});
