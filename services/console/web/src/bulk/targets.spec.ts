import { TooManyError } from './bulk-acts.js';
import { maxIds, readAll, targetOfCases, targetOfInvoices } from './targets.js';

const row = (id: string, customerId: string) => ({ caseId: id, invoiceId: id, customerId });
const chosen = new Map([row('1', 'a'), row('2', 'a'), row('3', 'b')].map((each) => [each.caseId, each] as const));

/** A list of so many rows, 500 on a page. */
function pages(count: number) {
  const read: string[] = [];
  return {
    read,
    readPage: async (pageToken: string) => {
      read.push(pageToken);
      const start = Number(pageToken);
      const rows = Array.from({ length: Math.min(500, count - start) }, (_, at) => row(String(start + at), 'a'));
      return { rows, nextPageToken: start + 500 < count ? String(start + 500) : '' };
    },
  };
}

describe('what an act on many is about', () => {
  it('are the rows that were chosen, or each of their customers once', async () => {
    const some = { rows: chosen, isAll: false };
    expect(await targetOfCases(some, {}, 'CASE')).toEqual({ ids: ['1', '2', '3'] });
    expect(await targetOfCases(some, {}, 'CUSTOMER')).toEqual({ ids: ['a', 'b'] });
    expect(await targetOfInvoices(some, pages(0).readPage, 'CUSTOMER')).toEqual({ ids: ['a', 'b'] });
  });

  it('is the filter itself where all cases were chosen, whatever is there of them', async () => {
    const filter = { states: ['ACTIVE' as const] };
    expect(await targetOfCases({ rows: chosen, isAll: true }, filter, 'CUSTOMER')).toEqual({ cases: filter });
  });

  it('are all invoices page by page, and never a part of too many', async () => {
    const { read, readPage } = pages(1_200);
    const { ids } = (await targetOfInvoices({ rows: chosen, isAll: true }, readPage, 'INVOICE')) as { ids: string[] };
    expect([ids.length, read]).toEqual([1_200, ['', '500', '1000']]);
    expect(await readAll(pages(maxIds).readPage)).toHaveLength(maxIds);
    await expect(readAll(pages(maxIds + 1).readPage)).rejects.toThrow(TooManyError);
  });
});
