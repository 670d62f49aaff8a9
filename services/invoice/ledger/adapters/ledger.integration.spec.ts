import { type invoiceV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import type { AnyEvent } from '#libs/platform';
import { csv, importFiles } from '../../testing/import-files.js';
import { ann, reversed, settled, shortTypes, specService, usd } from '../../testing/spec-service.js';

const spec = specService();
const { aCustomer, anInvoice, consume, get } = spec;

describe('payments', () => {
  it('settle named invoices, then the oldest, and keep the rest', async () => {
    const customerId = await aCustomer();
    const [oldest, named] = [
      await anInvoice(customerId),
      await anInvoice(customerId, 5_000, { dueDate: toWireDate('2013-04-01') }),
    ];
    await spec.db.clearOutbox();
    const paymentId = newId();
    await consume('onPayments', settled({ paymentId, customerId, minor: 16_000, invoiceIds: [named.invoiceId] }));
    expect(await get(named.invoiceId)).toMatchObject({
      lifecycle: 'LIFECYCLE_PAID',
      paymentState: 'PAYMENT_STATE_PAID',
    });
    expect(await get(oldest.invoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_PAID' });
    const events = await spec.db.published();
    expect(shortTypes(events)).toEqual(['InvoicePaid', 'InvoicePaid', 'PaymentAllocated']);
    expect(events.map(({ key }) => key)).toEqual([customerId, customerId, customerId]);
    expect(events[2]!.payload).toMatchObject({ paymentId, unapplied: usd(1_000) });
    expect(events[2]!.payload.allocations).toHaveLength(2);
  });

  it('are unwound exactly, and what they had settled is owed again from its original due date', async () => {
    const customerId = await aCustomer();
    const invoice = await anInvoice(customerId, 10_000, { dueDate: toWireDate('2013-02-10') });
    const payment = { paymentId: newId(), customerId, minor: 12_000, invoiceIds: [invoice.invoiceId] };
    await consume('onPayments', settled(payment));
    await spec.db.clearOutbox();
    await consume('onPayments', reversed(payment));
    expect(await get(invoice.invoiceId)).toMatchObject({
      lifecycle: 'LIFECYCLE_OPEN',
      remaining: usd(10_000),
      overdue: true,
      episode: 1,
      dueDate: toWireDate('2013-02-10'),
    });
    const events = await spec.db.published();
    expect(shortTypes(events)).toEqual(['InvoiceReopened', 'PaymentDeallocated']);
    expect(events[0]!.payload.cause.reason).toBe('PAYMENT_REVERSED');
    expect(events[1]!.payload).toMatchObject({ allocations: [{ invoiceId: invoice.invoiceId, amount: usd(10_000) }] });
    const { lines } = await spec.client.listJournalLines(
      { paymentId: payment.paymentId, context: 'PAYMENT_REVERSED' },
      ann,
    );
    expect(lines.map(({ account, debit, credit }) => [account, debit!.minorUnits, credit!.minorUnits])).toEqual([
      ['1200', '10000', '0'],
      ['2100', '2000', '0'],
      ['1100', '0', '12000'],
    ]);
    expect(lines[0]!.reversesEntryId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('are booked in one batch with their reversals, in order, and once', async () => {
    const customers = await Promise.all(Array.from({ length: 12 }, () => aCustomer()));
    const invoices: invoiceV1.Invoice[] = [];
    for (const customerId of customers) invoices.push(await anInvoice(customerId));
    const batch = customers.flatMap((customerId, index) => {
      const payment = {
        paymentId: newId(),
        customerId,
        minor: 9_000 + index * 100,
        invoiceIds: [invoices[index]!.invoiceId],
      };
      const other = { paymentId: newId(), customerId, minor: 500 };
      return [settled(payment), settled(other), ...(index % 2 === 0 ? [reversed(payment)] : [])];
    });
    await consume('onPayments', ...batch);
    const { entryCount, lineCount } = await spec.client.verifyJournal({ fromStart: true }, ann);
    await consume('onPayments', ...batch);
    expect(await spec.client.verifyJournal({ fromStart: true }, ann)).toMatchObject({ entryCount, lineCount });
    expect(await get(invoices[1]!.invoiceId)).toMatchObject({ remaining: usd(400) });
    // The reversal leaves the 500 that came beside it.
    expect(await get(invoices[0]!.invoiceId)).toMatchObject({ remaining: usd(9_500), episode: 1 });
  });

  it('say in all that follows which event of the batch it follows from', async () => {
    const payments = [];
    for (const minor of [10_000, 4_000]) {
      const customerId = await aCustomer();
      const { invoiceId } = await anInvoice(customerId);
      payments.push({ paymentId: newId(), customerId, minor, invoiceIds: [invoiceId] });
    }
    await spec.db.clearOutbox();
    const batch = [...payments.map(settled), ...payments.map(reversed)];
    await consume('onPayments', ...batch);
    const [first, second, firstBack, secondBack] = batch as [AnyEvent, AnyEvent, AnyEvent, AnyEvent];
    const published = await spec.db.published();
    expect(shortTypes(published).map((type, index) => [type, published[index]!.causationId])).toEqual([
      ['InvoicePaid', first.id],
      ['PaymentAllocated', first.id],
      ['InvoiceBalanceChanged', second.id],
      ['PaymentAllocated', second.id],
      ['InvoiceReopened', firstBack.id],
      ['PaymentDeallocated', firstBack.id],
      ['InvoiceBalanceChanged', secondBack.id],
      ['PaymentDeallocated', secondBack.id],
    ]);
    const correlations = new Map(batch.map(({ id, correlationId }) => [id, correlationId]));
    for (const { causationId, correlationId } of published) expect(correlationId).toBe(correlations.get(causationId));
  });

  it('that are reversed before they are settled allocate nothing, also not late', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    const payment = { paymentId: newId(), customerId, minor: 4_000, invoiceIds: [invoiceId] };
    await consume('onPayments', reversed(payment));
    await spec.db.clearOutbox();
    await consume('onPayments', settled(payment));
    expect(await spec.db.published()).toEqual([]);
    expect(await get(invoiceId)).toMatchObject({ remaining: usd(10_000) });
  });

  it('wait for nobody who is unknown, and are refused when they make no sense', async () => {
    await consume('onPayments', settled({ customerId: newId(), minor: 700 }));
    expect(shortTypes(await spec.db.published())).toEqual(['PaymentAllocated']);
    const payment = { paymentId: newId(), customerId: newId(), minor: 100 };
    await expect(consume('onPayments', settled({ ...payment, minor: 0 }))).rejects.toMatchObject({
      code: 'PAYMENT_INVALID',
    });
  });
});

describe('a payment of one debtor for 20,000 invoices', () => {
  it('settles all of them, and tells of it by events of a size that every broker takes', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => `lump,Lump,,LUMP-${n},2013-02-01,2013-03-05,1.00,USD,`);
    await importFiles(spec).importFile(csv(...rows));
    const { customerId } = (await spec.client.getInvoice({ number: 'LUMP-0' }, ann)).invoice!;
    await spec.db.clearOutbox();
    const paymentId = newId();
    const minor = 2_000_000;
    await consume('onPayments', settled({ paymentId, customerId, minor }));
    const countOf = async (lifecycle: string) => {
      const sql = 'SELECT count(*)::integer AS count FROM invoices WHERE customer_id = $1 AND lifecycle = $2';
      return (await spec.db.database.query<{ count: number }>(sql, [customerId, lifecycle]))[0]!.count;
    };
    expect(await countOf('PAID')).toBe(20_000);
    const allocated = (await spec.db.published()).filter(({ type }) => type.endsWith('PaymentAllocated'));
    expect(allocated.map(({ payload }) => [payload.eventNumber, payload.eventCount])).toEqual([
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
    ]);
    expect(
      new Set(
        allocated.flatMap(({ payload }) => payload.allocations.map((each: { invoiceId: string }) => each.invoiceId)),
      ).size,
    ).toBe(20_000);
    await consume('onPayments', reversed({ paymentId, customerId, minor }));
    expect(await countOf('OPEN')).toBe(20_000);
  });
});
