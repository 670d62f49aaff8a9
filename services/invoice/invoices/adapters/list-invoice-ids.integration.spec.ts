import { type invoiceV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, specService, usd } from '../../testing/spec-service.js';

const spec = specService();

/** Draws up invoices of one customer as it does one, numbered from 1. */
async function fill(customerId: string, prefix: string, count: number): Promise<void> {
  const request = { requestId: newId(), customerId, number: `${prefix}-`, amount: usd(100) };
  const dates = { issueDate: toWireDate('2013-02-01'), dueDate: toWireDate('2013-03-10') };
  const { invoice } = await spec.client.createInvoice({ ...request, ...dates }, ann);
  await spec.owner((connection) =>
    connection.query(
      `INSERT INTO invoices SELECT (jsonb_populate_record(i, jsonb_build_object(
           'invoice_id', gen_random_uuid(), 'number', i.number || lpad(n::text, 6, '0')))).*
         FROM invoices i, generate_series(1, $2::integer) AS n WHERE invoice_id = $1`,
      [invoice!.invoiceId, count - 1],
    ),
  );
}

type Named = invoiceV1.ListInvoiceIdsResponseFound;

/** @param between runs after the first page */
async function named(
  invoices: invoiceV1.ListInvoicesRequestInit,
  pageSize = 0,
  between: (found: readonly Named[]) => Promise<unknown> = () => Promise.resolve(),
): Promise<{ found: Named[]; pages: number }> {
  const found: Named[] = [];
  let [pageToken, pages] = ['', 0];
  do {
    const page = await spec.client.listInvoiceIds({ invoices, pageSize, pageToken }, ann);
    found.push(...page.found);
    pageToken = page.nextPageToken;
    if (++pages === 1) await between(found);
  } while (pageToken !== '');
  return { found, pages };
}

describe('the ids of a list of invoices', () => {
  let customerId: string;
  let otherId: string;

  beforeAll(async () => {
    [customerId, otherId] = [await spec.aCustomer(), await spec.aCustomer()];
    await fill(customerId, 'MANY', 12_000);
  });

  it('are those of all its invoices, however many pages that takes, each with its customer', async () => {
    const { found, pages } = await named({ customerId });
    expect(pages).toBe(2);
    expect(new Set(found.map(({ invoiceId }) => invoiceId)).size).toBe(12_000);
    expect(new Set(found.map((each) => each.customerId))).toEqual(new Set([customerId]));
  });

  it('are those of the filter and no others, whatever its order is', async () => {
    const filter = { customerId, text: 'MANY-01199' };
    const { found } = await named({ ...filter, orderBy: 'ORDER_DUE_DATE', descending: true }, 4);
    const listed = await spec.client.listInvoices({ ...filter, orderBy: 'ORDER_NUMBER' }, ann);
    expect(listed.invoices).toHaveLength(10);
    expect(found.map(({ invoiceId }) => invoiceId)).toEqual(listed.invoices.map(({ invoiceId }) => invoiceId));
    expect((await named({ customerId: newId() })).found).toEqual([]);
  });

  it('have each invoice once though others leave the list or come between two pages', async () => {
    const filter = { customerId, lifecycles: ['LIFECYCLE_DRAFT' as const] };
    const { found } = await named(filter, 10_000, async ([first]) => {
      await spec.client.issueInvoice({ requestId: newId(), invoiceId: first!.invoiceId }, ann);
      await fill(customerId, 'LATER', 1);
    });
    expect(new Set(found.map(({ invoiceId }) => invoiceId)).size).toBe(12_000);
    expect(found).toHaveLength(12_000);
    expect((await named(filter)).found).toHaveLength(12_000);
  });

  it('decide by the first page what is overdue', async () => {
    const soon = await spec.anInvoice(otherId, 7, { number: 'SOON-2' });
    const late = await spec.anInvoice(otherId, 7, { number: 'SOON-1' });
    const before = await spec.db.database.now();
    const filter = { customerId: otherId, overdue: false };
    const { found } = await named(filter, 1, () => spec.db.setNow(new Date('2014-01-01T00:00:00Z')));
    await spec.db.setNow(before);
    expect(found.map(({ invoiceId }) => invoiceId)).toEqual([late.invoiceId, soon.invoiceId]);
  });

  it('are refused with how many there are where these are more than an act takes', async () => {
    const many = await spec.aCustomer();
    await fill(many, 'MORE', 100_001);
    await expect(spec.client.listInvoiceIds({ invoices: { customerId: many } }, ann)).rejects.toMatchObject({
      code: 'TOO_BROAD',
      details: { facts: { count: '100001', count_exact: 'true' } },
    });
  });

  it('need a list, which is read as any other', async () => {
    const violationsOf = (request: invoiceV1.ListInvoiceIdsRequestInit) =>
      spec.client.listInvoiceIds(request, ann).then(
        () => [],
        (error: { details?: { violations?: { field: string }[] } }) =>
          error.details!.violations!.map(({ field }) => field),
      );
    expect(await violationsOf({})).toEqual(['invoices']);
    expect(await violationsOf({ invoices: { customerId: 'x', currencyCode: 'no' } })).toEqual([
      'invoices.currency_code',
      'invoices.customer_id',
    ]);
  });
});
