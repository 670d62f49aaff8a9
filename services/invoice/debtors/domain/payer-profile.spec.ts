import { type AgedDebt, payerProfile, percentOf, type Punctuality } from './payer-profile.js';

const debt = (over: Partial<AgedDebt>): AgedDebt => ({
  currency: 'EUR',
  age: 'NOT_DUE',
  remainingMinor: 100n,
  count: 1n,
  oldestDueDate: '2013-03-10',
  ...over,
});
const paid: Punctuality = {
  currency: 'USD',
  paidMinor: 300n,
  paidLateMinor: 100n,
  paidCount: 2n,
  paidLateCount: 1n,
  averageDaysLateByAmount: 3,
  averageDaysLateByCount: 4,
};

describe('the profile of a payer', () => {
  it('is empty of a customer of whom nothing is known', () => {
    const nothing = { debts: [], punctuality: [], lastPayment: null };
    expect(payerProfile('c', nothing)).toEqual({ customerId: 'c', currencies: [], lastPayment: null });
  });

  it('has every age of each currency in which something is owed or was paid', () => {
    const debts = [
      debt({}),
      debt({ age: 'OVER_90_DAYS', remainingMinor: 50n, count: 2n, oldestDueDate: '2012-01-01' }),
    ];
    const { currencies } = payerProfile('c', { debts, punctuality: [paid], lastPayment: null });
    expect(
      currencies.map(({ currency, outstandingMinor, openCount }) => [currency, outstandingMinor, openCount]),
    ).toEqual([
      ['EUR', 150n, 3n],
      ['USD', 0n, 0n],
    ]);
    expect(currencies.map(({ oldestDueDate }) => oldestDueDate)).toEqual(['2012-01-01', null]);
    expect(currencies.map(({ punctuality }) => punctuality)).toEqual([null, paid]);
    expect(currencies[0]!.ages.map(({ age, remainingMinor, count }) => [age, remainingMinor, count])).toEqual([
      ['NOT_DUE', 100n, 1n],
      ['DAYS_1_TO_30', 0n, 0n],
      ['DAYS_31_TO_60', 0n, 0n],
      ['DAYS_61_TO_90', 0n, 0n],
      ['OVER_90_DAYS', 50n, 2n],
    ]);
  });
});

it.each([
  [0n, 0n, 0],
  [1n, 3n, 33],
  [2n, 3n, 67],
  [1n, 200n, 1],
  [10n ** 18n, 10n ** 18n, 100],
])('rounds %d of %d to %d percent', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});
