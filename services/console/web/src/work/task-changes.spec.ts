import type { Schemas } from '../api/client.js';
import { changesOf, inputOf, putOffUntil } from './task-changes.js';

const zone = 'Europe/Berlin';
const task = {
  ...{ title: 'Call', queue: 'callers', group: '', assigneeId: 'p', dueTime: '2026-03-04T23:30:00.000Z' },
  ...{ tags: ['vip'], notes: '' },
} as unknown as Schemas['Task'];

describe('a task that is put off', () => {
  it('comes back in the morning, a day, a week or a month from today where people work', () => {
    const late = '2026-01-30T23:30:00.000Z';
    expect(putOffUntil('day', late, zone)).toBe('2026-02-01T07:00:00.000Z');
    expect(putOffUntil('week', late, zone)).toBe('2026-02-07T07:00:00.000Z');
    expect(putOffUntil('month', late, zone)).toBe('2026-02-28T07:00:00.000Z');
    expect(putOffUntil('month', '2026-12-15T10:00:00.000Z', zone)).toBe('2027-01-15T07:00:00.000Z');
  });

  it('comes back at the same hour of the clock after it was changed', () => {
    expect(putOffUntil('day', '2026-03-28T10:00:00.000Z', zone)).toBe('2026-03-29T06:00:00.000Z');
  });
});

describe('what is changed of a task', () => {
  const before = inputOf(task, zone);

  it('is nothing where nothing was', () => {
    expect(before).toMatchObject({ roster: 'QUEUE callers', due: '2026-03-05' });
    expect(changesOf(task, before, zone)).toEqual({});
  });

  it('is only what was', () => {
    const changed = { ...before, title: ' Write ', roster: 'GROUP night', assigneeId: '', due: '2026-03-06' };
    expect(changesOf(task, { ...changed, notes: 'By letter' }, zone)).toEqual({
      ...{ title: 'Write', group: 'night', assigneeId: '', dueTime: '2026-03-06T07:00:00.000Z', notes: 'By letter' },
    });
    expect(changesOf(task, { ...before, tags: [] }, zone)).toEqual({ clearTags: true });
    expect(changesOf(task, { ...before, tags: ['vip', 'late'] }, zone)).toEqual({ tags: ['vip', 'late'] });
  });
});
