import { changedFields, changedSince } from './changed-since.js';

describe('what somebody else changed meanwhile', () => {
  const then = { name: 'Ann', zones: ['Europe/Berlin'], locale: 'de' };

  it('is told by what its fields are called, with what they are now', () => {
    const now = { name: 'Anne', zones: ['Europe/Berlin', 'Europe/Paris'], locale: 'en' };
    expect(changedSince(then, now, { name: 'Name', zones: 'Zones' })).toEqual([
      { name: 'Name', now: 'Anne' },
      { name: 'Zones', now: 'Europe/Berlin, Europe/Paris' },
    ]);
  });

  it('is nothing where only other parts of the customer are another', () => {
    expect(changedSince(then, { ...then, zones: ['Europe/Berlin'] }, { name: 'Name', zones: 'Zones' })).toEqual([]);
  });
});

describe('fields of a form', () => {
  it('that nobody touched are not sent', () => {
    const before = { name: 'Ann', zones: ['Europe/Berlin'], role: null as string | null };
    expect(changedFields(before, { ...before, zones: ['Europe/Berlin'] })).toEqual({});
    expect(changedFields({ ...before, role: 'COLLECTOR' }, before)).toEqual({ role: null });
  });
});
