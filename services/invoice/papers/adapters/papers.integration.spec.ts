import { type invoiceV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { KeptAddressees } from '../../testing/kept-addressees.js';
import { textsOf } from '../../testing/pdf-texts.js';
import { ann, settled, specService, usd } from '../../testing/spec-service.js';

const spec = specService(async () => ({
  DUNLIN_ORGANISATION_NAME: 'Kanalgesellschaft',
  DUNLIN_INVOICE_PAPER_SENDER: 'Am Kanal 1\n20457 Hamburg',
  DUNLIN_INVOICE_PAPER_PAYMENT: 'IBAN XX00 0000 0000',
}));
const { anInvoice, consume } = spec;

const textsOfPaper = ({ content }: invoiceV1.Paper) => textsOf(content);

async function addressed(locale: string, name: string): Promise<string> {
  const customerId = await spec.aCustomer();
  const address = ['Hauptstraße 7', '80331 München', 'DE'];
  KeptAddressees.addressees.set(customerId, { name, reference: 'D-17', address, locale, zone: 'Europe/Berlin' });
  return customerId;
}

const consulting = {
  text: 'Beratung im Januar',
  quantityTenThousandths: '15000',
  unitPrice: usd(10_000),
  taxRateBasisPoints: 1_900,
};

const invoicePaper = async (invoiceId: string, locale = ''): Promise<invoiceV1.Paper> =>
  (await spec.client.renderInvoice({ invoiceId, locale }, ann)).paper!;

const statement = async (request: Partial<invoiceV1.RenderStatementRequestInit>): Promise<invoiceV1.Paper> =>
  (await spec.client.renderStatement({ currencyCode: 'USD', ...request }, ann)).paper!;

describe('the paper of an invoice', () => {
  it('has its lines and taxes, and how they became what remains, as readers of the customer write them', async () => {
    const customerId = await addressed('de-AT', 'Żółć Ελλάδα Привет GmbH');
    const { invoiceId, number } = await anInvoice(customerId, 17_850, { lines: [consulting] });
    await consume('onPayments', settled({ customerId, minor: 5_000, invoiceIds: [invoiceId] }));
    const paper = await invoicePaper(invoiceId);
    expect(paper).toMatchObject({ fileName: `invoice-${number}.pdf`, mediaType: 'application/pdf' });
    expect(Buffer.from(paper.content).subarray(0, 5).toString()).toBe('%PDF-');
    const [text] = await textsOfPaper(paper);
    for (const part of [
      'Kanalgesellschaft',
      'Am Kanal 1',
      'Żółć Ελλάδα Привет GmbH',
      'Hauptstraße 7',
      `Rechnung ${number}`,
      'Beratung im Januar',
      '1,5',
      'Umsatzsteuer 19 %',
      'Zu zahlen',
      '$ 128,50',
      'IBAN XX00 0000 0000',
      'Seite 1 von 1',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('is in the language that the request names, and says what is void', async () => {
    const { invoiceId } = await anInvoice(await addressed('de-DE', 'Acme'));
    expect((await textsOfPaper(await invoicePaper(invoiceId, 'en-US')))[0]).toContain(
      'Please pay $100.00 by Mar 10, 2013',
    );
    await spec.client.voidInvoice({ requestId: newId(), invoiceId, reasonCode: 'BILLED_TWICE' }, ann);
    expect((await textsOfPaper(await invoicePaper(invoiceId, 'en-US')))[0]).toContain('This invoice is void.');
  });

  it('is refused of a draft, of nothing, and in no language', async () => {
    const customerId = await addressed('en', 'Acme');
    const request = { requestId: newId(), customerId, number: 'DRAFT-1', amount: usd(100) };
    const days = { issueDate: toWireDate('2013-03-01'), dueDate: toWireDate('2013-04-01') };
    const { invoice } = await spec.client.createInvoice({ ...request, ...days }, ann);
    await expect(invoicePaper(invoice!.invoiceId)).rejects.toMatchObject({ code: 'PAPER_STATE_FORBIDS' });
    await expect(invoicePaper(newId())).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    await expect(invoicePaper(invoice!.invoiceId, '!')).rejects.toMatchObject({
      code: 'PAPER_INVALID',
      details: { violations: [{ field: 'locale' }] },
    });
  });
});

describe('a statement', () => {
  it('carries its opening balance, and closes with what the next one opens with', async () => {
    const customerId = await addressed('en-GB', 'Acme Ltd');
    const january = { issueDate: toWireDate('2013-01-10'), dueDate: toWireDate('2013-01-20') };
    const first = await anInvoice(customerId, 10_000, january);
    const second = await anInvoice(customerId, 6_000, { issueDate: toWireDate('2013-02-05') });
    await consume('onPayments', settled({ customerId, minor: 4_000, invoiceIds: [first.invoiceId] }));
    const days = { fromDate: toWireDate('2013-01-01'), toDate: toWireDate('2013-01-31') };
    const [before] = await textsOfPaper(await statement({ customerId, ...days }));
    expect(before).toMatch(/Brought forward US\$0\.00 .*Invoice N-\d+ US\$100\.00 US\$100\.00 .*Balance US\$100\.00/);
    expect(before).not.toContain('Open today');
    const [after] = await textsOfPaper(await statement({ customerId, fromDate: toWireDate('2013-02-01') }));
    expect(after).toMatch(/Brought forward US\$100\.00 .*US\$60\.00 US\$160\.00 .*US\$40\.00 US\$120\.00/);
    expect(after).toMatch(/Open today .*Total US\$120\.00/);
    expect(after).toContain(second.number);
  });

  it('shows credit that is not used beside what is open, and nothing of another currency', async () => {
    const customerId = await addressed('en-GB', 'Acme Ltd');
    await anInvoice(customerId, 5_000);
    await anInvoice(customerId, 700, { amount: { currencyCode: 'EUR', minorUnits: '700' } });
    await consume('onPayments', settled({ customerId, minor: 8_000, invoiceIds: [] }));
    const [text] = await textsOfPaper(await statement({ customerId }));
    expect(text).toContain('Up to 1 Mar 2013');
    expect(text).toMatch(/Balance -US\$30\.00/);
    expect(text).not.toContain('€');
  });

  it('is refused for days to come, a period that ends before it begins, and a customer that nobody knows', async () => {
    const customerId = await addressed('en', 'Acme');
    const refused = async (request: Partial<invoiceV1.RenderStatementRequestInit>, field: string) =>
      expect(statement({ customerId, ...request })).rejects.toMatchObject({
        code: 'PAPER_INVALID',
        details: { violations: [{ field }] },
      });
    await refused({ toDate: toWireDate('2013-03-02') }, 'to_date');
    await refused({ fromDate: toWireDate('2013-02-02'), toDate: toWireDate('2013-02-01') }, 'from_date');
    await refused({ currencyCode: 'XXY' }, 'currency_code');
    await refused({ customerId: '7' }, 'customer_id');
    await expect(statement({ customerId: newId() })).rejects.toMatchObject({ code: 'PAPER_CUSTOMER_NOT_FOUND' });
  });
});
