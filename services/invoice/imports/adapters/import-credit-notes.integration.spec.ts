import { counts, importFiles } from '../../testing/import-files.js';
import { ann, specService, usd } from '../../testing/spec-service.js';

const spec = specService();
const { importFile, byNumber, errorsOf } = importFiles(spec);

const mapping = `
columns:
  customer.reference: customer
  invoice.number: number
  invoice.issueDate: issued
  invoice.dueDate: due
  invoice.amount: amount
  invoice.credits: { column: credits, optional: true }
  invoice.currency: { constant: USD }
`;

const file = (...rows: string[]): string => ['customer,number,issued,due,amount,credits', ...rows].join('\n') + '\n';
const row = (number: string, amount: string, credits = '', customer = 'A-1'): string =>
  `${customer},${number},2013-02-01,2013-03-05,${amount},${credits}`;

describe('a file with credit notes', () => {
  const whole = file(row('FC-1', '100.00'), row('FG-1', '-30.00', 'FC-1'), row('FC-2', '50.00'));

  it('reduces the invoices that they name, and changes nothing when it comes again', async () => {
    const first = await importFile(whole, { mapping });
    expect([counts(first), await errorsOf(first.importId)]).toEqual([[3, 2, 1, 0, 0, 0, 0], []]);
    const { invoiceId, ...invoice } = await byNumber('FC-1');
    expect(invoice).toMatchObject({ amount: usd(7_000), remaining: usd(7_000), creditNotes: usd(3_000) });
    const { creditNotes } = await spec.client.listCreditNotes({ invoiceId }, ann);
    expect(creditNotes).toMatchObject([{ number: 'FG-1', amount: usd(3_000), reason: 'IMPORTED' }]);
    const again = await importFile(whole, { mapping });
    expect([counts(again), await errorsOf(again.importId)]).toEqual([[3, 0, 0, 3, 0, 0, 0], []]);
    expect(await byNumber('FC-1')).toMatchObject({ amount: usd(7_000), version: invoice.version });
    const active = await importFile(whole, { mapping, mode: 'MODE_ACTIVE' });
    expect(counts(active)).toEqual([3, 0, 0, 3, 0, 0, 0]);
  });

  it('says what a dry run would do, and does nothing', async () => {
    const content = file(row('FC-3', '100.00'), row('FG-3', '-30.00', 'FC-3'));
    expect(counts(await importFile(content, { mapping, dryRun: true }))).toEqual([2, 1, 1, 0, 0, 0, 0]);
    await expect(byNumber('FC-3')).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    expect(counts(await importFile(content, { mapping }))).toEqual([2, 1, 1, 0, 0, 0, 0]);
  });

  it('refuses each row that credits nothing it could, with why', async () => {
    await importFile(file(row('FC-4', '100.00'), row('FG-4', '-10.00', 'FC-4')), { mapping });
    const wrong = await importFile(
      file(
        row('FG-5', '-10.00', 'NONE'),
        row('FG-6', '-90.01', 'FC-4'),
        row('FG-7', '-10.00', 'FC-4', 'A-2'),
        row('FG-4', '-11.00', 'FC-4'),
        row('FG-8', '-10.00'),
        row('FG-9', '-90.00', 'FC-4'),
      ),
      { mapping },
    );
    expect(await errorsOf(wrong.importId)).toEqual([
      '2 credits=NONE UNKNOWN_INVOICE',
      '3 amount=-90.01 CREDITS_TOO_MUCH',
      '4 customer=A-2 CUSTOMER_CHANGED',
      '5 number=FG-4 DUPLICATE_NUMBER',
      '6 amount=-10.00 NOT_POSITIVE',
    ]);
    expect(await byNumber('FC-4')).toMatchObject({ lifecycle: 'LIFECYCLE_VOID' });
  });
});
