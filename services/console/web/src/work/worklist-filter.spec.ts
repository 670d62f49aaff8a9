import { mine, nextTask, taskFilter } from './worklist-filter.js';

const all = { state: 'OPEN', order: 'WORKLIST', tag: '' };

describe('the worklist that an address stands for', () => {
  it('has the tasks of the person, of a queue, of a group, or all', () => {
    expect(taskFilter({}, 'p')).toEqual(all);
    expect(taskFilter({ scope: mine }, 'p')).toEqual({ ...all, assigneeId: 'p' });
    expect(taskFilter({ scope: 'QUEUE high value' }, 'p')).toEqual({ ...all, queue: 'high value' });
    expect(taskFilter({ scope: 'GROUP night', order: 'DUE', tag: 'vip' }, null)).toEqual({
      ...{ state: 'OPEN', order: 'DUE', tag: 'vip' },
      group: 'night',
    });
  });

  it('is in the order of work where the address names none that there is', () => {
    expect(taskFilter({ order: 'RANDOM', scope: 'nonsense' }, 'p')).toEqual(all);
  });
});

describe('what to work next', () => {
  const tasks = [
    { taskId: '1', customerId: 'a' },
    { taskId: '2', customerId: 'b' },
    { taskId: '3', customerId: 'a' },
  ];

  it('is more about the same customer, and then about another', () => {
    const next = (...passed: readonly string[]) => nextTask(tasks, new Set(passed), 'a')?.taskId;
    expect([next(), next('1'), next('1', '3'), next('1', '2', '3')]).toEqual(['1', '3', '2', undefined]);
    expect(nextTask(tasks, new Set(), '')?.taskId).toBe('1');
  });
});
