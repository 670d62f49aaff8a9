import { formOf, inputOf, isReady, nameOfTerms } from './terms-form.js';
import type { Terms } from './terms-queries.js';

const terms: Terms = {
  ...{ level: 'CLASS', class: 'trade', customerId: '', customerReference: '', kind: 'OUT_OF_TURN' },
  ...{
    netDays: 6,
    monthEnd: null,
    calendar: '',
    roll: 'PRECEDING',
    version: '3',
    interestPolicy: 'rate:8',
    fixedSum: true,
    setBy: 'user:ann',
    setTime: null,
  },
};

const nothing = { netDays: null, roll: null, interestPolicy: '', fixedSum: null };

describe('the form of payment terms', () => {
  it('begins with what is said and gives it back', () => {
    expect(inputOf(formOf(terms))).toEqual({
      ...{ level: 'CLASS', class: 'trade', customerId: '', kind: 'OUT_OF_TURN' },
      ...{ netDays: 6, monthEnd: null, calendar: '', roll: 'PRECEDING', interestPolicy: 'rate:8', fixedSum: true },
    });
  });

  it('leaves out whom the terms are not of', () => {
    const typed = { ...formOf(terms), customerId: 'c-1', level: 'ORGANISATION' as const };
    expect(inputOf(typed)).toMatchObject({ level: 'ORGANISATION', class: '', customerId: '' });
    expect(inputOf({ ...typed, level: 'CUSTOMER' })).toMatchObject({ class: '', customerId: 'c-1' });
  });

  it.each([
    ['nobody', { className: '' }, false],
    ['a class', {}, true],
    ['the organisation', { className: '', level: 'ORGANISATION' as const }, true],
    ['nothing', nothing, false],
    ['a calendar alone', { ...nothing, calendar: 'germany' }, true],
    ['interest alone', { ...nothing, interestPolicy: 'none' }, true],
  ])('is ready or not with %s', (_name, typed, expected) => {
    expect(isReady({ ...formOf(terms), ...typed })).toBe(expected);
  });

  it('is of a class and of regular invoices where it is new', () => {
    expect(formOf(null)).toMatchObject({ level: 'CLASS', className: '', kind: 'REGULAR', netDays: null });
  });

  it('knows terms of two kinds apart', () => {
    expect(nameOfTerms(terms)).not.toBe(nameOfTerms({ ...terms, kind: 'REGULAR' }));
  });
});
