import { newId } from '#libs/ids';
import { counts, importFiles } from '../../testing/import-files.js';
import { ann, reversed, settled, specService, usd } from '../../testing/spec-service.js';

const spec = specService();
const { importFile, byNumber, errorsOf } = importFiles(spec);

const mapping = `
columns:
  customer.reference: customer
  invoice.number: number
  invoice.issueDate: issued
  invoice.dueDate: due
  invoice.amount: { column: amount, optional: true }
  invoice.openAmount: { column: open, optional: true }
  invoice.currency: { constant: USD }
`;

/** A file of one row: what is owed in all, and what is open of it; empty where the file does not say. */
const give = (number: string, amount: string, open: string) =>
  importFile(`customer,number,issued,due,amount,open\ne-1,${number},2013-02-01,2013-03-05,${amount},${open}\n`, {
    mapping,
  });

/** Amount, what was paid elsewhere, and what remains. */
async function amountsOf(number: string): Promise<number[]> {
  const { amount, paidElsewhere, remaining } = await byNumber(number);
  return [amount, paidElsewhere, remaining].map((money) => Number(money!.minorUnits));
}

/** Lines of the receivable, which sum to what remains. */
async function receivableOf(number: string): Promise<string[]> {
  const { invoiceId } = await byNumber(number);
  const { lines } = await spec.client.listJournalLines({ invoiceId, pageSize: 100 }, ann);
  return lines
    .filter(({ account }) => account === '1200')
    .map(({ context, debit, credit }) => `${context} ${Number(debit!.minorUnits) - Number(credit!.minorUnits)}`);
}

async function pay(number: string, minor: number): Promise<{ paymentId: string; customerId: string; minor: number }> {
  const { invoiceId, customerId } = await byNumber(number);
  const payment = { paymentId: newId(), customerId, minor };
  await spec.consume('onPayments', settled({ ...payment, invoiceIds: [invoiceId] }));
  return payment;
}

describe('an invoice that was part paid before its import', () => {
  it('is issued for the whole amount, and an opening entry takes off what was paid', async () => {
    await give('PE-1', '100.00', '60.00');
    expect(await byNumber('PE-1')).toMatchObject({
      amount: usd(10_000),
      paidElsewhere: usd(4_000),
      remaining: usd(6_000),
      paymentState: 'PAYMENT_STATE_PARTIALLY_PAID',
      lifecycle: 'LIFECYCLE_OPEN',
    });
    expect(await receivableOf('PE-1')).toEqual(['INVOICE_ISSUED 10000', 'OPENING -4000']);
    expect(counts(await give('PE-1', '100.00', '60.00'))).toEqual([1, 0, 0, 1, 0, 0, 0]);
    // A file that says nothing of what is open leaves it.
    expect(counts(await give('PE-1', '100.00', ''))).toEqual([1, 0, 0, 1, 0, 0, 0]);
  });

  it('follows what the file says is open: less, more again, and all', async () => {
    await give('PE-2', '100.00', '60.00');
    await spec.db.clearOutbox();
    await give('PE-2', '100.00', '45.00');
    expect(await amountsOf('PE-2')).toEqual([10_000, 5_500, 4_500]);
    expect((await spec.db.published()).find(({ type }) => type.endsWith('InvoiceChanged'))!.payload).toMatchObject({
      changedFields: ['paid_elsewhere'],
      snapshot: { invoice: { paidElsewhere: usd(5_500), remaining: usd(4_500) } },
    });
    await give('PE-2', '100.00', '90.00');
    expect(await amountsOf('PE-2')).toEqual([10_000, 1_000, 9_000]);
    await give('PE-2', '120.00', '110.00');
    expect(await amountsOf('PE-2')).toEqual([12_000, 1_000, 11_000]);
    expect(await receivableOf('PE-2')).toEqual([
      'INVOICE_ISSUED 10000',
      'OPENING -4000',
      'OPENING -1500',
      'OPENING 4500',
      'AMOUNT_CHANGED 2000',
    ]);
    await give('PE-2', '120.00', '0.00');
    expect(await byNumber('PE-2')).toMatchObject({ lifecycle: 'LIFECYCLE_VOID' });
  });

  it('owes no more because the file does not know yet what was paid here', async () => {
    await give('PE-3', '100.00', '60.00');
    const payment = await pay('PE-3', 3_000);
    for (const open of ['60.00', '45.00', '30.00']) {
      expect(counts(await give('PE-3', '100.00', open))).toEqual([1, 0, 0, 1, 0, 0, 0]);
      expect(await amountsOf('PE-3')).toEqual([10_000, 4_000, 3_000]);
    }
    await give('PE-3', '100.00', '20.00');
    expect(await amountsOf('PE-3')).toEqual([10_000, 5_000, 2_000]);
    await give('PE-3', '100.00', '0.00');
    expect(await byNumber('PE-3')).toMatchObject({ lifecycle: 'LIFECYCLE_PAID', paidElsewhere: usd(7_000) });
    await spec.consume('onPayments', reversed(payment));
    expect(await amountsOf('PE-3')).toEqual([10_000, 7_000, 3_000]);
  });

  it('refuses a row that leaves open whether payments here are among what it says was paid', async () => {
    await give('PE-4', '100.00', '60.00');
    await pay('PE-4', 3_000);
    const unclear = await give('PE-4', '100.00', '80.00');
    expect([counts(unclear), await errorsOf(unclear.importId)]).toEqual([
      [1, 0, 0, 0, 0, 0, 1],
      ['2 open=80.00 OPEN_AMOUNT_UNCLEAR'],
    ]);
    const below = await give('PE-4', '40.00', '');
    expect(await errorsOf(below.importId)).toEqual(['2 amount=40.00 OPEN_AMOUNT_UNCLEAR']);
    expect(await amountsOf('PE-4')).toEqual([10_000, 4_000, 3_000]);
    // The way out: void, the next file opens it with what it says is open.
    const { invoiceId } = await byNumber('PE-4');
    await spec.client.voidInvoice({ requestId: newId(), invoiceId, reason: 'to be opened anew' }, ann);
    expect(await byNumber('PE-4')).toMatchObject({ paymentState: 'PAYMENT_STATE_UNPAID', remaining: usd(0) });
    expect(counts(await give('PE-4', '100.00', '80.00'))).toEqual([1, 0, 0, 0, 1, 0, 0]);
    expect(await amountsOf('PE-4')).toEqual([10_000, 0, 7_000]);
    expect(await receivableOf('PE-4')).toEqual([
      'INVOICE_ISSUED 10000',
      'OPENING -4000',
      'ALLOCATION -3000',
      'INVOICE_VOIDED -10000',
      'OPENING 4000',
      'ALLOCATION_UNDONE 3000',
      'INVOICE_REOPENED 10000',
      'CREDIT_RETURNED -3000',
    ]);
  });

  it('is re-opened with what was paid elsewhere, by an opening entry of its own', async () => {
    await give('PE-5', '100.00', '60.00');
    const { invoiceId } = await byNumber('PE-5');
    await spec.client.voidInvoice({ requestId: newId(), invoiceId, reason: 'by mistake' }, ann);
    await give('PE-5', '100.00', '60.00');
    expect(await amountsOf('PE-5')).toEqual([10_000, 4_000, 6_000]);
    expect((await receivableOf('PE-5')).slice(2)).toEqual([
      'INVOICE_VOIDED -10000',
      'OPENING 4000',
      'INVOICE_REOPENED 10000',
      'OPENING -4000',
    ]);
  });

  it('keeps its amount in a file that writes only what is open', async () => {
    await give('PE-6', '', '60.00');
    expect(await amountsOf('PE-6')).toEqual([6_000, 0, 6_000]);
    await give('PE-6', '', '50.00');
    expect(await amountsOf('PE-6')).toEqual([6_000, 1_000, 5_000]);
    await give('PE-6', '', '70.00');
    expect(await amountsOf('PE-6')).toEqual([7_000, 0, 7_000]);
  });

  it('becomes whole when a file says the whole of what was known only as open', async () => {
    await give('PE-7', '', '60.00');
    await give('PE-7', '100.00', '60.00');
    expect(await amountsOf('PE-7')).toEqual([10_000, 4_000, 6_000]);
    expect(await receivableOf('PE-7')).toEqual(['INVOICE_ISSUED 6000', 'AMOUNT_CHANGED 4000', 'OPENING -4000']);
  });
});
