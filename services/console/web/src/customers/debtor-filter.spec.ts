import { debtorFilter } from './debtor-filter.js';

describe('who owes, by an address', () => {
  it('is not asked without a currency, since amounts of several have no order', () => {
    expect(debtorFilter({ by: 'OVERDUE', minOwed: '100' })).toBeNull();
    expect(debtorFilter({ currency: 'XX' })).toBeNull();
  });

  it('begins with who owes the most', () => {
    expect(debtorFilter({ currency: 'EUR' })).toEqual({
      currencyCode: 'EUR',
      minOutstanding: null,
      maxOutstanding: null,
      minOverdue: null,
      minDaysLate: 0,
      orderBy: 'OUTSTANDING',
      descending: true,
    });
  });

  it('takes bounds and order, and nothing that is none', () => {
    const search = { currency: 'JPY', by: 'DAYS_LATE', order: 'ascending', minOwed: '5', minOverdue: 'x', days: '30' };
    expect(debtorFilter(search)).toMatchObject({
      minOutstanding: { currencyCode: 'JPY', minorUnits: '5' },
      minOverdue: null,
      minDaysLate: 30,
      orderBy: 'DAYS_LATE',
      descending: false,
    });
    expect(debtorFilter({ currency: 'JPY', by: 'NAME', days: '-1' })).toMatchObject({
      orderBy: 'OUTSTANDING',
      minDaysLate: 0,
    });
  });
});
