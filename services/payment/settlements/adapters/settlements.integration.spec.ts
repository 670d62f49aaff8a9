import { type paymentV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { aCaller, incomingEvent } from '#libs/testing';
import { PaymentsConsumer } from '../../payments/adapters/payments.consumer.js';
import type { PromisableInvoice } from '../../promises/domain/draft.js';
import { acme, ann, bolt, clearPayments, type PaymentHost, runPayment } from '../../testing/payment-host.js';
import { PromisableInvoices } from '../../testing/promisable-invoices.js';

const cause = { actor: 'system:spec', reason: 'SPEC' };
const usd = (minor: number) => ({ currencyCode: 'USD', minorUnits: String(minor) });
const worker = { actor: 'system:workflow', correlationId: 'spec' };

/** Morning where the debtor is. */
const morningOf = (date: string) => new Date(`${date}T18:00:00Z`);
const until = '2013-03-10';
const endOfDay = new Date('2013-03-11T07:00:00Z');

describe('settlements', () => {
  let host: PaymentHost;
  let db: PaymentHost['db'];
  let client: PaymentHost['client'];
  let owned: PromisableInvoices;

  beforeAll(async () => {
    host = await runPayment();
    ({ db, client } = host);
    owned = new PromisableInvoices(host);
  });
  afterAll(() => host.stop());
  beforeEach(async () => {
    const tables = ['settlement_invoices', 'settlements', 'arrangement_instalments', 'arrangement_invoices'];
    for (const table of [...tables, 'arrangements', 'promise_invoices', 'promises'])
      await db.database.query(`DELETE FROM ${table}`);
    await clearPayments(host);
    await db.setNow(morningOf('2013-03-01'));
    owned.clear();
  });

  const anInvoice = (more: Partial<PromisableInvoice> = {}) => owned.add(more);
  const termsOf = (invoices: readonly PromisableInvoice[], amount = 80_00) => ({
    ...{ customerId: acme, invoiceIds: invoices.map(({ invoiceId }) => invoiceId), amount: usd(amount) },
    untilDate: toWireDate(until),
  });
  const offer = async (invoices: readonly PromisableInvoice[], amount = 80_00, requestId = newId()) => {
    const request = { requestId, ...termsOf(invoices, amount), reason: 'Pays at once' };
    return (await client.offerSettlement(request, ann)).settlement!;
  };
  const accept = async ({ settlementId }: { settlementId: string }) =>
    (await client.acceptSettlement({ requestId: newId(), settlementId, consent: 'by phone' }, ann)).settlement!;
  const agree = async (...invoices: PromisableInvoice[]) => accept(await offer(invoices));
  const read = async (settlementId: string) => (await client.getSettlement({ settlementId }, ann)).settlement!;
  const judge = async (settlementId: string, at: Date) => {
    await db.setNow(at);
    return (await client.judgeSettlement({ requestId: newId(), settlementId }, worker)).settlement!;
  };
  const record = async ({ number }: PromisableInvoice, minor: number, valueDate?: string) => {
    const report = {
      invoiceNumbers: [number],
      amount: usd(minor),
      valueDate: valueDate ? toWireDate(valueDate) : null,
    };
    return (await client.recordPayment({ requestId: newId(), ...report }, ann)).payment!.paymentId;
  };
  const pay = async (invoice: PromisableInvoice, minor: number, valueDate?: string) => {
    const paymentId = await record(invoice, minor, valueDate);
    const allocations = [{ invoiceId: invoice.invoiceId, amount: usd(minor) }];
    const payload = { cause, paymentId, allocations };
    const event = incomingEvent('dunlin.invoice.v1.PaymentAllocated', payload, { sequence: 1n });
    const consumer = host.running.app.get(PaymentsConsumer, { strict: false });
    await db.runner.transact(aCaller(), (tx) => consumer.onAllocations([event as never], tx));
    return paymentId;
  };
  const takeBack = (paymentId: string) =>
    client.reversePayment({ requestId: newId(), paymentId, reason: 'RETURNED' }, ann);
  const fenced = async ({ invoiceId }: PromisableInvoice) =>
    (await client.checkMoneyInFlight({ invoiceIds: [invoiceId], customerId: acme }, ann)).promisedInvoiceIds;
  const told = async () =>
    (await db.published())
      .filter(({ type }) => type.startsWith('dunlin.payment.v1.Settlement'))
      .map(({ type, payload }) => {
        const { settlement } = payload as { settlement: paymentV1.Settlement };
        return [type.replace('dunlin.payment.v1.Settlement', ''), settlement.state.replace('STATE_', '')];
      });

  it('are quoted without a trace, offered, accepted, and fulfilled by money in time', async () => {
    const [late, early] = [anInvoice(), anInvoice({ dueDate: '2013-01-01', collectableMinor: 50_00n })];
    const quote = await client.quoteSettlement({ ...termsOf([late, early]), amount: null, discountPpm: 333_333 }, ann);
    expect(quote).toMatchObject({ open: usd(150_00), settlement: { amount: usd(100_01), discount: usd(49_99) } });
    expect((await client.listSettlements({ customerId: acme }, ann)).settlements).toEqual([]);
    const offered = await offer([late, early], 100_00);
    expect(offered).toMatchObject({ state: 'STATE_OFFERED', discount: usd(50_00) });
    expect(await fenced(late)).toEqual([]);
    expect(await accept(offered)).toMatchObject({ state: 'STATE_ACCEPTED', acceptedBy: 'user:ann' });
    expect(await fenced(late)).toEqual([late.invoiceId]);
    await pay(early, 40_00);
    expect(await read(offered.settlementId)).toMatchObject({ state: 'STATE_ACCEPTED', paid: usd(40_00) });
    await pay(late, 60_00);
    expect(await read(offered.settlementId)).toMatchObject({ state: 'STATE_FULFILLED', paid: usd(100_00) });
    // The rest is not given up yet.
    expect(await fenced(late)).toEqual([late.invoiceId]);
    expect(await told()).toEqual([
      ['Offered', 'OFFERED'],
      ['Accepted', 'ACCEPTED'],
      ['Fulfilled', 'FULFILLED'],
    ]);
  });

  it('are breached where too little came by the end of the day of the debtor, and not before', async () => {
    const invoice = anInvoice();
    const { settlementId } = await agree(invoice);
    await pay(invoice, 79_99);
    await expect(judge(settlementId, new Date(endOfDay.getTime() - 1))).rejects.toMatchObject({
      code: 'SETTLEMENT_CONFLICT',
    });
    expect(await judge(settlementId, endOfDay)).toMatchObject({ state: 'STATE_BREACHED', paid: usd(79_99) });
    expect(await judge(settlementId, endOfDay)).toMatchObject({ state: 'STATE_BREACHED' });
  });

  it('count what has a value date in time though it is booked after the day, and nothing that was known before', async () => {
    const invoice = anInvoice();
    await pay(invoice, 10_00);
    const { settlementId } = await agree(invoice);
    await db.setNow(new Date(endOfDay.getTime() + 3_600_000));
    await pay(invoice, 80_00, until);
    expect(await read(settlementId)).toMatchObject({ state: 'STATE_FULFILLED', paid: usd(80_00) });
  });

  it('wait with the judgement while money is on its way', async () => {
    const invoice = anInvoice();
    const { settlementId } = await agree(invoice);
    await record(invoice, 80_00);
    await expect(judge(settlementId, endOfDay)).rejects.toMatchObject({ code: 'SETTLEMENT_CONFLICT' });
  });

  it('are breached where a payment is taken back after they were fulfilled', async () => {
    const invoice = anInvoice();
    const { settlementId } = await agree(invoice);
    const paymentId = await pay(invoice, 80_00);
    await takeBack(paymentId);
    expect(await read(settlementId)).toMatchObject({ state: 'STATE_BREACHED' });
    expect((await told()).map(([name]) => name)).toEqual(['Offered', 'Accepted', 'Fulfilled', 'Breached']);
  });

  it('expire without acceptance, and are withdrawn only until then', async () => {
    const [expiring, withdrawn] = [await offer([anInvoice()]), await offer([anInvoice()])];
    const withdraw = { settlementId: withdrawn.settlementId, reason: 'A mistake' };
    await client.withdrawSettlement({ requestId: newId(), ...withdraw }, ann);
    await expect(accept(withdrawn)).rejects.toMatchObject({ code: 'SETTLEMENT_STATE_FORBIDS' });
    expect(await judge(expiring.settlementId, endOfDay)).toMatchObject({ state: 'STATE_EXPIRED' });
    await expect(accept(expiring)).rejects.toMatchObject({ code: 'SETTLEMENT_STATE_FORBIDS' });
  });

  it('end promises when they are accepted, and neither promises nor plans are made about their invoices', async () => {
    const invoice = anInvoice();
    const promise = {
      customerId: acme,
      invoiceIds: [invoice.invoiceId],
      amount: usd(50_00),
      dueDate: toWireDate(until),
    };
    const { promise: made } = await client.createPromise({ requestId: newId(), ...promise }, ann);
    const offered = await offer([invoice]);
    await accept(offered);
    const { promise: after } = await client.getPromise({ promiseId: made!.promiseId }, ann);
    expect(after).toMatchObject({ state: 'STATE_CANCELLED', cancelReason: 'SETTLEMENT_ACCEPTED' });
    await expect(client.createPromise({ requestId: newId(), ...promise }, ann)).rejects.toMatchObject({
      details: { facts: { reason: 'SETTLING' } },
    });
    const terms = {
      ...{ customerId: acme, invoiceIds: [invoice.invoiceId], count: 2, firstDate: toWireDate('2013-03-05') },
      frequency: 'INSTALMENT_FREQUENCY_MONTHLY',
    } as const;
    const planned = client.previewArrangement({ terms }, ann);
    await expect(planned).rejects.toMatchObject({ details: { facts: { reason: 'SETTLING' } } });
  });

  it('are not offered for what a plan pays, has one, is disputed, or is not of the customer', async () => {
    const arranged = anInvoice();
    const terms = {
      ...{ customerId: acme, invoiceIds: [arranged.invoiceId], count: 2, firstDate: toWireDate('2013-03-05') },
      frequency: 'INSTALMENT_FREQUENCY_MONTHLY',
    } as const;
    const { hash } = (await client.previewArrangement({ terms }, ann)).arrangement!;
    await client.confirmArrangement({ requestId: newId(), terms, hash, consent: 'by phone' }, ann);
    const taken = anInvoice();
    await offer([taken]);
    const refusals: readonly (readonly [PromisableInvoice, string])[] = [
      [arranged, 'ARRANGED'],
      [taken, 'IN_SETTLEMENT'],
      [anInvoice({ disputedInPart: true }), 'IN_DISPUTE'],
      [anInvoice({ lifecycle: 'PAID' }), 'NOTHING_REMAINS'],
      [anInvoice({ placed: true }), 'PLACED'],
    ];
    for (const [invoice, reason] of refusals) {
      await expect(offer([invoice])).rejects.toMatchObject({ details: { facts: { reason } } });
    }
    await expect(offer([anInvoice({ customerId: bolt })])).rejects.toMatchObject({ code: 'SETTLEMENT_INVALID' });
    await expect(offer([anInvoice()], 100_00)).rejects.toMatchObject({ code: 'SETTLEMENT_INVALID' });
  });

  it('are refused as they were quoted where another amount is open then, and accepted only as they were offered', async () => {
    const invoice = anInvoice();
    const { quoteHash } = await client.quoteSettlement(termsOf([invoice]), ann);
    const offered = await offer([invoice]);
    owned.set(invoice.invoiceId, { ...invoice, collectableMinor: 90_00n });
    await expect(accept(offered)).rejects.toMatchObject({ details: { facts: { reason: 'AMOUNTS_CHANGED' } } });
    await client.withdrawSettlement(
      { requestId: newId(), settlementId: offered.settlementId, reason: 'Offered anew' },
      ann,
    );
    const request = { requestId: newId(), ...termsOf([invoice]), reason: 'Pays at once', quoteHash };
    await expect(client.offerSettlement(request, ann)).rejects.toMatchObject({ code: 'SETTLEMENT_STATE_FORBIDS' });
  });

  it('are one for a request, however often it is made, and of two acceptances at once there is one', async () => {
    const [invoice, requestId] = [anInvoice(), newId()];
    const [first, again] = [await offer([invoice], 80_00, requestId), await offer([invoice], 80_00, requestId)];
    expect(again.settlementId).toBe(first.settlementId);
    const both = await Promise.allSettled([accept(first), accept(first)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await told()).filter(([name]) => name === 'Accepted')).toHaveLength(1);
  });
});
