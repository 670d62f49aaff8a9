import { exponentOf, isCurrency } from '#libs/money';
import { codeTextOf, fieldInWords, formatsOf, inWords, reasonInWords } from './written.js';

describe('codes that services send', () => {
  it('are shown by their text, and in words where there is none', () => {
    const codeText = codeTextOf((key) => (key === 'caseState.PAID' ? 'Paid' : undefined));
    expect(codeText('caseState', 'PAID')).toBe('Paid');
    expect(codeText('caseState', 'SOLD_TO_SOMEBODY')).toBe('Sold to somebody');
    expect(inWords('reminder-3')).toBe('Reminder 3');
    expect(reasonInWords('DUE_DATE_PASSED')).toBe('Due date passed');
    expect(reasonInWords('Waits for the contract')).toBe('Waits for the contract');
  });
});

describe('fields that services name', () => {
  const textOf = (key: string) => (key === 'fieldName.taxRate' ? 'VAT' : undefined);

  it.each([
    ['lines[1].tax_rate', 'Lines 2, VAT'],
    ['taxRate', 'VAT'],
    ['content.weekendDays', 'Content, Weekend days'],
    ['Idempotency-Key', 'Idempotency key'],
  ])('%s is shown as %s', (path, words) => {
    expect(fieldInWords(textOf, path)).toBe(words);
  });
});

describe('amounts', () => {
  const { money } = formatsOf('en', 'UTC');

  it('show every minor unit, whatever browsers know of the currency', () => {
    const wrong = Intl.supportedValuesOf('currency')
      .filter(isCurrency)
      .filter((currencyCode) => {
        const digits = exponentOf(currencyCode);
        const written = money({ currencyCode, minorUnits: '123456789' });
        const expected = digits === 0 ? '123,456,789' : `.${'123456789'.slice(-digits)}`;
        return !written.endsWith(expected);
      });
    expect(wrong).toEqual([]);
  });

  it('of a currency that is not known are minor units, and take no row away', () => {
    expect(money({ currencyCode: 'XYZ', minorUnits: '1234' })).toBe('1234 XYZ');
  });
});
