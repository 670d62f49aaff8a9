import { daysOf, formOf, inputOf, isReady, type Policy } from './policy-form.js';

const eur = (minorUnits: string) => ({ currencyCode: 'EUR', minorUnits });
const policy: Policy = {
  ...{ level: 'CLASS', class: 'trade', days: [7, 14], maxCount: 2, maxTotalDays: null, taxRateBasisPoints: 1_900 },
  fee: { basis: 'PERCENT', amount: null, ratePpm: 15_000, min: eur('500'), max: null },
  ...{ feeNetDays: null, earliestDays: null, latestDays: 0, numberSeries: 'fees' },
  ...{ version: '3', setBy: 'user:ann', setTime: '2026-02-01T09:00:00Z' },
};
const write = (amount: { minorUnits: string } | null | undefined) => amount?.minorUnits ?? '';
const read = (typed: string) => (typed === '' ? null : eur(typed));
const empty = formOf(null, write);

describe('the form of a policy of prolongations', () => {
  it('says what the policy says, and sends it back as it was', () => {
    const form = formOf(policy, write);
    expect(form).toMatchObject({ days: '7, 14', share: 1.5, min: '500', taxRate: 19, currency: 'EUR', latestDays: 0 });
    const { version: _version, setBy: _setBy, setTime: _setTime, fee, ...said } = policy;
    const { amount: _amount, ...sent } = fee!;
    expect(inputOf(form, read)).toEqual({ ...said, fee: sent });
  });

  it('reads days however they are divided, and nothing else', () => {
    expect(daysOf('7, 14;30  60')).toEqual([7, 14, 30, 60]);
    expect(daysOf('')).toEqual([]);
    expect(daysOf('a week')).toBeNull();
  });

  it('is sent once it says something, of somebody, that can be read', () => {
    expect(isReady(empty, read)).toBe(false);
    expect(isReady({ ...empty, days: '7' }, read)).toBe(false);
    expect(isReady({ ...empty, days: '7', className: 'trade' }, read)).toBe(true);
    expect(isReady({ ...empty, level: 'ORGANISATION', latestDays: 0 }, read)).toBe(true);
    expect(isReady({ ...empty, level: 'ORGANISATION', days: 'x', latestDays: 0 }, read)).toBe(false);
    expect(isReady({ ...empty, level: 'ORGANISATION', basis: 'FLAT' }, read)).toBe(false);
    expect(isReady({ ...empty, level: 'ORGANISATION', basis: 'PERCENT' }, read)).toBe(false);
    expect(isReady({ ...empty, level: 'ORGANISATION', basis: 'FLAT', amount: '5' }, read)).toBe(true);
  });
});
