import { type invoiceV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { type Counter, foldCounts } from '#libs/platform';
import { DueWork } from '#libs/platform';
import { aCaller, incomingEvent } from '#libs/testing';
import { ann, cause, settled, shortTypes, specService, usd } from '../../testing/spec-service.js';

const spec = specService();
const { aCustomer, anInvoice, consume, get } = spec;

describe('invoices', () => {
  it('are drafted and issued, with facets and events', async () => {
    const customerId = await aCustomer();
    const issued = await anInvoice(customerId, 12_345);
    expect(issued).toMatchObject({
      customerId,
      creditorId: 'main',
      lifecycle: 'LIFECYCLE_OPEN',
      paymentState: 'PAYMENT_STATE_UNPAID',
      collectability: 'COLLECTABILITY_COLLECT',
      overdue: false,
      remaining: usd(12_345),
      dueDate: toWireDate('2013-03-10'),
      episode: 1,
      version: '2',
    });
    const [event, ...rest] = await spec.db.published();
    expect(rest).toEqual([]);
    expect(event).toMatchObject({
      type: 'dunlin.invoice.v1.InvoiceIssued',
      key: customerId,
      subject: issued.invoiceId,
      sequence: 2n,
      payload: {
        cause: { actor: 'user:ann', reason: 'ISSUED' },
        snapshot: { zone: 'Europe/Berlin', invoice: { remaining: usd(12_345) } },
      },
    });
    const { lines } = await spec.client.listJournalLines({ invoiceId: issued.invoiceId }, ann);
    expect(
      lines.map(({ account, debit, credit, context, component }) => [account, debit, credit, context, component]),
    ).toEqual([
      ['1200', usd(12_345), usd(0), 'INVOICE_ISSUED', 'PRINCIPAL'],
      ['4000', usd(0), usd(12_345), 'INVOICE_ISSUED', ''],
    ]);
  });

  it('refuse wrong fields all at once, a taken number and unknown ids', async () => {
    const customerId = await aCustomer();
    const request = {
      requestId: newId(),
      customerId: 'x',
      number: 'x'.repeat(101),
      dueDate: toWireDate('2013-01-01'),
      issueDate: toWireDate('2013-01-02'),
    };
    await expect(spec.client.createInvoice(request, ann)).rejects.toMatchObject({
      code: 'INVOICE_INVALID',
      details: {
        violations: ['number', 'customer_id', 'amount', 'due_date'].map((field) => expect.objectContaining({ field })),
      },
    });
    const { number } = await anInvoice(customerId);
    await expect(anInvoice(customerId, 100, { number })).rejects.toMatchObject({ code: 'INVOICE_KEY_REUSED' });
    await expect(anInvoice(newId())).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    await expect(get(newId())).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    await expect(get('nonsense')).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    await expect(spec.client.getInvoice({ number: 'zero\0' }, ann)).rejects.toMatchObject({
      code: 'INVOICE_NOT_FOUND',
    });
    await expect(spec.client.issueInvoice({ requestId: newId() }, ann)).rejects.toMatchObject({
      code: 'INVOICE_NOT_FOUND',
    });
  });

  it('may have the number of another creditor, and are then named with theirs', async () => {
    const customerId = await aCustomer();
    const main = await anInvoice(customerId);
    const north = await anInvoice(customerId, 100, { number: main.number, creditorId: 'north' });
    await expect(anInvoice(customerId, 100, { number: main.number, creditorId: 'north' })).rejects.toMatchObject({
      code: 'INVOICE_KEY_REUSED',
    });
    await expect(spec.client.getInvoice({ number: main.number }, ann)).rejects.toMatchObject({
      code: 'INVOICE_INVALID',
      message: expect.stringMatching(/each of main, north; name the creditor/),
    });
    const found = await spec.client.getInvoice({ number: main.number, creditorId: 'north' }, ann);
    expect(found.invoice!.invoiceId).toBe(north.invoiceId);
    const resolved = await spec.client.resolveInvoices({ numbers: [main.number] }, ann);
    expect(resolved.found.map(({ creditorId, invoiceId }) => [creditorId, invoiceId])).toEqual([
      ['main', main.invoiceId],
      ['north', north.invoiceId],
    ]);
  });

  it('are voided once, with reason, and never when paid', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    const { invoice } = await spec.client.voidInvoice({ requestId: newId(), invoiceId, reason: 'billed twice' }, ann);
    expect(invoice).toMatchObject({ lifecycle: 'LIFECYCLE_VOID', remaining: usd(0) });
    expect((await spec.db.published()).at(-1)!.payload.cause).toEqual({ actor: 'user:ann', reason: 'billed twice' });
    await expect(
      spec.client.voidInvoice({ requestId: newId(), invoiceId, reason: 'again' }, ann),
    ).rejects.toMatchObject({
      code: 'INVOICE_STATE_FORBIDS',
      details: { state: 'VOID', allowed: ['keep void'] },
    });
    const paid = await anInvoice(customerId);
    await consume('onPayments', settled({ customerId, minor: 10_000, invoiceIds: [paid.invoiceId] }));
    await expect(
      spec.client.voidInvoice({ requestId: newId(), invoiceId: paid.invoiceId, reason: 'x' }, ann),
    ).rejects.toMatchObject({
      details: { state: 'PAID', allowed: ['set collection', 'create credit note'] },
    });
    await expect(
      spec.client.voidInvoice({ requestId: newId(), invoiceId: paid.invoiceId, reason: ' ' }, ann),
    ).rejects.toMatchObject({
      code: 'INVOICE_INVALID',
    });
  });

  it('are disputed and left out of undirected money', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    const { invoice } = await spec.client.raiseDispute(
      { requestId: newId(), invoiceId, reason: 'never delivered' },
      ann,
    );
    expect(invoice).toMatchObject({ disputed: true, lifecycle: 'LIFECYCLE_OPEN' });
    await expect(
      spec.client.raiseDispute({ requestId: newId(), invoiceId, reason: 'again' }, ann),
    ).rejects.toMatchObject({
      details: { state: 'OPEN', allowed: ['void', 'close dispute', 'set collection', 'start sequence'] },
    });
    await consume('onPayments', settled({ customerId, minor: 4_000 }));
    expect(await get(invoiceId)).toMatchObject({ remaining: usd(10_000) });
    await spec.client.closeDispute({ requestId: newId(), invoiceId, reason: 'delivered' }, ann);
    expect(shortTypes(await spec.db.published())).toEqual([
      'InvoiceIssued',
      'DisputeRaised',
      'PaymentAllocated',
      'DisputeClosed',
    ]);
  });

  it('return one response to 20 concurrent calls with one request id, and act once', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const request = { requestId: newId(), invoiceId, reason: 'twin' };
    const responses = await Promise.all(Array.from({ length: 20 }, () => spec.client.voidInvoice(request, ann)));
    expect(new Set(responses.map((response) => JSON.stringify(response))).size).toBe(1);
    expect(shortTypes(await spec.db.published()).filter((type) => type === 'InvoiceVoided')).toHaveLength(1);
  });
});

describe('overdue', () => {
  it('begins at midnight after the due date in the zone of the customer, once per episode', async () => {
    const customerId = await aCustomer('America/New_York');
    const { invoiceId } = await anInvoice(customerId, 100, { dueDate: toWireDate('2013-03-05') });
    const due = spec.running.app.get(DueWork);
    await drainOverdue();
    await spec.db.setNow(new Date('2013-03-06T04:59:59Z'));
    expect(await get(invoiceId)).toMatchObject({ overdue: false });
    expect(await due.due()).toEqual([{ phase: 'SWEEP', at: new Date('2013-03-06T05:00:00Z') }]);
    await spec.db.setNow(new Date('2013-03-06T05:00:00Z'));
    expect(await get(invoiceId)).toMatchObject({ overdue: true });
    await spec.db.clearOutbox();
    expect(await spec.client.markOverdue({ requestId: newId(), limit: 10 }, ann)).toMatchObject({ markedCount: '1' });
    expect(shortTypes(await spec.db.published())).toEqual(['InvoiceOverdue']);
    expect(await spec.client.markOverdue({ requestId: newId() }, ann)).toMatchObject({ markedCount: '0' });
    expect(await due.runDue('SWEEP', aCaller())).toEqual({ done: 0, more: false });
  });

  it('keeps no other invoice waiting when one of them cannot be marked, which is tried again in an hour', async () => {
    const due = spec.running.app.get(DueWork);
    // What else becomes due before is over then.
    await spec.db.setNow(new Date('2013-03-20T12:00:00Z'));
    await due.runDue('SWEEP', aCaller());
    const customerId = await aCustomer('America/New_York');
    const made = [];
    for (let each = 0; each < 7; each += 1) {
      made.push(await anInvoice(customerId, 100, { dueDate: toWireDate('2013-03-20') }));
    }
    const { invoiceId: poisoned } = made[3]!;
    const fail = await failingUpdates(poisoned);
    await spec.db.setNow(new Date('2013-03-21T12:00:00Z'));
    expect(await due.runDue('SWEEP', aCaller())).toEqual({ done: 6, more: false });
    expect((await due.due())[0]?.at).toEqual(new Date('2013-03-21T13:00:00Z'));
    expect(await due.runDue('SWEEP', aCaller())).toEqual({ done: 0, more: false });
    await fail.end();
    await spec.db.setNow(new Date('2013-03-21T13:00:00Z'));
    expect(await due.runDue('SWEEP', aCaller())).toEqual({ done: 1, more: false });
  });

  /** Lets the database refuse to mark one invoice, as a defect would. */
  async function failingUpdates(invoiceId: string): Promise<{ end: () => Promise<unknown> }> {
    await spec.owner((connection) =>
      connection.query(`
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'This invoice cannot be marked.'; END $$;
        CREATE TRIGGER refuse BEFORE UPDATE OF overdue_marked ON invoices
          FOR EACH ROW WHEN (OLD.invoice_id = '${invoiceId}') EXECUTE FUNCTION refuse()`),
    );
    const drop = 'DROP TRIGGER refuse ON invoices; DROP FUNCTION refuse()';
    return { end: () => spec.owner((connection) => connection.query(drop)) };
  }

  async function drainOverdue(): Promise<void> {
    await spec.running.app.get(DueWork).runDue('SWEEP', aCaller());
    for (const { dueDate: _, ...row } of await openNumbers())
      await spec.client.voidInvoice({ requestId: newId(), reason: 'tidy', ...row }, ann);
    const { invoiceId } = await anInvoice(await aCustomer('America/New_York'), 100, {
      dueDate: toWireDate('2013-03-05'),
    });
    await spec.client.voidInvoice({ requestId: newId(), invoiceId, reason: 'tidy' }, ann);
    const last = await anInvoice(await aCustomer('America/New_York'), 100, { dueDate: toWireDate('2013-12-05') });
    expect(last.overdue).toBe(false);
  }

  async function openNumbers(): Promise<{ invoiceId: string; dueDate: unknown }[]> {
    const { invoices } = await spec.client.listInvoices(
      { lifecycles: ['LIFECYCLE_OPEN'], dueToDate: toWireDate('2013-03-04'), pageSize: 500 },
      ann,
    );
    return invoices.map(({ invoiceId, dueDate }) => ({ invoiceId, dueDate }));
  }
});

describe('reads', () => {
  it('list with every filter and by pages', async () => {
    const customerId = await aCustomer();
    const invoices = [];
    for (const [minor, dueDate] of [
      [100, '2014-01-01'],
      [200, '2014-01-02'],
      [300, '2014-01-02'],
      [400, '2014-01-03'],
    ] as const) {
      invoices.push(await anInvoice(customerId, minor, { dueDate: toWireDate(dueDate) }));
    }
    const [a, b, c, d] = invoices as [invoiceV1.Invoice, invoiceV1.Invoice, invoiceV1.Invoice, invoiceV1.Invoice];
    await spec.client.voidInvoice({ requestId: newId(), invoiceId: a.invoiceId, reason: 'x' }, ann);
    await spec.client.raiseDispute({ requestId: newId(), invoiceId: b.invoiceId, reason: 'x' }, ann);
    const snapshot = { caseId: newId(), customerId, sequence: 'friendly' };
    const enrolled = (type: 'InvoiceEnrolled' | 'InvoiceLeft', invoiceId: string, caseId = snapshot.caseId) =>
      incomingEvent(`dunlin.workflow.v1.${type}`, { cause, case: { ...snapshot, caseId }, invoiceId, episode: 1 });
    await consume(
      'onEnrolment',
      enrolled('InvoiceEnrolled', c.invoiceId),
      enrolled('InvoiceEnrolled', d.invoiceId),
      enrolled('InvoiceLeft', d.invoiceId),
    );
    const listed = async (filter: invoiceV1.ListInvoicesRequestInit): Promise<string[]> => {
      const found = await spec.client.listInvoices({ customerId, ...filter }, ann);
      return found.invoices.map(({ number }) => number);
    };
    expect(await listed({})).toEqual([a, b, c, d].map(({ number }) => number));
    expect(await listed({ lifecycles: ['LIFECYCLE_VOID', 'LIFECYCLE_PAID'] })).toEqual([a.number]);
    expect(await listed({ disputed: true })).toEqual([b.number]);
    expect(await listed({ disputed: false, lifecycles: ['LIFECYCLE_OPEN'] })).toEqual([c.number, d.number]);
    expect(await listed({ unassigned: true })).toEqual([b.number, d.number]);
    expect(await listed({ minRemaining: usd(201), maxRemaining: usd(400) })).toEqual([c.number, d.number]);
    expect(await listed({ minRemaining: { currencyCode: 'EUR', minorUnits: '1' } })).toEqual([]);
    expect(await listed({ dueFromDate: toWireDate('2014-01-02'), dueToDate: toWireDate('2014-01-02') })).toEqual([
      b.number,
      c.number,
    ]);
    expect(await listed({ text: d.number })).toEqual([d.number]);
    expect(await listed({ overdue: true })).toEqual([]);
    expect((await get(c.invoiceId)).sequence).toBe('friendly');
    const pages: string[] = [];
    let pageToken = '';
    do {
      const page = await spec.client.listInvoices({ customerId, pageSize: 1, pageToken }, ann);
      pages.push(...page.invoices.map(({ number }) => number));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(pages).toEqual([a, b, c, d].map(({ number }) => number));
    await expect(spec.client.listInvoices({ text: 'a\0' }, ann)).rejects.toMatchObject({ code: 'INVOICE_INVALID' });
    await expect(spec.client.listInvoices({ customerId: 'x' }, ann)).rejects.toMatchObject({ code: 'INVOICE_INVALID' });
  });

  it('return statuses, numbers and sums', async () => {
    const invoice = await anInvoice(await aCustomer());
    const { invoices } = await spec.client.batchGetInvoices({ invoiceIds: [invoice.invoiceId, newId(), 'x'] }, ann);
    expect(invoices).toEqual([{ ...invoice, refusedActs: [] }]);
    const { found } = await spec.client.resolveInvoices(
      { numbers: [invoice.number, 'unknown', '=cmd|x', 'zero\0'] },
      ann,
    );
    expect(found).toEqual([expect.objectContaining({ invoiceId: invoice.invoiceId, number: invoice.number })]);
    await expect(spec.client.batchGetInvoices({ invoiceIds: Array(501).fill('x') }, ann)).rejects.toMatchObject({
      code: 'INVOICE_INVALID',
    });
    const summary = await spec.client.getInvoiceSummary({}, ann);
    const [row] = await spec.db.database.query<{ all: bigint; open: bigint; sum: bigint }>(
      `SELECT count(*) AS all, count(*) FILTER (WHERE lifecycle = 'OPEN') AS open, sum(remaining_minor)::bigint AS sum FROM invoices`,
    );
    const expected = {
      invoiceCount: String(row!.all),
      openCount: String(row!.open),
      remaining: [usd(Number(row!.sum))],
    };
    expect(summary).toMatchObject(expected);
    const customers = await spec.db.database.query('SELECT DISTINCT customer_id FROM invoices');
    expect(summary.customerCount).toBe(String(customers.length));
  });

  it('sum up the same however often counts were added up meanwhile, and less once rows are deleted', async () => {
    const counter: Counter = {
      name: 'invoice_counts',
      of: 'invoices',
      by: { currency: 'char(3)', lifecycle: 'text' },
      sums: ['amount_minor', 'remaining_minor'],
    };
    const { customerId } = await anInvoice(await aCustomer());
    // Customers without invoices are none of the summary.
    await aCustomer();
    const before = await spec.client.getInvoiceSummary({}, ann);
    const many = `INSERT INTO invoice_counts (currency, lifecycle, row_count, amount_minor, remaining_minor)
      SELECT 'USD', 'OPEN', n % 2 * 2 - 1, n % 2 * 2 - 1, 0 FROM generate_series(1, 12000) AS n`;
    await spec.db.database.query(many);
    expect(await spec.client.getInvoiceSummary({}, ann)).toEqual(before);
    while (await foldCounts(spec.db.database, counter));
    expect(await spec.client.getInvoiceSummary({}, ann)).toEqual(before);
    const [left] = await spec.db.database.query<{ count: bigint }>('SELECT count(*) AS count FROM invoice_counts');
    expect(Number(left!.count)).toBeLessThan(2_500);
    const { invoiceId } = await anInvoice(customerId);
    await spec.owner(async (connection) => {
      const counts = 'SELECT sum(row_count)::integer AS count FROM invoice_counts';
      await connection.query('BEGIN');
      const { rows: added } = await connection.query(counts);
      await connection.query('DELETE FROM invoices WHERE invoice_id = $1', [invoiceId]);
      const { rows: deleted } = await connection.query(counts);
      // The journal knows the invoice.
      await connection.query('ROLLBACK');
      expect(deleted[0].count).toBe(added[0].count - 1);
    });
  });
});
