import { type invoiceV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, settled, shortTypes, specService, usd } from '../../testing/spec-service.js';

const spec = specService();
const { aCustomer, consume, get } = spec;

let count = 0;
const terms = () => ({
  number: `L-${(count += 1)}`,
  issueDate: toWireDate('2013-02-01'),
  dueDate: toWireDate('2013-03-10'),
});

const line = (quantity: string, price: number, rate: number, text = 'Consulting'): invoiceV1.InvoiceLineInit => ({
  text,
  quantityTenThousandths: quantity,
  unitPrice: usd(price),
  taxRateBasisPoints: rate,
});
const lines = [line('15000', 10_000, 1_900), line('10000', 5_000, 700, 'Manual')];

const draft = async (over: invoiceV1.CreateInvoiceRequestInit = { lines }): Promise<invoiceV1.Invoice> => {
  const request = { requestId: newId(), customerId: await aCustomer(), ...terms(), ...over };
  return (await spec.client.createInvoice(request, ann)).invoice!;
};
const change = async (invoiceId: string, over: invoiceV1.ChangeDraftRequestInit): Promise<invoiceV1.Invoice> =>
  (await spec.client.changeDraft({ requestId: newId(), invoiceId, ...over }, ann)).invoice!;
const issue = async (invoiceId: string): Promise<invoiceV1.Invoice> =>
  (await spec.client.issueInvoice({ requestId: newId(), invoiceId }, ann)).invoice!;
const discard = (invoiceId: string) => spec.client.discardDraft({ requestId: newId(), invoiceId }, ann);

const posted = async (invoiceId: string): Promise<string[]> => {
  const { lines: all } = await spec.client.listJournalLines({ invoiceId }, ann);
  return all.map(({ context, account, debit, credit }) => {
    const side = debit!.minorUnits === '0' ? `C${credit!.minorUnits}` : `D${debit!.minorUnits}`;
    return `${context} ${account} ${side}`;
  });
};

describe('a draft with lines', () => {
  it('comes to its lines with tax, which its issue posts', async () => {
    const { invoiceId } = await draft();
    const expected = {
      amount: usd(23_200),
      net: usd(20_000),
      tax: usd(3_200),
      lines: [
        { ...lines[0], net: usd(15_000) },
        { ...lines[1], net: usd(5_000) },
      ],
      taxes: [
        { taxRateBasisPoints: 700, net: usd(5_000), tax: usd(350) },
        { taxRateBasisPoints: 1_900, net: usd(15_000), tax: usd(2_850) },
      ],
    };
    expect(await get(invoiceId)).toMatchObject({ ...expected, lifecycle: 'LIFECYCLE_DRAFT', remaining: usd(0) });
    expect(await issue(invoiceId)).toMatchObject({ ...expected, remaining: usd(23_200) });
    expect(await posted(invoiceId)).toEqual([
      'INVOICE_ISSUED 1200 D23200',
      'INVOICE_ISSUED 4000 C20000',
      'INVOICE_ISSUED 2200 C3200',
    ]);
    const [event] = await spec.db.published();
    expect(event).toMatchObject({
      type: 'dunlin.invoice.v1.InvoiceIssued',
      payload: { snapshot: { invoice: { tax: usd(3_200), net: usd(20_000), lines: [], taxes: [] } } },
    });
  });

  it('is changed until it is issued, by whoever saw it as it is', async () => {
    const { invoiceId, version } = await draft();
    const dueDate = toWireDate('2013-04-10');
    const changed = await change(invoiceId, { expectedVersion: version, lines: [lines[0]!], dueDate });
    expect(changed).toMatchObject({ amount: usd(17_850), dueDate, version: '2', lines: [{ text: 'Consulting' }] });
    await expect(change(invoiceId, { expectedVersion: version, lines })).rejects.toMatchObject({
      code: 'INVOICE_CONFLICT',
    });
    const moved = await change(invoiceId, { issueDate: toWireDate('2013-02-02') });
    expect(moved).toMatchObject({ amount: usd(17_850), lines: [{}], issueDate: toWireDate('2013-02-02') });
    expect(await change(invoiceId, { amount: usd(5_000) })).toMatchObject({ amount: usd(5_000), lines: [], tax: null });
    expect(shortTypes(await spec.db.published())).toEqual([]);
    await issue(invoiceId);
    expect(await posted(invoiceId)).toEqual(['INVOICE_ISSUED 1200 D5000', 'INVOICE_ISSUED 4000 C5000']);
    for (const act of [() => change(invoiceId, { lines }), () => discard(invoiceId)])
      await expect(act()).rejects.toMatchObject({
        code: 'INVOICE_STATE_FORBIDS',
        details: { facts: { reason: 'ISSUED_ALREADY' } },
      });
  });

  it('is discarded with its lines, once for a request, and its number is free again', async () => {
    const { invoiceId, number } = await draft();
    const request = { requestId: newId(), invoiceId };
    await spec.client.discardDraft(request, ann);
    await spec.client.discardDraft(request, ann);
    await expect(get(invoiceId)).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    await expect(discard(invoiceId)).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    const left = await spec.db.database.query('SELECT FROM invoice_lines WHERE invoice_id = $1', [invoiceId]);
    expect(left).toEqual([]);
    expect(await draft({ lines, number })).toMatchObject({ number });
  });

  it('is refused with what is wrong of it', async () => {
    const wrong: readonly [invoiceV1.CreateInvoiceRequestInit, RegExp][] = [
      [{ lines, amount: usd(23_201) }, /amount.*must be what the lines come to with tax, 232.00 USD/],
      [{ lines: [line('0', 100, 1_900)] }, /lines\[0\].quantity_ten_thousandths/],
      [{ lines: [line('10000', -1, 1_900)] }, /lines\[0\].unit_price.*must not be less than zero/],
      [{ lines: [line('10000', 100, 10_001)] }, /lines\[0\].tax_rate_basis_points/],
      [{ lines: [line('10000', 100, 0, '')] }, /lines\[0\].text/],
      [{}, /amount.*is missing/],
    ];
    for (const [over, message] of wrong)
      await expect(draft(over)).rejects.toMatchObject({
        code: 'INVOICE_INVALID',
        message: expect.stringMatching(message),
      });
    const { invoiceId } = await draft();
    const euros = { amount: { currencyCode: 'EUR', minorUnits: '100' } };
    await expect(change(invoiceId, euros)).rejects.toMatchObject({ message: expect.stringMatching(/must be in USD/) });
  });
});

describe('tax of an issued invoice', () => {
  it('is taken back in its share by a credit note, also of what was paid, and wholly by the last', async () => {
    const { invoiceId, customerId } = await draft();
    await issue(invoiceId);
    await consume('onPayments', settled({ customerId, minor: 20_000, invoiceIds: [invoiceId] }));
    const credit = async (minor: number | null): Promise<void> => {
      const amount = minor === null ? null : usd(minor);
      const raised = { requestId: newId(), invoiceId, amount, reason: 'broken' };
      const { disputeId } = await spec.client.raiseDispute(raised, ann);
      const ended = { requestId: newId(), disputeId, state: 'STATE_RESOLVED_FOR_DEBTOR', reason: 'true' } as const;
      await spec.client.resolveDispute(ended, ann);
    };
    await credit(2_320);
    expect(await get(invoiceId)).toMatchObject({ amount: usd(20_880), tax: usd(2_880), net: usd(18_000) });
    await credit(null);
    expect(await get(invoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_VOID' });
    const sums = new Map<string, bigint>();
    const { lines: all } = await spec.client.listJournalLines({ invoiceId, pageSize: 100 }, ann);
    for (const { account, debit, credit: credited } of all) {
      const change = BigInt(debit!.minorUnits) - BigInt(credited!.minorUnits);
      sums.set(String(account), (sums.get(String(account)) ?? 0n) + change);
    }
    expect([...sums].filter(([account]) => account !== '2110' && account !== '2100')).toEqual([
      ['1200', 0n],
      ['4000', 0n],
      ['2200', 0n],
    ]);
  });
});
