import { type paymentV1, toTimestamp, toWireMoney } from '#libs/contracts';
import { newId } from '#libs/ids';
import { type AnyEvent, Metrics, platformTables, schemaDrift } from '#libs/platform';
import { aCaller, incomingEvent } from '#libs/testing';
import { service } from '../../service.js';
import {
  acme,
  ann,
  bolt,
  clearPayments,
  type Invoices,
  paymentCount as countPayments,
  type PaymentHost,
  runPayment,
  start,
} from '../../testing/payment-host.js';
import { PaymentsConsumer } from './payments.consumer.js';

const cause = { actor: 'system:spec', reason: 'SPEC' };

describe('payments on PostgreSQL', () => {
  let host: PaymentHost;
  let db: PaymentHost['db'];
  let client: PaymentHost['client'];
  let invoices: Invoices;

  beforeAll(async () => {
    host = await runPayment();
    ({ db, client, invoices } = host);
  });
  afterAll(() => host.stop());
  beforeEach(() => clearPayments(host));

  const paymentCount = () => countPayments(host);
  const record = async (overrides: paymentV1.RecordPaymentRequestInit = {}, requestId = newId()) => {
    const request = { requestId, amount: { currencyCode: 'USD', minorUnits: '10000' }, ...overrides };
    const { payment, alreadyKnown } = await client.recordPayment(request, ann);
    return { payment: payment!, alreadyKnown };
  };
  const mark = async (
    invoiceId: string,
    requestId = newId(),
    overrides: Partial<paymentV1.MarkAsPaidRequestInit> = {},
  ) => {
    const request = { requestId, invoiceId, method: 'METHOD_CHEQUE', proof: 'scan-1', ...overrides } as const;
    return (await client.markAsPaid(request, ann)).payment!;
  };
  const tomorrow = { year: 2013, month: 3, day: 2 };
  const inFuture = {
    code: 'PAYMENT_INVALID',
    details: { violations: [{ field: 'value_date', description: 'lies in the future: business time is 2013-03-01' }] },
  };
  const inFlight = async (invoiceIds: string[], customerId = '') =>
    (await client.checkMoneyInFlight({ invoiceIds, customerId }, ann)).invoiceIds;
  /** @param feeMinor what of each part settles a fee; the rest is principal */
  const allocate = (
    paymentId: string,
    parts: Record<string, bigint>,
    { deallocate = false, sequence = 1n, feeMinor = 0n } = {},
  ) => {
    const dollars = (minor: bigint) => toWireMoney({ minor, currency: 'USD' });
    const allocations = Object.entries(parts).map(([invoiceId, minor]) => ({
      invoiceId,
      amount: dollars(minor),
      components: [
        { component: 'COMPONENT_PRINCIPAL' as const, amount: dollars(minor - feeMinor) },
        ...(feeMinor > 0n ? [{ component: 'COMPONENT_FEE' as const, amount: dollars(feeMinor) }] : []),
      ],
    }));
    const type = deallocate ? 'dunlin.invoice.v1.PaymentDeallocated' : 'dunlin.invoice.v1.PaymentAllocated';
    const event = incomingEvent(type, { cause, paymentId, allocations }, { sequence });
    const consumer = host.running.app.get(PaymentsConsumer);
    return db.runner.transact(aCaller(), (tx) =>
      consumer.onAllocations([event as AnyEvent<'dunlin.invoice.v1.PaymentAllocated'>], tx),
    );
  };

  it('has the schema that its tables say', async () => {
    expect(await schemaDrift(db.ownerUrl, [...platformTables, ...service.tables])).toEqual([]);
  });

  describe('recording', () => {
    it('records what comes at one time together, each report for itself', async () => {
      const first = invoices.add('INV-1');
      invoices.add('INV-2');
      const repeated = newId();
      const outcomes = await Promise.allSettled([
        record({ invoiceNumbers: ['INV-1'] }),
        record({ invoiceNumbers: ['INV-2'], sourceId: 'S-1', source: 'bank' }),
        record({ invoiceNumbers: ['INV-9'] }),
        record({ invoiceNumbers: ['INV-2'], sourceId: 'S-1', source: 'bank' }),
        record({
          invoiceNumbers: ['INV-1'],
          sourceId: 'S-1',
          source: 'bank',
          amount: { currencyCode: 'USD', minorUnits: '1' },
        }),
        record({ invoiceNumbers: ['INV-1'], valueDate: tomorrow }),
        record({ invoiceNumbers: ['INV-1'] }, repeated),
        record({ invoiceNumbers: ['INV-1'] }, repeated),
      ]);
      const told = outcomes.map((outcome) =>
        outcome.status === 'fulfilled'
          ? [outcome.value.payment.invoiceIds, outcome.value.alreadyKnown]
          : (outcome.reason as { code: string }).code,
      );
      // Which of two reports of one payment comes first is open.
      const [, one, , other, reused] = told;
      expect([told[0], told[2], told[5], told[6], told[7]]).toEqual([
        ...[[[first], false], 'INVOICE_NOT_FOUND', 'PAYMENT_INVALID', [[first], false], [[first], false]],
      ]);
      expect([one, other, reused].filter((each) => each === 'PAYMENT_KEY_REUSED').length).toBeGreaterThanOrEqual(1);
      expect([one, other, reused].flat(2)).toContain(false);
      expect(await paymentCount()).toBe(3);
      expect((await db.published()).filter(({ type }) => type === 'dunlin.payment.v1.PaymentSettled')).toHaveLength(3);
    });

    it('takes the customer from the named invoices, fills in what is empty and publishes the event', async () => {
      const [second, first] = [invoices.add('INV-2'), invoices.add('INV-1')];
      const requestId = newId();
      const { payment, alreadyKnown } = await record({ invoiceNumbers: ['INV-1', 'INV-2', 'INV-1'] }, requestId);
      expect(alreadyKnown).toBe(false);
      expect(payment).toEqual({
        paymentId: expect.any(String),
        customerId: acme,
        state: 'STATE_SETTLED',
        method: 'METHOD_BANK_TRANSFER',
        amount: { currencyCode: 'USD', minorUnits: '10000' },
        valueDate: { year: 2013, month: 3, day: 1 },
        reference: '',
        proof: '',
        source: 'manual',
        sourceId: requestId,
        invoiceIds: [first, second],
        inFlight: true,
        allocated: [],
        reversalReason: '',
        version: '1',
        createTime: toTimestamp(start),
      });
      expect(await db.published()).toMatchObject([
        {
          type: 'dunlin.payment.v1.PaymentSettled',
          key: acme,
          subject: payment.paymentId,
          sequence: 1n,
          payload: expect.objectContaining({ payment: expect.objectContaining({ invoiceIds: [first, second] }) }),
        },
      ]);
      expect((await client.getPayment({ paymentId: payment.paymentId }, ann)).payment).toEqual(payment);
    });

    it('returns the known payment for the same source id, and publishes it once', async () => {
      invoices.add('INV-1');
      const report = { source: 'bank', sourceId: 'E2E-7', invoiceNumbers: ['INV-1'] };
      const first = await record(report);
      const second = await record(report);
      expect(second).toEqual({ payment: first.payment, alreadyKnown: true });
      expect(await db.published()).toHaveLength(1);
    });

    it.each([
      ['amount', { amount: { currencyCode: 'USD', minorUnits: '10001' } }],
      ['currency', { amount: { currencyCode: 'EUR', minorUnits: '10000' } }],
      ['customer', { customerId: bolt }],
    ])('refuses the same source id with another %s', async (_, other) => {
      const report = { source: 'bank', sourceId: 'E2E-8', customerId: acme };
      await record(report);
      await expect(record({ ...report, ...other })).rejects.toMatchObject({
        code: 'PAYMENT_KEY_REUSED',
        kind: 'conflict',
      });
      expect(await paymentCount()).toBe(1);
    });

    it('is one payment for 20 concurrent reports under different request ids', async () => {
      const report = { source: 'bank', sourceId: 'E2E-9', customerId: acme };
      const responses = await Promise.all(Array.from({ length: 20 }, () => record(report)));
      expect(new Set(responses.map(({ payment }) => payment.paymentId)).size).toBe(1);
      expect(responses.filter(({ alreadyKnown }) => !alreadyKnown)).toHaveLength(1);
      expect(await db.published()).toHaveLength(1);
    });

    it('records nothing when a number is unknown or of another customer, and says which', async () => {
      invoices.add('INV-1');
      invoices.add('BOLT-1', bolt);
      await expect(record({ invoiceNumbers: ['INV-1', 'NOPE', 'INV-X'] })).rejects.toMatchObject({
        code: 'INVOICE_NOT_FOUND',
        message: expect.stringContaining('"NOPE", "INV-X"'),
      });
      await expect(record({ invoiceNumbers: ['INV-1', 'BOLT-1'] })).rejects.toMatchObject({
        code: 'PAYMENT_CUSTOMER_MISMATCH',
      });
      await expect(record()).rejects.toMatchObject({ code: 'PAYMENT_INVALID' });
      await expect(record({ customerId: acme, amount: null })).rejects.toMatchObject({ code: 'PAYMENT_INVALID' });
      await expect(record({ customerId: acme, source: 'mark-as-paid' })).rejects.toMatchObject({
        code: 'PAYMENT_INVALID',
      });
      expect(await paymentCount()).toBe(0);
    });

    it('refuses a value date in the future of business time, and takes one before the invoice', async () => {
      invoices.add('INV-1');
      await expect(record({ invoiceNumbers: ['INV-1'], valueDate: tomorrow })).rejects.toMatchObject(inFuture);
      expect(await paymentCount()).toBe(0);
      const valueDate = { year: 1999, month: 12, day: 31 };
      expect((await record({ invoiceNumbers: ['INV-1'], valueDate })).payment).toMatchObject({ valueDate });
    });

    it('returns the stored response to a repeat even when the invoice no longer exists', async () => {
      invoices.add('INV-1');
      const requestId = newId();
      const first = await record({ invoiceNumbers: ['INV-1'] }, requestId);
      invoices.known.clear();
      expect(await record({ invoiceNumbers: ['INV-1'] }, requestId)).toEqual(first);
    });
  });

  describe('money in flight', () => {
    it('counts a named invoice from the commit until its allocation is recorded', async () => {
      const [named, other] = [invoices.add('INV-1'), invoices.add('INV-2')];
      const { payment } = await record({ invoiceNumbers: ['INV-1'] });
      expect(await inFlight([other, named], acme)).toEqual([named]);
      await allocate(payment.paymentId, { [named]: 60_00n, [other]: 40_00n });
      expect(await inFlight([other, named], acme)).toEqual([]);
      expect((await client.getPayment({ paymentId: payment.paymentId }, ann)).payment).toMatchObject({
        inFlight: false,
        version: '2',
        allocated: [
          { invoiceId: named, amount: { currencyCode: 'USD', minorUnits: '6000' } },
          { invoiceId: other, amount: { currencyCode: 'USD', minorUnits: '4000' } },
        ],
      });
      const settled = await client.listPayments({ invoiceId: other }, ann);
      expect(settled.payments).toHaveLength(1);
    });

    it('leaves behind which components of an invoice the payment settled', async () => {
      const invoiceId = invoices.add('INV-1');
      const { payment } = await record({ invoiceNumbers: ['INV-1'] });
      await allocate(payment.paymentId, { [invoiceId]: 60_00n }, { feeMinor: 5_00n });
      const { payments } = await client.listPayments({ invoiceId }, ann);
      expect(payments[0]!.allocated.flatMap(({ components }) => components)).toEqual([
        { component: 'COMPONENT_PRINCIPAL', amount: { currencyCode: 'USD', minorUnits: '5500' } },
        { component: 'COMPONENT_FEE', amount: { currencyCode: 'USD', minorUnits: '500' } },
      ]);
    });

    it('counts every invoice of a customer whose payment names none', async () => {
      const ids = [invoices.add('INV-1'), invoices.add('INV-2')];
      const { payment } = await record({ customerId: acme });
      expect(await inFlight(ids, acme)).toEqual(ids);
      expect(await inFlight(ids, bolt)).toEqual([]);
      expect(await inFlight(ids)).toEqual([]);
      await allocate(payment.paymentId, {});
      expect(await inFlight(ids, acme)).toEqual([]);
    });

    it('ends when the payment is reversed, and a late allocation does not begin it again', async () => {
      const invoiceId = invoices.add('INV-1');
      const { payment } = await record({ invoiceNumbers: ['INV-1'] });
      const { paymentId } = payment;
      await client.reversePayment({ requestId: newId(), paymentId, reason: 'RETURNED' }, ann);
      expect(await inFlight([invoiceId], acme)).toEqual([]);
      await allocate(paymentId, { [invoiceId]: 100_00n });
      await allocate(paymentId, { [invoiceId]: 100_00n }, { deallocate: true, sequence: 3n });
      await allocate(paymentId, { [invoiceId]: 100_00n }, { sequence: 2n });
      expect((await client.getPayment({ paymentId }, ann)).payment).toMatchObject({
        state: 'STATE_REVERSED',
        inFlight: false,
        allocated: [],
        version: '4',
      });
    });

    it('refuses an allocation of a payment that was never published, so that its key is parked', async () => {
      await expect(allocate(newId(), {})).rejects.toMatchObject({ code: 'PAYMENT_NOT_FOUND' });
    });

    it('refuses ids that are none, and too many of them', async () => {
      await expect(inFlight(['x'])).rejects.toMatchObject({ code: 'PAYMENT_INVALID' });
      await expect(inFlight(Array.from({ length: 501 }, newId))).rejects.toMatchObject({ code: 'PAYMENT_INVALID' });
    });
  });

  describe('marking as paid', () => {
    it('records exactly what remains and is in flight at once', async () => {
      const invoiceId = invoices.add('INV-1', acme, 61_23n);
      const requestId = newId();
      const payment = await mark(invoiceId, requestId);
      expect(payment).toMatchObject({
        customerId: acme,
        amount: { currencyCode: 'USD', minorUnits: '6123' },
        method: 'METHOD_CHEQUE',
        proof: 'scan-1',
        source: 'mark-as-paid',
        sourceId: requestId,
        invoiceIds: [invoiceId],
        inFlight: true,
      });
      expect(await inFlight([invoiceId])).toEqual([invoiceId]);
      expect(await db.published()).toHaveLength(1);
    });

    it('refuses a value date in the future of business time', async () => {
      const invoiceId = invoices.add('INV-1');
      await expect(mark(invoiceId, newId(), { valueDate: tomorrow })).rejects.toMatchObject(inFuture);
      expect(await paymentCount()).toBe(0);
    });

    it('returns the stored response to a repeat although nothing remains by then, and refuses a new request', async () => {
      const invoiceId = invoices.add('INV-1');
      const requestId = newId();
      const first = await mark(invoiceId, requestId);
      await expect(mark(invoiceId)).rejects.toMatchObject({ code: 'INVOICE_CONFLICT', kind: 'aborted' });
      await allocate(first.paymentId, { [invoiceId]: 100_00n });
      invoices.known.get('INV-1')!.remainingMinor = 0n;
      expect(await mark(invoiceId, requestId)).toEqual(first);
      await expect(mark(invoiceId)).rejects.toMatchObject({ code: 'INVOICE_STATE_FORBIDS', kind: 'refused' });
      await expect(mark(newId())).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
      expect(await paymentCount()).toBe(1);
    });

    it('makes one payment when 20 different requests mark one invoice at the same moment', async () => {
      const invoiceId = invoices.add('INV-1');
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => mark(invoiceId)));
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'INVOICE_CONFLICT' });
      }
      expect(await paymentCount()).toBe(1);
    });

    it('gives 20 twins of one request one payment and equal responses', async () => {
      const invoiceId = invoices.add('INV-1');
      const requestId = newId();
      const responses = await Promise.all(Array.from({ length: 20 }, () => mark(invoiceId, requestId)));
      expect(new Set(responses.map((response) => JSON.stringify(response))).size).toBe(1);
      expect(await paymentCount()).toBe(1);
    });

    it('never relies on a remainder that another payment changed', async () => {
      const invoiceId = invoices.add('INV-1');
      let overtaken = 0;
      invoices.beforeResponse = async () => {
        overtaken += 1;
        if (overtaken !== 2) return;
        const { payment } = await record({ customerId: acme });
        await allocate(payment.paymentId, { [invoiceId]: 100_00n });
      };
      await expect(mark(invoiceId)).rejects.toMatchObject({ code: 'INVOICE_CONFLICT' });
      expect(await paymentCount()).toBe(1);
    });
  });

  describe('reversing', () => {
    it('is counted beside what was settled, each once, in minor units', async () => {
      const money = async (outcome: string): Promise<number> => {
        const series = `dunlin_payments_minor_units_total{outcome="${outcome}",currency="USD",service="payment"} `;
        const lines = (await host.running.app.get(Metrics).text()).split('\n');
        return Number(lines.find((line) => line.startsWith(series))?.slice(series.length) ?? 0);
      };
      const [settled, reversed] = [await money('settled'), await money('reversed')];
      const { payment } = await record({ customerId: acme });
      const request = { requestId: newId(), paymentId: payment.paymentId, reason: 'CHARGEBACK' };
      await client.reversePayment(request, ann);
      await client.reversePayment(request, ann);
      expect(await money('settled')).toBe(settled + 100_00);
      expect(await money('reversed')).toBe(reversed + 100_00);
    });

    it('happens once, with its reason in state and event', async () => {
      const { payment } = await record({ customerId: acme });
      const { paymentId } = payment;
      const requestId = newId();
      const reverse = (id: string) => client.reversePayment({ requestId: id, paymentId, reason: ' CHARGEBACK ' }, ann);
      const { payment: reversed } = await reverse(requestId);
      expect(reversed).toMatchObject({ state: 'STATE_REVERSED', reversalReason: 'CHARGEBACK', version: '2' });
      expect(await reverse(requestId)).toEqual({ payment: reversed });
      await expect(reverse(newId())).rejects.toMatchObject({
        code: 'PAYMENT_STATE_FORBIDS',
        details: { state: 'REVERSED' },
      });
      expect((await db.published()).at(-1)).toMatchObject({
        type: 'dunlin.payment.v1.PaymentReversed',
        key: acme,
        sequence: 2n,
        payload: { cause: { reason: 'CHARGEBACK' }, payment: { state: 'STATE_REVERSED' } },
      });
      await expect(
        client.reversePayment({ requestId: newId(), paymentId: newId(), reason: 'x' }, ann),
      ).rejects.toMatchObject({
        code: 'PAYMENT_NOT_FOUND',
      });
    });
  });

  describe('listing', () => {
    it('pages from the newest by filter, and refuses the token of another filter', async () => {
      for (let n = 0; n < 5; n += 1) await record({ customerId: n === 2 ? bolt : acme, sourceId: `p${n}` });
      const list = (pageToken: string, customerId: string) =>
        client.listPayments({ customerId, state: 'STATE_SETTLED', pageSize: 3, pageToken }, ann);
      const first = await list('', acme);
      const second = await list(first.nextPageToken, acme);
      const ids = [...first.payments, ...second.payments].map(({ sourceId }) => sourceId);
      expect(ids).toEqual(['p4', 'p3', 'p1', 'p0']);
      expect(second.nextPageToken).toBe('');
      await expect(list(first.nextPageToken, bolt)).rejects.toMatchObject({ code: 'PAGE_TOKEN_INVALID' });
    });
  });

  describe('the database itself', () => {
    it('refuses a second payment of a source id, and flight after a reversal', async () => {
      const { payment } = await record({ customerId: acme, source: 'bank', sourceId: 's-1' });
      await expect(
        db.database.query(
          `INSERT INTO payments SELECT gen_random_uuid(), customer_id, state, method, amount_minor, currency, value_on,
             reference, proof, source, source_id, invoice_ids, names_no_invoice, in_flight, allocated,
             allocation_version, reversal_reason, version, created_at FROM payments WHERE payment_id = $1`,
          [payment.paymentId],
        ),
      ).rejects.toMatchObject({ constraint: 'payments_source' });
      await expect(
        db.database.query(`UPDATE payments SET state = 'REVERSED', reversal_reason = 'X' WHERE payment_id = $1`, [
          payment.paymentId,
        ]),
      ).rejects.toMatchObject({ constraint: 'payments_flight' });
    });
  });
});
