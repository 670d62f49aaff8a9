import { targetOfCases, targetOfInvoices } from './targets.js';

const row = (id: string, customerId: string) => ({ caseId: id, invoiceId: id, customerId });
const chosen = new Map([row('1', 'a'), row('2', 'a'), row('3', 'b')].map((each) => [each.caseId, each] as const));

describe('what an act on many is about', () => {
  it('are the rows that were chosen, or each of their customers once', async () => {
    const some = { rows: chosen, isAll: false };
    expect(await targetOfCases(some, {}, 'CASE')).toEqual({ ids: ['1', '2', '3'] });
    expect(await targetOfCases(some, {}, 'CUSTOMER')).toEqual({ ids: ['a', 'b'] });
    expect(await targetOfInvoices(some, {}, 'INVOICE')).toEqual({ ids: ['1', '2', '3'] });
    expect(await targetOfInvoices(some, {}, 'CUSTOMER')).toEqual({ ids: ['a', 'b'] });
  });

  it('is the filter itself where all that fit were chosen, whatever is there of them', async () => {
    const all = { rows: chosen, isAll: true };
    const filter = { states: ['ACTIVE' as const] };
    expect(await targetOfCases(all, filter, 'CUSTOMER')).toEqual({ cases: filter });
    const overdue = { overdue: true };
    expect(await targetOfInvoices(all, overdue, 'INVOICE')).toEqual({ invoices: overdue });
    expect(await targetOfInvoices(all, overdue, 'CUSTOMER')).toEqual({ invoices: overdue });
  });
});
