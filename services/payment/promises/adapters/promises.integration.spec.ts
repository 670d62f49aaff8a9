import { type paymentV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { type AnyEvent } from '#libs/platform';
import { aCaller, incomingEvent } from '#libs/testing';
import type { LocalDate } from '#libs/time';
import { InvoicesConsumer } from '../../payments/adapters/invoices.consumer.js';
import { PaymentsConsumer } from '../../payments/adapters/payments.consumer.js';
import { acme, ann, clearPayments, type PaymentHost, runPayment } from '../../testing/payment-host.js';
import { PromisableInvoices } from '../../testing/promisable-invoices.js';
import type { PromisableInvoice } from '../domain/draft.js';
import { PromisePolicy } from '../use-cases/ports.js';

const cause = { actor: 'system:spec', reason: 'SPEC' };
const usd = (minor: number) => ({ currencyCode: 'USD', minorUnits: String(minor) });

describe('promises to pay', () => {
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
    await db.database.query('DELETE FROM promise_invoices');
    await db.database.query('DELETE FROM promises');
    await clearPayments(host);
    await db.setNow(new Date('2013-03-01T18:00:00Z'));
    owned.clear();
  });

  const anInvoice = (more: Partial<PromisableInvoice> = {}) => owned.add(more);
  type Over = Partial<paymentV1.CreatePromiseRequestInit>;
  const promise = async (invoices: readonly PromisableInvoice[], minor: number | null, over: Over = {}) => {
    const request = {
      ...{ requestId: newId(), customerId: acme, invoiceIds: invoices.map(({ invoiceId }) => invoiceId) },
      ...{ amount: minor === null ? null : usd(minor), dueDate: toWireDate('2013-03-08'), ...over },
    };
    return (await client.createPromise(request, ann)).promise!;
  };
  const read = async (promiseId: string) => (await client.getPromise({ promiseId }, ann)).promise!;
  /** Money that settles an invoice, recorded and allocated. */
  const pay = async ({ number, invoiceId }: PromisableInvoice, minor: number, valueDate: LocalDate) => {
    const report = { invoiceNumbers: [number], amount: usd(minor), valueDate: toWireDate(valueDate) };
    const { payment } = await client.recordPayment({ requestId: newId(), ...report }, ann);
    await allocate(payment!.paymentId, invoiceId, minor);
    return payment!.paymentId;
  };
  const allocate = (paymentId: string, invoiceId: string, minor: number) => {
    const allocations = [{ invoiceId, amount: usd(minor) }];
    const event = incomingEvent(
      'dunlin.invoice.v1.PaymentAllocated',
      { cause, paymentId, allocations },
      { sequence: 1n },
    );
    const consumer = host.running.app.get(PaymentsConsumer, { strict: false });
    return db.runner.transact(aCaller(), (tx) => consumer.onAllocations([event as never], tx));
  };
  const closes = (type: 'InvoicePaid' | 'InvoiceVoided', { invoiceId }: PromisableInvoice, version = '9') => {
    const lifecycle = type === 'InvoicePaid' ? 'LIFECYCLE_PAID' : 'LIFECYCLE_VOID';
    const snapshot = { invoice: { invoiceId, version, lifecycle } } as const;
    const event = incomingEvent(`dunlin.invoice.v1.${type}`, { cause, snapshot }, {}) as AnyEvent<never>;
    const consumer = host.running.app.get(InvoicesConsumer, { strict: false });
    return db.runner.transact(aCaller(), (tx) => consumer.onInvoices([event], tx));
  };
  const judge = (promiseId: string, requestId = `${promiseId}/judge`) =>
    client.judgePromise({ requestId, promiseId }, { actor: 'system:workflow', correlationId: 'spec' });
  const told = async () =>
    (await db.published())
      .filter(({ type }) => type.startsWith('dunlin.payment.v1.Promise'))
      .map(({ type, payload }) => [
        type.replace('dunlin.payment.v1.Promise', ''),
        (payload as { cause: { reason: string } }).cause.reason,
      ]);

  it('hold their invoices for fences from the commit on, until the end of the promised day at the debtor', async () => {
    const [late, early] = [anInvoice(), anInvoice({ dueDate: '2013-01-01', collectableMinor: 40_00n })];
    const made = await promise([late, early], 60_00, { method: 'METHOD_CHEQUE', notes: 'wife pays' });
    expect(made).toMatchObject({
      ...{ state: 'STATE_ACTIVE', amount: usd(60_00), paid: usd(0), method: 'METHOD_CHEQUE', notes: 'wife pays' },
      invoices: [
        { invoiceId: early.invoiceId, amount: usd(40_00), released: usd(0) },
        { invoiceId: late.invoiceId, amount: usd(20_00), released: usd(0) },
      ],
      ...{ firstValueDate: toWireDate('2013-03-01'), lastValueDate: toWireDate('2013-03-08'), madeBy: ann.actor },
      // Midnight of the ninth in Los Angeles.
      judgeTime: { seconds: String(Date.parse('2013-03-09T08:00:00Z') / 1000), nanos: 0 },
    });
    const other = newId();
    const asked = { invoiceIds: [other, late.invoiceId, early.invoiceId], customerId: acme };
    expect((await client.checkMoneyInFlight(asked, ann)).promisedInvoiceIds).toEqual([late.invoiceId, early.invoiceId]);
    const [event] = await db.published();
    expect(event).toMatchObject({ type: 'dunlin.payment.v1.PromiseMade', payload: { promise: { notes: '' } } });
  });

  it('are kept with all of it by value date, though it is booked after the day', async () => {
    const invoice = anInvoice();
    const { promiseId } = await promise([invoice], 60_00);
    await db.setNow(new Date('2013-03-11T18:00:00Z'));
    await pay(invoice, 60_00, '2013-03-08');
    expect(await read(promiseId)).toMatchObject({ state: 'STATE_KEPT', paid: usd(60_00) });
    const asked = { invoiceIds: [invoice.invoiceId], customerId: acme };
    expect((await client.checkMoneyInFlight(asked, ann)).promisedInvoiceIds).toEqual([]);
    expect(await told()).toEqual([
      ['Made', ''],
      ['Kept', 'PAID_IN_TIME'],
    ]);
  });

  it('are broken by one cent, turn when the cent with a value date in time is booked later, and back by a reversal', async () => {
    const invoice = anInvoice();
    const { promiseId } = await promise([invoice], 60_00);
    await db.setNow(new Date('2013-03-08T18:00:00Z'));
    const paymentId = await pay(invoice, 59_99, '2013-03-08');
    expect((await read(promiseId)).state).toBe('STATE_ACTIVE');
    await db.setNow(new Date('2013-03-09T08:00:00Z'));
    expect((await judge(promiseId)).promise).toMatchObject({ state: 'STATE_BROKEN', paid: usd(59_99) });
    await db.setNow(new Date('2013-03-12T08:00:00Z'));
    await pay(invoice, 1, '2013-03-09');
    expect((await read(promiseId)).state).toBe('STATE_BROKEN');
    await pay(invoice, 1, '2013-03-08');
    expect(await read(promiseId)).toMatchObject({ state: 'STATE_KEPT', paid: usd(60_00) });
    await client.reversePayment({ requestId: newId(), paymentId, reason: 'RETURNED' }, ann);
    expect(await read(promiseId)).toMatchObject({ state: 'STATE_BROKEN', paid: usd(1) });
    expect(await told()).toEqual([
      ['Made', ''],
      ['Broken', 'DAY_PASSED'],
      ['Kept', 'BOOKED_LATE'],
      ['Broken', 'PAYMENT_REVERSED'],
    ]);
  });

  it('are judged at the end of the day and not before, once, and not while money is on its way', async () => {
    const invoice = anInvoice();
    const { promiseId } = await promise([invoice], 60_00);
    await db.setNow(new Date('2013-03-09T07:59:59Z'));
    await expect(judge(promiseId)).rejects.toMatchObject({ code: 'PROMISE_CONFLICT', kind: 'aborted' });
    await db.setNow(new Date('2013-03-09T08:00:00Z'));
    const report = { invoiceNumbers: [invoice.number], amount: usd(60_00), valueDate: toWireDate('2013-03-08') };
    const { payment } = await client.recordPayment({ requestId: newId(), ...report }, ann);
    await expect(judge(promiseId)).rejects.toMatchObject({ code: 'PROMISE_CONFLICT' });
    await allocate(payment!.paymentId, invoice.invoiceId, 60_00);
    const answers = [await judge(promiseId), await judge(promiseId), await judge(promiseId, newId())];
    expect(answers.map((answer) => answer.promise!.state)).toEqual(['STATE_KEPT', 'STATE_KEPT', 'STATE_KEPT']);
    expect(await told()).toHaveLength(2);
    await expect(judge(newId())).rejects.toMatchObject({ code: 'PROMISE_NOT_FOUND' });
  });

  it('count no money that was known before they were made', async () => {
    const invoice = anInvoice();
    const before = await pay(invoice, 60_00, '2013-03-01');
    const { promiseId } = await promise([invoice], 60_00);
    await pay(invoice, 10_00, '2013-03-01');
    expect(await read(promiseId)).toMatchObject({ state: 'STATE_ACTIVE', paid: usd(10_00) });
    await client.reversePayment({ requestId: newId(), paymentId: before, reason: 'RETURNED' }, ann);
    expect((await read(promiseId)).paid).toEqual(usd(10_00));
  });

  it('wait with what remains while money is on its way', async () => {
    const invoice = anInvoice();
    const report = { invoiceNumbers: [invoice.number], amount: usd(50_00) };
    await client.recordPayment({ requestId: newId(), ...report }, ann);
    await expect(promise([invoice], 60_00)).rejects.toMatchObject({ code: 'PROMISE_CONFLICT', kind: 'aborted' });
  });

  it('end when their invoices are closed otherwise, after money that is on its way', async () => {
    const [voided, paid] = [anInvoice(), anInvoice()];
    const first = await promise([voided], 60_00);
    await closes('InvoiceVoided', voided);
    expect(await read(first.promiseId)).toMatchObject({ state: 'STATE_CANCELLED', cancelReason: 'INVOICES_CLOSED' });
    const second = await promise([paid], null);
    const report = { invoiceNumbers: [paid.number], amount: usd(100_00) };
    const { payment } = await client.recordPayment({ requestId: newId(), ...report }, ann);
    await closes('InvoicePaid', paid);
    expect((await read(second.promiseId)).state).toBe('STATE_ACTIVE');
    await allocate(payment!.paymentId, paid.invoiceId, 100_00);
    expect((await read(second.promiseId)).state).toBe('STATE_KEPT');
  });

  it('are one at a time for an invoice, of two that come at once as well', async () => {
    const [invoice, other] = [anInvoice(), anInvoice()];
    const outcomes = await Promise.allSettled([promise([invoice, other], 60_00), promise([other], 10_00)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refusal = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refusal!.reason).toMatchObject({
      code: 'PROMISE_STATE_FORBIDS',
      details: { state: 'PROMISED', allowed: ['cancel promise'], facts: { reason: 'PROMISED' } },
    });
    const row = `INSERT INTO promise_invoices (invoice_id, promise_id, active)
      SELECT $1, promise_id, true FROM promises LIMIT 1`;
    await expect(db.database.query(row, [other.invoiceId])).rejects.toMatchObject({ constraint: expect.any(String) });
  });

  it('are cheques of a later day too: known and not settled, to be presented on it, and broken when they come back', async () => {
    const [invoice, other] = [anInvoice(), anInvoice()];
    const cheque = { method: 'METHOD_CHEQUE', dueDate: toWireDate('2013-04-01') } as const;
    const { promiseId } = await promise([invoice], null, cheque);
    await promise([other], 1_00);
    const toPresent = { method: 'METHOD_CHEQUE', state: 'STATE_ACTIVE', dueUntil: toWireDate('2013-04-01') } as const;
    const { promises } = await client.listPromises(toPresent, ann);
    expect(promises.map((each) => [each.promiseId, each.amount])).toEqual([[promiseId, usd(100_00)]]);
    expect((await client.listPayments({ invoiceId: invoice.invoiceId }, ann)).payments).toEqual([]);
    await db.setNow(new Date('2013-04-01T18:00:00Z'));
    const paymentId = await pay(invoice, 100_00, '2013-04-01');
    expect((await read(promiseId)).state).toBe('STATE_KEPT');
    await client.reversePayment({ requestId: newId(), paymentId, reason: 'RETURNED' }, ann);
    expect(await read(promiseId)).toMatchObject({ state: 'STATE_BROKEN', paid: usd(0) });
  });

  it('are cancelled by a person with a reason, and free their invoices', async () => {
    const invoice = anInvoice();
    const { promiseId } = await promise([invoice], 60_00);
    const cancel = (reason: string) => client.cancelPromise({ requestId: newId(), promiseId, reason }, ann);
    await expect(cancel(' ')).rejects.toMatchObject({ code: 'PROMISE_INVALID' });
    expect((await cancel('Pays by instalments')).promise).toMatchObject({
      ...{ state: 'STATE_CANCELLED', cancelReason: 'Pays by instalments' },
    });
    await expect(cancel('Again')).rejects.toMatchObject({
      ...{ code: 'PROMISE_STATE_FORBIDS', details: { state: 'CANCELLED', facts: { reason: 'DECIDED' } } },
    });
    await promise([invoice], 60_00);
  });

  it.each<[string, Partial<PromisableInvoice>]>([
    ['VOID', { lifecycle: 'VOID' }],
    ['DRAFT', { lifecycle: 'DRAFT' }],
    ['NOTHING_REMAINS', { lifecycle: 'PAID', collectableMinor: 0n }],
    ['WRITTEN_OFF', { lifecycle: 'WRITTEN_OFF' }],
    ['IN_DISPUTE', { disputed: true }],
    ['NOT_COLLECTED', { collectable: false }],
    ['PLACED', { placed: true }],
  ])('are refused as %s where an invoice does not allow one', async (reason, more) => {
    const invoice = anInvoice(more);
    await expect(promise([invoice], 60_00)).rejects.toMatchObject({
      ...{ code: 'PROMISE_STATE_FORBIDS', kind: 'refused', details: { facts: { reason } } },
    });
  });

  it('name every field that is wrong', async () => {
    const invoice = anInvoice();
    const fields = async (minor: number, over: Over) => {
      const refusal = await promise([invoice], minor, over).then(
        () => null,
        (error: { details: { violations: { field: string; reason?: string }[] } }) => error.details.violations,
      );
      return refusal?.map(({ field, reason }) => `${field} ${reason}`);
    };
    expect(await fields(100_01, { dueDate: toWireDate('2013-02-28') })).toEqual([
      ...['amount ABOVE_MAX', 'due_date BEFORE_MIN'],
    ]);
    expect(await fields(-1, { dueDate: toWireDate('2013-04-16') })).toEqual([
      'amount NOT_POSITIVE',
      'due_date AFTER_MAX',
    ]);
    expect(await fields(1, { amount: { currencyCode: 'EUR', minorUnits: '1' } })).toEqual(['amount WRONG_CURRENCY']);
    expect(await fields(1, { dueDate: null, invoiceIds: [] })).toEqual(['invoice_ids EMPTY', 'due_date MISSING']);
    expect(await fields(1, { customerId: newId() })).toEqual(['customer_id FITS_NOTHING']);
    await expect(promise([invoice], 1, { invoiceIds: [newId()] })).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
  });

  it('are as many as the organisation allows, and not below its least amount', async () => {
    const policy = host.running.app.get(PromisePolicy, { strict: false });
    const rules = { ...policy.promises, maxActive: 1, minAmounts: [{ minor: 10_00n, currency: 'USD' }] };
    Object.defineProperty(policy, 'promises', { value: rules, configurable: true });
    await expect(promise([anInvoice()], 9_99)).rejects.toMatchObject({
      ...{ code: 'PROMISE_INVALID', details: { violations: [{ field: 'amount', reason: 'BELOW_MIN' }] } },
    });
    await promise([anInvoice({ collectableMinor: 5_00n })], 5_00);
    await expect(promise([anInvoice()], 10_00)).rejects.toMatchObject({
      ...{ code: 'PROMISE_STATE_FORBIDS', details: { facts: { reason: 'TOO_MANY_PROMISES' } } },
    });
    delete (policy as { promises?: unknown }).promises;
  });

  it('are previewed as they would be, and nothing is stored', async () => {
    const invoice = anInvoice();
    const request = { customerId: acme, invoiceIds: [invoice.invoiceId], dueDate: toWireDate('2013-03-08') };
    const { promise: draft, collectable } = await client.previewPromise(request, ann);
    expect([draft!.promiseId, draft!.amount, draft!.lastValueDate, collectable]).toEqual([
      ...['', usd(100_00), toWireDate('2013-03-08'), usd(100_00)],
    ]);
    expect((await client.listPromises({ customerId: acme }, ann)).promises).toEqual([]);
    await promise([invoice], 1_00);
    await expect(client.previewPromise(request, ann)).rejects.toMatchObject({ code: 'PROMISE_STATE_FORBIDS' });
  });

  it('are listed by their day with every filter, page by page', async () => {
    const made: string[] = [];
    for (const day of ['08', '05', '07']) {
      const { promiseId } = await promise([anInvoice()], 60_00, { dueDate: toWireDate(`2013-03-${day}`) });
      made.push(promiseId);
    }
    const [eighth, fifth, seventh] = made as [string, string, string];
    await client.cancelPromise({ requestId: newId(), promiseId: seventh, reason: 'x' }, ann);
    const list = async (filter: paymentV1.ListPromisesRequestInit) =>
      (await client.listPromises(filter, ann)).promises.map(({ promiseId }) => promiseId);
    expect(await list({})).toEqual([fifth, seventh, eighth]);
    expect(await list({ descending: true })).toEqual([eighth, seventh, fifth]);
    expect(await list({ state: 'STATE_ACTIVE' })).toEqual([fifth, eighth]);
    expect(await list({ dueFrom: toWireDate('2013-03-06'), dueUntil: toWireDate('2013-03-07') })).toEqual([seventh]);
    expect(await list({ invoiceId: [...owned.keys()][0]! })).toEqual([eighth]);
    expect(await list({ customerId: newId() })).toEqual([]);
    const first = await client.listPromises({ pageSize: 2 }, ann);
    const rest = await client.listPromises({ pageSize: 2, pageToken: first.nextPageToken }, ann);
    expect([...first.promises, ...rest.promises].map(({ promiseId }) => promiseId)).toEqual([fifth, seventh, eighth]);
  });
});
