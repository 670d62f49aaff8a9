import { counts, importFiles } from '../../testing/import-files.js';
import { ann, specService, usd } from '../../testing/spec-service.js';

const spec = specService();
const { importFile, byNumber, errorsOf } = importFiles(spec);

const mapping = `
rows:
  heading: 1
  once: Number
  leaveOut:
    - { column: 1, begins: Total }
    - { column: Open, negative: true }
columns:
  customer.reference: { heading: true }
  invoice.number: Number
  invoice.issueDate: Issued
  invoice.dueDate: Due
  invoice.openAmount: { column: Open, thousands: ',' }
  invoice.currency: { constant: USD }
`;

const report = (...rows: string[]): string => ['Issued,Due,Number,Item,Open', ...rows].join('\n') + '\n';

describe('a report with headings, sums, credit notes and a row for each line of an invoice', () => {
  const whole = report(
    'Kowhai Ltd,,,,',
    '2013-02-01,2013-03-05,LO-1,Mulch,"1,200.00"',
    '2013-02-01,2013-03-05,LO-1,Delivery,"1,200.00"',
    '2013-02-03,2013-03-05,LO-2,Mulch,12.50',
    '2013-02-04,2013-02-04,LC-1,Mulch returned,-10.00',
    'Total Kowhai Ltd,,,,"1,202.50"',
    'Tui & Co,,,,',
    '2013-02-05,2013-03-05,LO-3,Mulch,30.00',
    'Total Tui & Co,,,,30.00',
  );

  it('becomes its invoices; what is left out is listed with its reason, and is no error', async () => {
    const done = await importFile(whole, { mapping });
    expect(counts(done)).toEqual([3, 3, 0, 0, 0, 0, 0]);
    expect(done.customersCreatedCount).toBe('2');
    expect(await errorsOf(done.importId)).toEqual([
      '6 Open=-10.00 LEFT_OUT',
      '7 Issued=Total Kowhai Ltd LEFT_OUT',
      '10 Issued=Total Tui & Co LEFT_OUT',
    ]);
    const [first, last] = [await byNumber('LO-1'), await byNumber('LO-3')];
    expect([first.amount, last.amount]).toEqual([usd(120_000), usd(3_000)]);
    expect(first.customerId).not.toBe(last.customerId);
  });

  it('names only what it takes, so that an invoice it leaves out is absent', async () => {
    const { importId } = await importFile(whole, { mapping });
    const turned = whole.replace('LO-3,Mulch,30.00', 'LO-3,Mulch,-30.00');
    const done = await importFile(turned, { mapping, mode: 'MODE_ACTIVE', confirmClose: true });
    expect(counts(done)).toEqual([2, 0, 0, 2, 0, 1, 0]);
    expect((await byNumber('LO-3')).lifecycle).toBe('LIFECYCLE_VOID');
    expect((await spec.client.getImport({ importId }, ann)).import!.state).toBe('STATE_COMPLETED');
  });

  it('refuses a credit note that is not left out, and says how to leave it out', async () => {
    const rows = report('Kowhai Ltd,,,,', '2013-02-01,2013-03-05,LC-2,a,-5.00');
    const done = await importFile(rows, { mapping: mapping.replace(/ {4}- \{ column: Open.*\n/, '') });
    const { errors } = await spec.client.listImportErrors({ importId: done.importId, pageSize: 10 }, ann);
    expect(errors).toMatchObject([
      {
        row: '3',
        column: 'Open',
        value: '-5.00',
        reason: 'NOT_POSITIVE',
        message: expect.stringContaining('leave such rows out in the mapping (rows.leaveOut with negative: true)'),
      },
    ]);
  });

  it('refuses lines of one invoice that contradict each other', async () => {
    const done = await importFile(
      report('Kowhai Ltd,,,,', '2013-02-01,2013-03-05,LO-9,a,5.00', '2013-02-01,2013-03-05,LO-9,b,6.00'),
      { mapping },
    );
    expect(counts(done)).toEqual([2, 1, 0, 0, 0, 0, 1]);
    expect(await errorsOf(done.importId)).toEqual(['4 Number=LO-9 DUPLICATE_NUMBER']);
  });
});
