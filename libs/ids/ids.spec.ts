import { derivedId, instantOf, isId, minIdAt, newId, snakeName } from './index.js';

describe('ids', () => {
  it('sorts by the millisecond of its making', async () => {
    const first = newId();
    await new Promise((resolve) => setTimeout(resolve, 3));
    expect(newId() > first).toBe(true);
    expect(isId(first)).toBe(true);
    expect(first[14]).toBe('7');
  });
  it('derives the same id from the same key and others from others', () => {
    expect(derivedId('a')).toBe(derivedId('a'));
    expect(derivedId('a')).not.toBe(derivedId('b'));
    expect(derivedId('a')[14]).toBe('5');
  });
  it('bounds partitions by an instant', () => {
    const now = new Date();
    expect(minIdAt(now) <= newId()).toBe(true);
    expect(minIdAt(new Date(now.getTime() + 60_000)) > newId()).toBe(true);
    expect(instantOf(minIdAt(now))).toEqual(now);
  });
  it('writes service names for protos and SQL', () => expect(snakeName('dca-handoff')).toBe('dca_handoff'));
});
