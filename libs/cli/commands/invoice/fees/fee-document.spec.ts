import { readFeeDocument } from './fee-document.js';

const euros = (minorUnits: string) => ({ currencyCode: 'EUR', minorUnits });

it('reads a policy of late fees', () => {
  const read = readFeeDocument(`code: late
title: Late fees
text: Fee for late payment
caps: [30.00 EUR]
chargesFrom: '2026-01-01'
fees:
  - { days: 7, flat: [5.00 EUR, 700 JPY] }
  - { days: 21, percent: 2.5, min: [1.00 EUR], max: [25.00 EUR] }
  - days: 40
    tiers:
      - { from: 0.00 EUR, amount: 10.00 EUR }
`);
  expect(read).toMatchObject({
    ...{ code: 'late', title: 'Late fees' },
    rules: {
      ...{ text: 'Fee for late payment', caps: [euros('3000')], recognition: 'RECOGNITION_ACCRUE' },
      chargesFrom: { year: 2026, month: 1, day: 1 },
      occurrences: [
        { days: 7, flat: [euros('500'), { currencyCode: 'JPY', minorUnits: '700' }], percentage: null },
        { days: 21, percentage: { percent: '2.5', min: [euros('100')], max: [euros('2500')] } },
        { days: 40, tiers: [{ from: euros('0'), amount: euros('1000') }] },
      ],
    },
  });
});

it.each([
  ['code: late\ntitle: Late\nfees:\n  - { days: 7, flat: [5 euros] }', 'line 4'],
  ['code: late\ntitle: Late\nfees:\n  - { day: 7 }', 'line 4'],
  ['code: late\ntitle: Late\nfees: []\ncap: 5 EUR', 'line 4'],
])('refuses %j by its line', (text, line) => {
  expect(() => readFeeDocument(text)).toThrow(
    expect.objectContaining({ code: 'FEE_POLICY_INVALID', message: expect.stringContaining(line) }),
  );
});
