import { emptyRow, formOf, rulesOf } from './fee-form.js';
import type { FeePolicy } from './fee-queries.js';

const euros = (minorUnits: string) => ({ currencyCode: 'EUR', minorUnits });
const yen = { currencyCode: 'JPY', minorUnits: '700' };
const policy: FeePolicy = {
  ...{ code: 'late', title: 'Late fees', version: 1, state: 'ACTIVE', appliedBy: 'user:ann', applyTime: null },
  rules: {
    occurrences: [
      { days: 7, flat: [euros('500'), yen], percentage: null, tiers: [] },
      { days: 21, flat: [], percentage: { percent: '2.5', min: [euros('100')], max: [] }, tiers: [] },
      { days: 40, flat: [], percentage: null, tiers: [{ from: euros('0'), amount: euros('1000') }] },
    ],
    ...{ caps: [euros('3000')], smallestPrincipals: [], recognition: 'ACCRUE', chargesFrom: null, text: 'Late fee' },
  },
};

describe('the form of a policy of late fees', () => {
  it('shows amounts as people type them, and gives back the same rules', () => {
    const form = formOf(policy, 'de');
    expect(form).toMatchObject({ currency: 'EUR', cap: '30,00', smallest: '' });
    expect(form.rows.map(({ kind, flat, percent, min, tiers }) => [kind, flat, percent, min, tiers])).toEqual([
      ['FLAT', '5,00', '', '', ''],
      ['PERCENTAGE', '', '2.5', '1,00', ''],
      ['TIERED', '', '', '', '0,00: 10,00'],
    ]);
    expect(rulesOf(form, policy.rules!, 'de')).toEqual({
      occurrences: [
        { days: 7, flat: [yen, euros('500')] },
        { days: 21, percentage: { percent: '2.5', min: [euros('100')], max: [] } },
        { days: 40, tiers: [{ from: euros('0'), amount: euros('1000') }] },
      ],
      ...{ caps: [euros('3000')], smallestPrincipals: [], text: 'Late fee' },
    });
  });

  it('is not ready while something is missing or cannot be read', () => {
    const form = formOf(policy, 'en');
    const [flat] = form.rows;
    expect(rulesOf({ ...form, rows: [emptyRow] }, null, 'en')).toBeNull();
    expect(rulesOf({ ...form, rows: [] }, null, 'en')).toBeNull();
    expect(rulesOf({ ...form, rows: [{ ...flat!, flat: 'five' }] }, null, 'en')).toBeNull();
    expect(rulesOf({ ...form, rows: [{ ...flat!, kind: 'TIERED', tiers: '10' }] }, null, 'en')).toBeNull();
    expect(rulesOf({ ...form, cap: 'x' }, null, 'en')).toBeNull();
    expect(rulesOf(form, null, 'en')).not.toBeNull();
  });
});
