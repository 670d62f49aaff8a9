import { allowanceFormOf, allowanceInputOf } from './allowance-form.js';
import type { FeeAllowance } from './fee-queries.js';

const euros = (minorUnits: string) => ({ currencyCode: 'EUR', minorUnits });
const yen = { currencyCode: 'JPY', minorUnits: '700' };
const allowance: FeeAllowance = {
  ...{ jurisdiction: 'DE', maxFees: [euros('500'), yen], maxPercent: '2.5', maxTotals: [], excess: 'CAP' },
  ...{ source: 'Section 7', version: 1, removed: false, appliedBy: 'user:ann', applyTime: null },
};

it('shows what a jurisdiction allows as people type it, and gives it back', () => {
  const form = allowanceFormOf(allowance, 'de');
  expect(form).toMatchObject({ currency: 'EUR', fee: '5,00', percent: '2.5', total: '', excess: 'CAP' });
  expect(allowanceInputOf(form, allowance, 'de')).toEqual({
    ...{ maxFees: [yen, euros('500')], maxPercent: '2.5', maxTotals: [], excess: 'CAP', source: 'Section 7' },
  });
  expect(allowanceInputOf({ ...form, fee: 'five' }, allowance, 'de')).toBeNull();
});
