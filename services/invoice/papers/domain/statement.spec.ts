import fc from 'fast-check';
import { addDays } from '#libs/time';
import type { Movement, OpenInvoice } from '../../ledger/domain/journal/account.js';
import { agesOf, statementOf } from './statement.js';

const first = '2026-01-01';

const movements = fc
  .array(fc.record({ day: fc.nat(60), changeMinor: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }) }))
  .map((list) =>
    list
      .sort((left, right) => left.day - right.day)
      .map(({ day, changeMinor }): Movement => ({
        context: changeMinor < 0n ? 'PAYMENT_SETTLED' : 'INVOICE_ISSUED',
        valueDate: addDays(first, day),
        changeMinor,
        invoiceNumbers: [],
      })),
  );

describe('a statement', () => {
  it('closes with what the next one opens with, wherever the account is cut', () => {
    fc.assert(
      fc.property(movements, fc.nat(60), fc.bigInt(), (all, day, openingMinor) => {
        const cut = addDays(first, day);
        const before = all.filter(({ valueDate }) => valueDate <= cut);
        const after = all.filter(({ valueDate }) => valueDate > cut);
        const whole = statementOf({ from: first, to: '2026-03-31' }, openingMinor, all);
        const january = statementOf({ from: first, to: cut }, openingMinor, before);
        const rest = statementOf({ from: addDays(cut, 1), to: '2026-03-31' }, january.closingMinor, after);
        expect(rest.closingMinor).toBe(whole.closingMinor);
        expect([...january.lines, ...rest.lines]).toEqual(whole.lines);
      }),
      { numRuns: 5_000 },
    );
  });

  it('has the opening balance and every movement in its closing balance', () => {
    fc.assert(
      fc.property(movements, fc.bigInt(), (all, openingMinor) => {
        const sum = all.reduce((total, { changeMinor }) => total + changeMinor, openingMinor);
        expect(statementOf({ from: null, to: first }, openingMinor, all).closingMinor).toBe(sum);
      }),
      { numRuns: 5_000 },
    );
  });
});

it('puts each open invoice into one age', () => {
  const open = (daysLate: number): OpenInvoice => ({
    number: `R-${daysLate}`,
    issueDate: first,
    dueDate: addDays('2026-06-30', -daysLate),
    amountMinor: 100n,
    remainingMinor: 10n,
  });
  const days = [-5, 0, 1, 30, 31, 60, 61, 90, 91, 400];
  expect(agesOf(days.map(open), '2026-06-30')).toEqual([20n, 20n, 20n, 20n, 20n]);
});
