import { type CustomerFlagCopy, datedFlag, isFlagInForce, newestSaid, type SaidFlag } from './customer-flag.js';

const said: SaidFlag = {
  customerId: 'c',
  flag: 'MORATORIUM',
  raised: true,
  since: '2026-03-02',
  until: '2026-03-28',
  version: 3n,
};
const at = (instant: string): Date => new Date(instant);

describe('a flag', () => {
  it('is in force from the beginning of its first day to the end of its last one, where the customer is', () => {
    const flag = datedFlag(said, 'Europe/Berlin', at('2026-03-01T12:00:00Z'));
    const inForce = (instant: string) => isFlagInForce(flag, at(instant));
    expect([inForce('2026-03-01T22:59:59Z'), inForce('2026-03-01T23:00:00Z')]).toEqual([false, true]);
    // The clocks went forward on the day after.
    expect([inForce('2026-03-28T22:59:59Z'), inForce('2026-03-28T23:00:00Z')]).toEqual([true, false]);
  });

  it('without days is in force until it is lowered', () => {
    const flag = datedFlag({ ...said, since: null, until: null }, 'UTC', at('2026-03-01T12:00:00Z'));
    expect(isFlagInForce(flag, at('1990-01-01T00:00:00Z'))).toBe(true);
    expect(isFlagInForce({ ...flag, raised: false }, at('1990-01-01T00:00:00Z'))).toBe(false);
  });

  it('is awaited while it is raised for a later day', () => {
    const awaited = (change: Partial<SaidFlag>, now: string) =>
      datedFlag({ ...said, ...change }, 'UTC', at(now)).awaited;
    expect(awaited({}, '2026-03-01T23:59:59Z')).toBe(true);
    expect(awaited({}, '2026-03-02T00:00:00Z')).toBe(false);
    expect(awaited({ raised: false }, '2026-03-01T12:00:00Z')).toBe(false);
  });
});

describe('what is said of flags', () => {
  const known: CustomerFlagCopy = datedFlag(said, 'UTC', at('2026-03-01T12:00:00Z'));
  const lowered = { ...said, raised: false, version: 4n };

  it('counts where it is newer than what is known, and the last of it', () => {
    expect(newestSaid([known], [said])).toEqual([]);
    expect(newestSaid([known], [lowered])).toEqual([lowered]);
    expect(newestSaid([known], [lowered, { ...said, version: 5n }])).toEqual([{ ...said, version: 5n }]);
    expect(newestSaid([datedFlag(lowered, 'UTC', new Date(0))], [said])).toEqual([]);
  });

  it('is said of each flag by itself', () => {
    const bankrupt: SaidFlag = { ...said, flag: 'BANKRUPT', version: 2n };
    expect(newestSaid([known], [bankrupt])).toEqual([bankrupt]);
    expect(newestSaid([known], [{ ...said, customerId: 'other', version: 1n }])).toHaveLength(1);
  });
});
