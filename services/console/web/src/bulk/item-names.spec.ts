import { type Lookups, namedItems } from './item-names.js';

const asked: string[] = [];
const lookups: Lookups = {
  customers: async (ids) => asked.push(`customers ${ids.join()}`),
  cases: async (ids) => {
    asked.push(`cases ${ids.join()}`);
    return ids.map((caseId) => ({ caseId, customerId: `customer of ${caseId}` }));
  },
  invoices: async (ids) => {
    asked.push(`invoices ${ids.join()}`);
    return ids.map((invoiceId) => ({ invoiceId, customerId: `customer of ${invoiceId}`, number: `R-${invoiceId}` }));
  },
};
beforeEach(() => (asked.length = 0));

describe('the items of an act on many', () => {
  it.each([
    ['CASE', { customerId: 'customer of 1', number: '' }, 'cases 1,2'],
    ['INVOICE', { customerId: 'customer of 1', number: 'R-1' }, 'invoices 1,2'],
    ['CUSTOMER', { customerId: '1', number: '' }, 'customers 1,2'],
  ] as const)('are looked up by one call for a page of them: %s', async (subject, first, call) => {
    const named = await namedItems(subject, ['1', '2'], lookups);
    expect(named['1']).toEqual(first);
    expect(Object.keys(named)).toEqual(['1', '2']);
    expect(asked).toEqual([call]);
  });

  it('are not asked for where there are none', async () => {
    expect(await namedItems('INVOICE', [], lookups)).toEqual({});
    expect(asked).toEqual([]);
  });
});
