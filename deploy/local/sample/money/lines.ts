import type { Dunlin } from '#libs/client';
import { type invoiceV1, toWireDate } from '#libs/contracts';
import type { LocalDate } from '#libs/time';

/** Invoices that somebody wrote by hand: one with lines of two rates of tax, of which an hour was credited, and a draft of another. */
export async function loadLines({ invoice, caller }: Dunlin, today: LocalDate, dueDate: LocalDate): Promise<void> {
  const { invoices } = await invoice.listInvoices({ orderBy: 'ORDER_NUMBER', pageSize: 1 }, caller);
  for (const { customerId, creditorId, amount } of invoices) {
    const line = (text: string, quantityTenThousandths: string, minorUnits: string, taxRateBasisPoints: number) => {
      const unitPrice = { currencyCode: amount!.currencyCode, minorUnits };
      return { text, quantityTenThousandths, unitPrice, taxRateBasisPoints };
    };
    const numberSeries = 'by-hand';
    const series = { code: numberSeries, title: 'By hand', prefix: 'BY-HAND-', digits: 3 };
    await invoice.applyNumberSeries({ requestId: 'sample/number-series', ...series }, caller);
    const create = async (key: string, lines: invoiceV1.InvoiceLineInit[]): Promise<string> => {
      const dates = { issueDate: toWireDate(today), dueDate: toWireDate(dueDate) };
      const request = { requestId: `sample/draft/${key}`, customerId, creditorId, numberSeries, lines, ...dates };
      return (await invoice.createInvoice(request, caller)).invoice!.invoiceId;
    };
    const invoiceId = await create('issued', [
      line('Consulting, hours', '75000', '12000', 1900),
      line('Manual', '20000', '1500', 700),
    ]);
    await invoice.issueInvoice({ requestId: `sample/issue/${invoiceId}`, invoiceId }, caller);
    await invoice.createCreditNote(
      {
        ...{ requestId: `sample/credit-note/${invoiceId}`, invoiceId, number: 'CREDIT-1' },
        amount: { currencyCode: amount!.currencyCode, minorUnits: '14280' },
        reason: 'One hour was billed twice',
      },
      caller,
    );
    await create('draft', [line('Consulting, hours', '25000', '12000', 1900)]);
  }
}
