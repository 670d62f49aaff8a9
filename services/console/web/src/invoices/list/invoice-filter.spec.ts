import { boundOf, invoiceFilter, readBound, writeBound } from './invoice-filter.js';

describe('bounds of amounts', () => {
  it('are read as people of the language write them, and stand in the address as minor units', () => {
    expect(readBound('1.234,50', 'EUR', 'de')).toEqual({ minor: '123450' });
    expect(readBound('100,50', 'EUR', 'de')).toEqual({ minor: '10050' });
    expect(readBound('1.000', 'EUR', 'de')).toEqual({ minor: '100000' });
    expect(readBound('1,234.50', 'EUR', 'en')).toEqual({ minor: '123450' });
    expect(readBound('1234', 'JPY', 'en')).toEqual({ minor: '1234' });
    expect(readBound('', '', 'en')).toEqual({ minor: '' });
  });

  it('that cannot be read are told, and hold nowhere', () => {
    expect(readBound('100', '', 'en')).toEqual({ fault: 'NO_CURRENCY' });
    expect(readBound('12.345', 'EUR', 'en')).toEqual({ fault: 'NOT_READABLE' });
    expect(readBound('much', 'EUR', 'de')).toEqual({ fault: 'NOT_READABLE' });
    expect(boundOf('1.234,50', 'EUR')).toBeUndefined();
    expect(invoiceFilter({ min: '10050' })).not.toHaveProperty('minRemaining');
  });

  it('sort by what remains within a currency only', () => {
    expect(invoiceFilter({ order: 'REMAINING' })).not.toHaveProperty('orderBy');
    expect(invoiceFilter({ order: 'REMAINING', currency: 'EUR', descending: 'true' })).toMatchObject({
      ...{ orderBy: 'REMAINING', currencyCode: 'EUR', descending: true },
    });
    expect(invoiceFilter({ order: 'NUMBER', issuedFrom: '2026-01-01' })).toMatchObject({
      ...{ orderBy: 'NUMBER', issueFromDate: '2026-01-01', descending: false },
    });
  });

  it('come back from the address as they would be typed', () => {
    expect(writeBound('123450', 'EUR', 'de')).toBe('1234,50');
    expect(writeBound('123450', 'EUR', 'en')).toBe('1234.50');
    expect(writeBound('nonsense', 'EUR', 'en')).toBe('');
    expect(invoiceFilter({ currency: 'EUR', min: '10050', lifecycles: 'OPEN,NEW' })).toMatchObject({
      minRemaining: { currencyCode: 'EUR', minorUnits: '10050' },
      lifecycles: ['OPEN'],
    });
  });
});
