import { emptyLine, readLine, readLines, writeLine } from './draft-input.js';

const typed = { text: ' Consulting ', quantity: '1,5', price: '1.120,00', taxRate: '19' };
const line = {
  text: 'Consulting',
  quantityTenThousandths: '15000',
  unitPrice: { currencyCode: 'EUR', minorUnits: '112000' },
  taxRateBasisPoints: 1900,
};

describe('lines of a draft', () => {
  it('are read as the language writes numbers, and exactly', () => {
    expect(readLines([typed], 'EUR', 'de')).toEqual([line]);
    expect(readLine({ ...emptyLine, quantity: '1,5' }, 'EUR', 'en').quantityTenThousandths).toBeNull();
  });

  it('are nothing to send while one is not complete', () => {
    expect(readLines([typed, emptyLine], 'EUR', 'de')).toBeNull();
    expect(readLines([{ ...typed, taxRate: '19,001' }], 'EUR', 'de')).toBeNull();
    expect(readLines([], 'EUR', 'de')).toEqual([]);
  });

  it('are written as they are read', () => {
    const written = writeLine({ ...line, net: null }, 'de');
    expect(written).toEqual({ text: 'Consulting', quantity: '1,5', price: '1120,00', taxRate: '19' });
    expect(readLines([written], 'EUR', 'de')).toEqual([line]);
  });
});
