import { type InvoiceOwner, type NamingRow, refusedNewcomers } from './newcomers.js';

const row = (reference: string, number: string, creditorId = 'main'): NamingRow => ({ reference, number, creditorId });
const owned = (reference: string | null, number: string, importId: string | null = null): InvoiceOwner => ({
  reference,
  number,
  creditorId: 'main',
  importId,
});

describe('rows of new customers that are refused anyway', () => {
  it.each<[string, NamingRow[], InvoiceOwner[], string[]]>([
    ['an invoice of another customer', [row('new', '1')], [owned('old', '1')], ['0 CUSTOMER_CHANGED']],
    ['one of another creditor', [row('new', '1', 'second')], [owned('old', '1')], []],
    ['its own, created meanwhile', [row('new', '1')], [owned('new', '1')], []],
    ['one of nobody who is known here', [row('new', '1')], [owned(null, '1')], []],
    ['a number of this file', [row('new', '1')], [owned('old', '1', 'this')], ['0 DUPLICATE_NUMBER']],
    ['a number of a row before', [row('first', '1'), row('new', '1')], [], ['1 DUPLICATE_NUMBER']],
    [
      'a number of a row before that is refused',
      [row('new', '1'), row('old', '1')],
      [owned('old', '1')],
      ['0 CUSTOMER_CHANGED'],
    ],
    ['a customer of another row too', [row('new', '1'), row('new', '2')], [owned('old', '1')], []],
    ['a customer that is known', [row('old', '1'), row('old-2', '1')], [], []],
  ])('%s', (_, rows, owners, expected) => {
    const refused = refusedNewcomers(rows, (reference) => !reference.startsWith('old'), owners, 'this');
    expect([...refused].map(([refusedRow, { reason }]) => `${rows.indexOf(refusedRow)} ${reason}`)).toEqual(expected);
  });
});
