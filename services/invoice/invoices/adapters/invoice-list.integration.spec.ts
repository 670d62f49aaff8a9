import { type invoiceV1, toTimestamp, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, settled, specService, start, usd } from '../../testing/spec-service.js';

const spec = specService();
const { aCustomer, anInvoice, consume, get } = spec;

const dated = (issueDate: string, dueDate: string) => ({
  issueDate: toWireDate(issueDate),
  dueDate: toWireDate(dueDate),
});

describe('lists of invoices', () => {
  let customerIds: string[];
  let numbers: string[];

  /** Places of the invoices below, by pages of two. */
  const listed = async (over: invoiceV1.ListInvoicesRequestInit): Promise<number[]> => {
    const found: number[] = [];
    let pageToken = '';
    do {
      const request = { customerIds, pageSize: 2, pageToken, ...over };
      const page = await spec.client.listInvoices(request, ann);
      found.push(...page.invoices.map(({ number }) => numbers.indexOf(number)));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    return found;
  };

  beforeAll(async () => {
    customerIds = [await aCustomer(), await aCustomer(), await aCustomer()];
    const [a, b, c] = customerIds as [string, string, string];
    await spec.db.setNow(start);
    const invoices = [
      await anInvoice(a, 400, { number: 'L-4', ...dated('2013-01-01', '2013-04-05') }),
      await anInvoice(b, 100, { number: 'L-3', ...dated('2013-01-02', '2013-04-04') }),
      await anInvoice(a, 300, { number: 'K-2', ...dated('2013-01-04', '2013-04-03'), creditorId: 'north' }),
    ];
    await spec.db.setNow(new Date(start.getTime() + 60_000));
    invoices.push(
      await anInvoice(c, 200, { number: 'L-1', ...dated('2013-01-03', '2013-04-02') }),
      await anInvoice(b, 500, { number: 'L-0', ...dated('2013-01-05', '2013-04-01') }),
      await anInvoice(c, 9, { number: 'K-9', amount: { currencyCode: 'EUR', minorUnits: '9' } }),
    );
    numbers = invoices.map(({ number }) => number);
    await consume('onPayments', settled({ customerId: c, minor: 200, invoiceIds: [invoices[3]!.invoiceId] }));
    await spec.client.voidInvoice({ requestId: newId(), invoiceId: invoices[4]!.invoiceId, reason: 'x' }, ann);
  });

  it.each([
    [{ orderBy: 'ORDER_DUE_DATE' }, [5, 4, 3, 2, 1, 0]],
    [{ orderBy: 'ORDER_ISSUE_DATE' }, [0, 1, 3, 2, 4, 5]],
    [{ orderBy: 'ORDER_NUMBER' }, [2, 5, 4, 3, 1, 0]],
    // Nothing remains of what is paid or void.
    [{ orderBy: 'ORDER_REMAINING', currencyCode: 'USD' }, [4, 3, 1, 2, 0]],
  ] as const)('are sorted by %j, either way', async (order, expected) => {
    expect(await listed(order)).toEqual(expected);
    expect(await listed({ ...order, descending: true })).toEqual([...expected].reverse());
  });

  it('have the invoices of the customers that are named', async () => {
    const [a, b, c] = customerIds as [string, string, string];
    expect(await listed({ customerIds: [a, b] })).toEqual([4, 2, 1, 0]);
    expect(await listed({ customerIds: [a, c, a], orderBy: 'ORDER_NUMBER' })).toEqual([2, 5, 3, 0]);
    expect(await listed({ customerIds: [b] })).toEqual([4, 1]);
    expect(await listed({ customerIds: [a, b], customerId: b })).toEqual([4, 1]);
    expect(await listed({ customerIds: [a], customerId: b })).toEqual([]);
  });

  it('are narrowed by creditor, currency, ranges and times', async () => {
    expect(await listed({ creditorId: 'north' })).toEqual([2]);
    expect(await listed({ creditorId: 'main', currencyCode: 'EUR' })).toEqual([5]);
    expect(await listed({ minAmount: usd(200), maxAmount: usd(400) })).toEqual([3, 2, 0]);
    expect(await listed({ minAmount: usd(200), minRemaining: usd(1) })).toEqual([2, 0]);
    expect(await listed({ issueFromDate: toWireDate('2013-01-02'), issueToDate: toWireDate('2013-01-04') })).toEqual([
      1, 3, 2,
    ]);
    expect(await listed({ dueToDate: toWireDate('2013-04-03'), orderBy: 'ORDER_ISSUE_DATE' })).toEqual([3, 2, 4, 5]);
    const minuteLater = toTimestamp(new Date(start.getTime() + 60_000));
    expect(await listed({ createFromTime: minuteLater })).toEqual([5, 4, 3]);
    expect(await listed({ createUntilTime: minuteLater })).toEqual([2, 1, 0]);
    expect(await listed({ text: 'K-', orderBy: 'ORDER_NUMBER' })).toEqual([2, 5]);
    expect(await listed({ lifecycles: ['LIFECYCLE_OPEN'], orderBy: 'ORDER_NUMBER', descending: true })).toEqual([
      0, 1, 5, 2,
    ]);
  });

  it('are counted when that is asked for, whatever the page is', async () => {
    const asked = { customerIds, pageSize: 1 };
    expect(await spec.client.listInvoices(asked, ann)).toMatchObject({ count: null });
    const counted = await spec.client.listInvoices({ ...asked, withCount: true }, ann);
    expect(counted).toMatchObject({ count: { count: '6', more: false } });
    expect(counted.invoices).toHaveLength(1);
    const open = await spec.client.listInvoices({ ...asked, lifecycles: ['LIFECYCLE_OPEN'], withCount: true }, ann);
    expect(open.count).toEqual({ count: '4', more: false });
  });

  it('are counted as far as 10,000, and said to be more', async () => {
    const customerId = await aCustomer();
    const { number } = await anInvoice(customerId, 1, { creditorId: 'many' });
    await spec.owner(async (connection) => {
      await connection.query(
        `INSERT INTO invoices (invoice_id, number, customer_id, creditor_id, currency, lifecycle, collectability, disputed,
           amount_minor, paid_minor, credited_minor, remaining_minor, issue_on, due_on, overdue_at, overdue_marked, episode,
           issued_episode, from_feed, void_stands, version, created_at)
         SELECT gen_random_uuid(), number || n, customer_id, creditor_id, currency, 'DRAFT', collectability, disputed,
           amount_minor, 0, 0, 0, issue_on, due_on, overdue_at, false, 1, 0, false, false, 1, created_at
           FROM invoices, generate_series(1, 10000) AS n WHERE number = $1`,
        [number],
      );
      const page = await spec.client.listInvoices({ creditorId: 'many', pageSize: 1, withCount: true }, ann);
      expect(page).toMatchObject({ count: { count: '10000', more: true } });
      await connection.query(`DELETE FROM invoices WHERE creditor_id = 'many' AND lifecycle = 'DRAFT'`);
    });
  });

  it('refuse every wrong field at once', async () => {
    const request: invoiceV1.ListInvoicesRequestInit = {
      customerId: 'x',
      customerIds: ['y'],
      minAmount: usd(1),
      maxRemaining: { currencyCode: 'EUR', minorUnits: '1' },
      text: 'a\0',
      creditorId: 'b\0',
    };
    await expect(spec.client.listInvoices(request, ann)).rejects.toMatchObject({
      code: 'INVOICE_INVALID',
      details: {
        violations: ['min_amount', 'customer_id', 'customer_ids', 'text', 'creditor_id'].map((field) =>
          expect.objectContaining({ field }),
        ),
      },
    });
    await expect(spec.client.listInvoices({ orderBy: 'ORDER_REMAINING' }, ann)).rejects.toMatchObject({
      details: { violations: [expect.objectContaining({ field: 'currency_code' })] },
    });
    const tooMany = { customerIds: Array.from({ length: 1_001 }, newId) };
    await expect(spec.client.listInvoices(tooMany, ann)).rejects.toMatchObject({ code: 'INVOICE_INVALID' });
  });
});

describe('what may be done with an invoice', () => {
  const openActs = [
    'ACT_VOID',
    'ACT_RAISE_DISPUTE',
    'ACT_SET_COLLECTION',
    'ACT_CREATE_CREDIT_NOTE',
    'ACT_ADD_CHARGE',
    'ACT_START_SEQUENCE',
    'ACT_WRITE_OFF',
    'ACT_PROLONG',
  ];
  const tooMuch = 'More remains of it than counts as little here; write it off instead.';

  it('is said by lists in codes and of one invoice with reasons', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    const { invoices } = await spec.client.listInvoices({ customerId }, ann);
    expect(invoices.map(({ allowedActs }) => allowedActs)).toEqual([openActs]);
    expect(invoices.map(({ refusedActs }) => refusedActs)).toEqual([[]]);
    const shown = await get(invoiceId);
    expect(shown.allowedActs).toEqual(openActs);
    expect(shown.refusedActs).toEqual([
      { act: 'ACT_ISSUE', reason: 'ISSUED_ALREADY', text: 'It was issued already.' },
      { act: 'ACT_CHANGE_DRAFT', reason: 'ISSUED_ALREADY', text: 'It was issued already.' },
      { act: 'ACT_DISCARD_DRAFT', reason: 'ISSUED_ALREADY', text: 'It was issued already.' },
      { act: 'ACT_KEEP_VOID', reason: 'NOT_VOID', text: 'It is not void.' },
      { act: 'ACT_LET_REOPEN', reason: 'NOT_VOID', text: 'It is not void.' },
      { act: 'ACT_CLOSE_DISPUTE', reason: 'NOT_DISPUTED', text: 'It is not disputed.' },
      { act: 'ACT_CLOSE_SMALL_BALANCE', reason: 'NOT_SMALL', text: tooMuch },
    ]);
    const stands = { invoiceId, reason: 'x', stands: true };
    const voided = await spec.client.voidInvoice({ requestId: newId(), ...stands }, ann);
    expect(voided.invoice!.allowedActs).toEqual(['ACT_LET_REOPEN']);
    await expect(spec.client.voidInvoice({ requestId: newId(), ...stands }, ann)).rejects.toMatchObject({
      message: expect.stringContaining('It is kept void already.'),
      details: { state: 'VOID', allowed: ['let re-open'] },
    });
  });

  it('is not part of events, which tell of what has happened', async () => {
    await anInvoice(await aCustomer());
    const [issued] = await spec.db.published();
    expect(issued!.payload.snapshot.invoice).toMatchObject({ allowedActs: [], refusedActs: [] });
  });
});
