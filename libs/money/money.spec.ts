import * as fc from 'fast-check';
import { add, exponentOf, formatMajor, min, money, moneyText, parseMajor, subtract, sumByCurrency } from './index.js';

const currencies = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'CLF');
const minors = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });

describe('money', () => {
  it('is told with its currency', () => {
    expect([moneyText(money(1_230n, 'EUR')), moneyText(money(-7n, 'JPY'))]).toEqual(['12.30 EUR', '-7 JPY']);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(minors, currencies, (minor, currency) => {
        expect(parseMajor(formatMajor({ minor, currency }), currency)).toEqual({ amount: { minor, currency } });
      }),
    );
  });

  it.each([
    [5n, 'USD', '0.05'],
    [-5n, 'USD', '-0.05'],
    [7n, 'JPY', '7'],
    [1234n, 'KWD', '1.234'],
  ])('writes %s %s as %s', (minor, currency, text) => expect(formatMajor({ minor, currency })).toBe(text));

  it.each([
    ['1,234.50', { decimal: '.', thousands: ',' }, 123450n],
    ['1.234,5', { decimal: ',', thousands: '.' }, 123450n],
    ['0010.1000', { decimal: '.' }, 1010n],
  ])('reads %s', (text, separators, minor) =>
    expect(parseMajor(text, 'USD', separators)).toEqual({ amount: { minor, currency: 'USD' } }),
  );

  it.each([
    ['1.005', 'WRONG_PRECISION'],
    ['1,23,4.00', 'NOT_A_NUMBER'],
    ['12,34', 'NOT_A_NUMBER'],
    ['1e3', 'NOT_A_NUMBER'],
    ['1.', 'NOT_A_NUMBER'],
    ['.5', 'NOT_A_NUMBER'],
    ['', 'NOT_A_NUMBER'],
    ['--1', 'NOT_A_NUMBER'],
    ['1.2.3', 'NOT_A_NUMBER'],
  ])('refuses %s as %s', (text, fault) => {
    expect(parseMajor(text, 'USD', { decimal: '.', thousands: ',' })).toEqual({ fault });
  });

  it('adds and subtracts exactly and never across currencies', () => {
    fc.assert(
      fc.property(minors, minors, (left, right) => {
        const sum = add(money(left, 'USD'), money(right, 'USD'));
        expect(subtract(sum, money(right, 'USD')).minor).toBe(left);
      }),
    );
    expect(() => add(money(1n, 'USD'), money(1n, 'EUR'))).toThrow('cannot be combined');
    expect(() => min(money(1n, 'USD'), money(1n, 'EUR'))).toThrow('cannot be combined');
  });

  it('sums by currency', () => {
    expect(sumByCurrency([money(1n, 'USD'), money(2n, 'EUR'), money(3n, 'USD')])).toEqual([
      { minor: 2n, currency: 'EUR' },
      { minor: 4n, currency: 'USD' },
    ]);
  });

  it('knows only ISO 4217', () => {
    expect(exponentOf('BHD')).toBe(3);
    expect(() => money(1n, 'usd')).toThrow('ISO 4217');
  });
});
