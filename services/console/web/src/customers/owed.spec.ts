import type { Schemas } from '../api/client.js';
import { owedOf } from './owed.js';

function ofCurrency(currencyCode: string, aged: readonly [string, string][]): Schemas['PayerCurrency'] {
  const amount = (minorUnits: string) => ({ currencyCode, minorUnits });
  return {
    ...{ currencyCode, outstanding: amount('300'), openCount: '2', oldestDueDate: '2026-01-31', punctuality: null },
    ages: aged.map(([age, minor]) => ({ age, amount: amount(minor), count: '1' })),
  } as Schemas['PayerCurrency'];
}

const profile = {
  customerId: 'c',
  currencies: [
    ofCurrency('EUR', [
      ['NOT_DUE', '100'],
      ['DAYS_1_TO_30', '150'],
      ['OVER_90_DAYS', '50'],
    ]),
    ofCurrency('USD', [['NOT_DUE', '300']]),
  ],
  lastPayment: null,
};

describe('what a customer owes', () => {
  it('is told by currency, with what is past its day', () => {
    expect(owedOf(profile, '').map(({ overdue }) => overdue)).toEqual([
      { currencyCode: 'EUR', minorUnits: '200' },
      { currencyCode: 'USD', minorUnits: '0' },
    ]);
  });

  it('is told of one currency, or of none while nobody knows', () => {
    expect(owedOf(profile, 'USD')).toHaveLength(1);
    expect(owedOf(undefined, '')).toEqual([]);
  });
});
