import { readAmountText } from './index.js';

const german = { decimal: ',', thousands: '.' };
const read = (
  text: string,
  currency: string | null = 'EUR',
  separators: { decimal: string; thousands?: string } = german,
) => {
  const found = readAmountText(text, currency, separators);
  return 'amount' in found ? found.amount.minor : [found.fault, found.seems];
};

describe('an amount of a file', () => {
  it.each(['€ 1.234,50', '1.234,50 €', '1.234,50€', 'EUR 1.234,50', 'eur1.234,50', '1.234,50 EUR', '+1.234,50'])(
    'is taken with its sign or code: %j',
    (text) => {
      expect(read(text)).toBe(123_450n);
    },
  );

  it.each([
    '(40,00)',
    '40,00-',
    '-40,00',
    '\u221240,00',
    '40,00\u2212',
    '-€ 40,00',
    '€ -40,00',
    '(40,00 €)',
    '40,00- EUR',
  ])('is negative and never positive as %j', (text) => {
    expect(read(text)).toBe(-4_000n);
  });

  it('is refused with the sign or code of another currency', () => {
    expect(read('$1.234,50')).toEqual(['OTHER_CURRENCY', null]);
    expect(read('CHF 1.234,50')).toEqual(['OTHER_CURRENCY', null]);
    expect(read('$1.234,50', 'CAD')).toBe(123_450n);
    expect(read('1.234,50 kr', 'SEK')).toBe(123_450n);
    expect(read("CHF 1'234.50", 'CHF', { decimal: '.', thousands: "'" })).toBe(123_450n);
    expect(read('1\u2019234.50', 'CHF', { decimal: '.', thousands: "'" })).toBe(123_450n);
  });

  it.each(['ten', '1e3', '€', 'EUR 5 EUR', '5 apples', '--5', '-5-', '(5', '', '1 2', 'R2-D2', '٣'])(
    'is no number: %j',
    (text) => {
      expect(read(text)).toEqual(['NOT_A_NUMBER', null]);
    },
  );

  it('is not guessed where the point may stand between thousands', () => {
    const plain = { decimal: '.' };
    expect(read('1.000', 'EUR', plain)).toEqual(['LOOKS_GROUPED', { decimal: ',', thousands: '.' }]);
    expect(read('89.500', 'JPY', plain)).toEqual(['LOOKS_GROUPED', { decimal: ',', thousands: '.' }]);
    expect(read('1,000', 'EUR', { decimal: ',' })).toEqual(['LOOKS_GROUPED', { decimal: '.', thousands: ',' }]);
    expect(read('0.500', 'EUR', plain)).toBe(50n);
    expect(read('1000.000', 'EUR', plain)).toBe(100_000n);
    expect(read('1.0000', 'EUR', plain)).toBe(100n);
    expect(read('1.000', 'KWD', plain)).toBe(1_000n);
    expect(read('1.000', 'EUR', { decimal: '.', thousands: ',' })).toBe(100n);
  });

  it.each([
    ['1.488,69', { decimal: ',', thousands: '.' }],
    ['12.345.678', { decimal: ',', thousands: '.' }],
    ['89,9', { decimal: ',' }],
    ['1000,5', { decimal: ',' }],
    ['1,234.50', { decimal: '.', thousands: ',' }],
    ['1 234,50', { decimal: ',', thousands: ' ' }],
    ["1'234.50", { decimal: '.', thousands: "'" }],
    ['ten', null],
  ])('says what %j seems to be written with', (text, seems) => {
    expect(read(text, 'EUR', { decimal: '.' })).toEqual(['NOT_A_NUMBER', seems]);
  });
});
