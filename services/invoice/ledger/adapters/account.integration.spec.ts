import { type invoiceV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, reversed, settled, specService, usd } from '../../testing/spec-service.js';

const spec = specService();
const { aCustomer, anInvoice, consume } = spec;

describe('the account of a customer', () => {
  let customerId: string;
  let invoice: invoiceV1.Invoice;
  let payment: { paymentId: string; customerId: string; minor: number; invoiceIds: string[] };

  const shown = async (
    over: Partial<invoiceV1.ListAccountEntriesRequestInit>,
    pageSize = 2,
  ): Promise<(string | number)[][]> => {
    const rows: (string | number)[][] = [];
    let pageToken = '';
    do {
      const request = { customerId, currencyCode: 'USD', pageSize, pageToken, ...over };
      const page = await spec.client.listAccountEntries(request, ann);
      expect(page.entries.length).toBeLessThanOrEqual(pageSize);
      for (const { context, change, balance } of page.entries) {
        rows.push([context, Number(change!.minorUnits), Number(balance!.minorUnits)]);
      }
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    return rows;
  };

  const all = [
    ['INVOICE_ISSUED', 10_000, 10_000],
    ['INVOICE_ISSUED', 500, 10_500],
    ['PAYMENT_SETTLED', -12_000, -1_500],
    ['ALLOCATION', 0, -1_500],
  ];

  beforeAll(async () => {
    customerId = await aCustomer();
    invoice = await anInvoice(customerId, 10_000);
    const other = await anInvoice(customerId, 500);
    await anInvoice(customerId, 77, { amount: { currencyCode: 'EUR', minorUnits: '77' } });
    payment = { paymentId: newId(), customerId, minor: 12_000, invoiceIds: [invoice.invoiceId, other.invoiceId] };
    await consume('onPayments', settled(payment));
  });

  it('has every entry of its currency with the balance after it, from either end', async () => {
    const { invoices } = await spec.client.listInvoices(
      { customerId, currencyCode: 'USD', orderBy: 'ORDER_REMAINING' },
      ann,
    );
    expect(invoices).toHaveLength(2);
    expect(await shown({})).toEqual(all);
    expect(await shown({ descending: true })).toEqual([...all].reverse());
    await consume('onPayments', reversed(payment));
    const taken = [...all, ['PAYMENT_REVERSED', 12_000, 10_500]];
    expect(await shown({}, 3)).toEqual(taken);
    expect(await shown({ descending: true }, 3)).toEqual([...taken].reverse());
    expect(await shown({ currencyCode: 'EUR' })).toEqual([['INVOICE_ISSUED', 77, 77]]);
    expect(await shown({ currencyCode: 'CHF' })).toEqual([]);
  });

  it('keeps its balance under every filter', async () => {
    expect(await shown({ contexts: ['ALLOCATION', 'PAYMENT_REVERSED'] }, 1)).toEqual([
      ['ALLOCATION', 0, -1_500],
      ['PAYMENT_REVERSED', 12_000, 10_500],
    ]);
    expect(await shown({ invoiceId: invoice.invoiceId, descending: true }, 1)).toEqual([
      ['PAYMENT_REVERSED', 12_000, 10_500],
      ['ALLOCATION', 0, -1_500],
      ['INVOICE_ISSUED', 10_000, 10_000],
    ]);
    expect((await shown({ paymentId: payment.paymentId })).map(([context]) => context)).toEqual([
      'PAYMENT_SETTLED',
      'ALLOCATION',
      'PAYMENT_REVERSED',
    ]);
    const until = await shown({ valueToDate: toWireDate('2013-02-27') });
    expect(until.map(([context]) => context)).toEqual(['INVOICE_ISSUED', 'INVOICE_ISSUED']);
    expect(await shown({ valueFromDate: toWireDate('2013-03-01') })).toEqual([['PAYMENT_REVERSED', 12_000, 10_500]]);
  });

  it('shows the lines of each entry', async () => {
    const { entries } = await spec.client.listAccountEntries(
      { customerId, currencyCode: 'USD', contexts: ['INVOICE_ISSUED'] },
      ann,
    );
    expect(entries[0]).toMatchObject({
      source: `invoice/${invoice.invoiceId}/issue/1`,
      valueDate: toWireDate('2013-02-01'),
    });
    expect(entries[0]!.lines.map(({ account, debit }) => [account, debit])).toEqual([
      ['1200', usd(10_000)],
      ['4000', usd(0)],
    ]);
  });

  it('refuses every wrong field at once, and a page of another account', async () => {
    const wrong = { customerId: 'x', currencyCode: 'x', invoiceId: 'x', contexts: Array(21).fill('A') as string[] };
    await expect(spec.client.listAccountEntries(wrong, ann)).rejects.toMatchObject({
      code: 'INVOICE_INVALID',
      details: {
        violations: ['customer_id', 'currency_code', 'invoice_id', 'contexts'].map((field) =>
          expect.objectContaining({ field }),
        ),
      },
    });
    const { nextPageToken } = await spec.client.listAccountEntries(
      { customerId, currencyCode: 'USD', pageSize: 1 },
      ann,
    );
    const other = { customerId, currencyCode: 'EUR', pageSize: 1, pageToken: nextPageToken };
    await expect(spec.client.listAccountEntries(other, ann)).rejects.toMatchObject({ code: 'PAGE_TOKEN_INVALID' });
  });
});
