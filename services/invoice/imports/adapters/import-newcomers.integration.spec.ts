import { counts, csv, importFiles } from '../../testing/import-files.js';
import { KeptCustomers } from '../../testing/kept-customers.js';
import { specService } from '../../testing/spec-service.js';

const spec = specService();
const { importFile, byNumber, errorsOf } = importFiles(spec);

const row = (customer: string, number: string, name = 'Ann'): string =>
  `${customer},${name},,${number},2013-02-01,2013-03-05,10.00,,`;
const isKnown = (reference: string): boolean => KeptCustomers.customers.has(reference);

describe('customers that a file names first', () => {
  it('are not created by rows that are refused, in a dry run neither', async () => {
    await importFile(csv(row('n-1', 'NEW-1')));
    const file = csv(
      row('n-other', 'NEW-1'),
      row('n-2', 'NEW-2'),
      row('n-repeat', 'NEW-2'),
      row('n-both', 'NEW-1', 'Ann'),
      row('n-both', 'NEW-3', 'Bob'),
    );
    for (const dryRun of [true, false]) {
      const done = await importFile(file, { dryRun });
      expect(counts(done)).toEqual([5, 2, 0, 0, 0, 0, 3]);
      expect(done.customersCreatedCount).toBe('2');
      expect(await errorsOf(done.importId)).toEqual([
        '2 customer=n-other CUSTOMER_CHANGED',
        '4 number=NEW-2 DUPLICATE_NUMBER',
        '5 customer=n-both CUSTOMER_CHANGED',
      ]);
    }
    expect(['n-2', 'n-both', 'n-other', 'n-repeat'].map(isKnown)).toEqual([true, true, false, false]);
    // What a refused row says of a customer counts like what any other says.
    expect(KeptCustomers.customers.get('n-both')!.fields).toMatchObject({ name: 'Bob' });
  });

  it('take the number of a row before them that is refused itself', async () => {
    await importFile(csv(row('n-3', 'NEW-4')));
    const done = await importFile(csv(row('n-4', 'NEW-4'), row('n-3', 'NEW-4')));
    expect(counts(done)).toEqual([2, 0, 0, 1, 0, 0, 1]);
    expect(await errorsOf(done.importId)).toEqual(['2 customer=n-4 CUSTOMER_CHANGED']);
    expect(isKnown('n-4')).toBe(false);
    const unreadable = await importFile(csv(row('"n\u00075"', 'NEW-5'), row('n-5', 'NEW-5')));
    expect(counts(unreadable)).toEqual([2, 1, 0, 0, 0, 0, 1]);
    expect(await errorsOf(unreadable.importId)).toEqual(['2 customer=n\u00075 HAS_CONTROL_CHARACTERS']);
    expect(await byNumber('NEW-5')).toMatchObject({ lifecycle: 'LIFECYCLE_OPEN' });
  });

  it('are not created for a number that a chunk long before had', async () => {
    const rows = Array.from({ length: 10_001 }, (_, index) => row('n-6', `FAR-${index}`));
    const done = await importFile(csv(...rows, row('n-far', 'FAR-0')));
    expect(counts(done)).toEqual([10_002, 10_001, 0, 0, 0, 0, 1]);
    expect(done.customersCreatedCount).toBe('1');
    expect(isKnown('n-far')).toBe(false);
  });
});
