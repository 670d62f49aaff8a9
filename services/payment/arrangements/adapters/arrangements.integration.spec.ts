import { type paymentV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import type { AnyEvent } from '#libs/platform';
import { aCaller, incomingEvent } from '#libs/testing';
import { InvoicesConsumer } from '../../payments/adapters/invoices.consumer.js';
import { PaymentsConsumer } from '../../payments/adapters/payments.consumer.js';
import type { PromisableInvoice } from '../../promises/domain/draft.js';
import { acme, ann, clearPayments, type PaymentHost, runPayment } from '../../testing/payment-host.js';
import { PromisableInvoices } from '../../testing/promisable-invoices.js';
import { ArrangementPolicy } from '../use-cases/ports.js';

const cause = { actor: 'system:spec', reason: 'SPEC' };
const usd = (minor: number) => ({ currencyCode: 'USD', minorUnits: String(minor) });
const worker = { actor: 'system:workflow', correlationId: 'spec' };

/** Morning where the debtor is. */
const morningOf = (date: string) => new Date(`${date}T18:00:00Z`);

describe('plans in instalments', () => {
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
    for (const table of ['arrangement_instalments', 'arrangement_invoices', 'arrangements'])
      await db.database.query(`DELETE FROM ${table}`);
    for (const table of ['promise_invoices', 'promises']) await db.database.query(`DELETE FROM ${table}`);
    await clearPayments(host);
    await db.setNow(morningOf('2013-03-01'));
    owned.clear();
  });

  const anInvoice = (more: Partial<PromisableInvoice> = {}) => owned.add({ collectableMinor: 90_00n, ...more });
  type Terms = paymentV1.ArrangementTermsInit;
  /** Three instalments on the fifth of March, April and May. */
  const termsOf = (invoices: readonly PromisableInvoice[], over: Terms = {}): Terms => ({
    ...{ customerId: acme, invoiceIds: invoices.map(({ invoiceId }) => invoiceId), count: 3 },
    ...{ frequency: 'INSTALMENT_FREQUENCY_MONTHLY', firstDate: toWireDate('2013-03-05'), ...over },
  });
  const preview = (terms: Terms) => client.previewArrangement({ terms }, ann);
  const confirm = async (terms: Terms, requestId = newId()) => {
    const { hash } = (await preview(terms)).arrangement!;
    return (await client.confirmArrangement({ requestId, terms, hash, consent: 'by phone' }, ann)).arrangement!;
  };
  const read = async (arrangementId: string) => (await client.getArrangement({ arrangementId }, ann)).arrangement!;
  const keep = async (arrangementId: string, at?: Date) => {
    if (at) await db.setNow(at);
    return (await client.keepArrangement({ requestId: newId(), arrangementId }, worker)).arrangement!;
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
  const record = async ({ number }: PromisableInvoice, minor: number) => {
    const report = { invoiceNumbers: [number], amount: usd(minor) };
    return (await client.recordPayment({ requestId: newId(), ...report }, ann)).payment!.paymentId;
  };
  /** Money that settles an invoice, recorded and allocated. */
  const pay = async (invoice: PromisableInvoice, minor: number) => {
    const paymentId = await record(invoice, minor);
    await allocate(paymentId, invoice.invoiceId, minor);
    return paymentId;
  };
  const takeBack = (paymentId: string) =>
    client.reversePayment({ requestId: newId(), paymentId, reason: 'RETURNED' }, ann);
  const sees = (type: 'InvoicePaid' | 'InvoiceVoided', { invoiceId }: PromisableInvoice, version = '9') => {
    const lifecycle = type === 'InvoicePaid' ? 'LIFECYCLE_PAID' : 'LIFECYCLE_VOID';
    const snapshot = { invoice: { invoiceId, version, lifecycle } } as const;
    const event = incomingEvent(`dunlin.invoice.v1.${type}`, { cause, snapshot }, {}) as AnyEvent<never>;
    const consumer = host.running.app.get(InvoicesConsumer, { strict: false });
    return db.runner.transact(aCaller(), (tx) => consumer.onInvoices([event], tx));
  };
  const told = async () =>
    (await db.published())
      .filter(({ type }) => type.startsWith('dunlin.payment.v1.Arrangement'))
      .map(({ type, payload }) => {
        const { change, cause: because } = payload as { change?: string; cause: { reason: string } };
        return [type.replace('dunlin.payment.v1.Arrangement', ''), change ?? because.reason];
      });
  const states = ({ instalments }: paymentV1.Arrangement) =>
    instalments.map(({ state }) => state.replace('STATE_', ''));

  it('are confirmed as they were previewed, stop acts about their invoices, and end the promises about them', async () => {
    const [late, early] = [anInvoice(), anInvoice({ dueDate: '2013-01-01', collectableMinor: 10_01n })];
    const invoiceIds = [late.invoiceId];
    const dueDate = toWireDate('2013-03-08');
    const { promise } = await client.createPromise({ requestId: newId(), customerId: acme, invoiceIds, dueDate }, ann);
    const terms = termsOf([late, early]);
    const { arrangement: shown, cancelledPromiseIds } = await preview(terms);
    expect(cancelledPromiseIds).toEqual([promise!.promiseId]);
    const made = await confirm(terms);
    expect(made).toEqual({ ...shown, arrangementId: made.arrangementId, consent: 'by phone', madeBy: ann.actor });
    expect(made).toMatchObject({
      ...{ state: 'STATE_ON_TRACK', total: usd(100_01), paid: usd(0), arrears: usd(0) },
      invoices: [
        { invoiceId: early.invoiceId, amount: usd(10_01) },
        { invoiceId: late.invoiceId, amount: usd(90_00) },
      ],
      nextDueDate: toWireDate('2013-03-05'),
      // Midnight of the fifth in Los Angeles.
      nextActTime: { seconds: String(Date.parse('2013-03-05T08:00:00Z') / 1000), nanos: 0 },
    });
    expect(made.instalments.map(({ amount, dueDate: due }) => [amount, due])).toEqual([
      [usd(33_33), toWireDate('2013-03-05')],
      [usd(33_33), toWireDate('2013-04-05')],
      [usd(33_35), toWireDate('2013-05-05')],
    ]);
    const asked = { invoiceIds: [newId(), late.invoiceId, early.invoiceId], customerId: acme };
    expect(await client.checkMoneyInFlight(asked, ann)).toMatchObject({
      ...{ arrangedInvoiceIds: [late.invoiceId, early.invoiceId], promisedInvoiceIds: [] },
    });
    expect((await client.getPromise({ promiseId: promise!.promiseId }, ann)).promise).toMatchObject({
      ...{ state: 'STATE_CANCELLED', cancelReason: 'ARRANGED' },
    });
    const again = client.createPromise({ requestId: newId(), customerId: acme, invoiceIds, dueDate }, ann);
    await expect(again).rejects.toMatchObject({
      ...{ code: 'PROMISE_STATE_FORBIDS', details: { facts: { reason: 'ARRANGED' } } },
    });
    const [activated] = (await db.published()).filter(({ type }) => type.endsWith('ArrangementActivated'));
    expect(activated).toMatchObject({ payload: { arrangement: { consent: '', version: '1' } } });
  });

  it('fall into arrears, are caught up, and are completed by the last of their money', async () => {
    const invoice = anInvoice();
    const { arrangementId } = await confirm(termsOf([invoice]));
    expect(states(await keep(arrangementId, morningOf('2013-03-05')))).toEqual([
      'COLLECTING',
      'SCHEDULED',
      'SCHEDULED',
    ]);
    await pay(invoice, 10_00);
    const missed = await keep(arrangementId, new Date('2013-03-06T08:00:00Z'));
    expect(missed).toMatchObject({ state: 'STATE_IN_ARREARS', paid: usd(10_00), arrears: usd(20_00) });
    expect(states(missed)).toEqual(['PARTIAL', 'SCHEDULED', 'SCHEDULED']);
    await pay(invoice, 20_00);
    expect(await read(arrangementId)).toMatchObject({ state: 'STATE_ON_TRACK', arrears: usd(0) });
    await pay(invoice, 60_00);
    const done = await read(arrangementId);
    expect(done).toMatchObject({ state: 'STATE_COMPLETED', endReason: 'FULLY_PAID', nextActTime: null });
    expect(states(done)).toEqual(['PAID', 'PAID', 'PAID']);
    const asked = { invoiceIds: [invoice.invoiceId], customerId: acme };
    expect((await client.checkMoneyInFlight(asked, ann)).arrangedInvoiceIds).toEqual([]);
    expect(await told()).toEqual([
      ...[
        ['Activated', 'ARRANGEMENT_CONFIRMED'],
        ['Changed', 'CHANGE_IN_ARREARS'],
        ['Changed', 'CHANGE_CAUGHT_UP'],
      ],
      ['Ended', 'FULLY_PAID'],
    ]);
  });

  it('wait with a judgement while money is on its way', async () => {
    const invoice = anInvoice();
    const { arrangementId } = await confirm(termsOf([invoice]));
    await db.setNow(new Date('2013-03-06T08:00:00Z'));
    const paymentId = await record(invoice, 30_00);
    const waiting = await keep(arrangementId);
    expect([waiting.state, states(waiting)[0]]).toEqual(['STATE_ON_TRACK', 'COLLECTING']);
    expect(waiting.nextActTime!.seconds).toBe(String(Date.parse('2013-03-06T09:00:00Z') / 1000));
    await allocate(paymentId, invoice.invoiceId, 30_00);
    expect(states(await read(arrangementId))).toEqual(['PAID', 'SCHEDULED', 'SCHEDULED']);
  });

  it('break by one instalment too many, and by one day too many', async () => {
    const [one, other] = [anInvoice(), anInvoice()];
    const first = await confirm(termsOf([one], { frequency: 'INSTALMENT_FREQUENCY_WEEKLY' }));
    await keep(first.arrangementId, morningOf('2013-03-06'));
    const broken = await keep(first.arrangementId, morningOf('2013-03-13'));
    expect(broken).toMatchObject({ state: 'STATE_BROKEN', endReason: 'TOO_MANY_MISSED', arrears: usd(60_00) });
    expect(states(broken)).toEqual(['MISSED', 'MISSED', 'CANCELLED']);
    await db.setNow(morningOf('2013-03-01'));
    const second = await confirm(termsOf([other], { count: 1 }));
    const late = await keep(second.arrangementId, morningOf('2013-04-04'));
    expect(late.nextActTime!.seconds).toBe(String(Date.parse('2013-04-05T07:00:00Z') / 1000));
    expect(await keep(second.arrangementId, new Date('2013-04-05T07:00:00Z'))).toMatchObject({
      ...{ state: 'STATE_BROKEN', endReason: 'TOO_LATE' },
    });
    await confirm(termsOf([other], { firstDate: toWireDate('2013-04-08') }));
  });

  it('are opened again when money is taken back after they were completed', async () => {
    const invoice = anInvoice();
    const { arrangementId } = await confirm(termsOf([invoice]));
    await keep(arrangementId, morningOf('2013-03-05'));
    const paymentId = await pay(invoice, 30_00);
    await pay(invoice, 60_00);
    await sees('InvoicePaid', invoice);
    await db.setNow(morningOf('2013-03-20'));
    await takeBack(paymentId);
    const opened = await read(arrangementId);
    expect(opened).toMatchObject({ state: 'STATE_ON_TRACK', paid: usd(60_00), endTime: null, endReason: '' });
    expect(states(opened)).toEqual(['PAID', 'PAID', 'SCHEDULED']);
    await pay(invoice, 30_00);
    expect(await read(arrangementId)).toMatchObject({ state: 'STATE_COMPLETED' });
    expect((await told()).slice(1)).toEqual([
      ...[
        ['Ended', 'FULLY_PAID'],
        ['Reopened', 'PAYMENT_REVERSED'],
        ['Ended', 'FULLY_PAID'],
      ],
    ]);
  });

  it('count no money that was known before they were made', async () => {
    const invoice = anInvoice();
    const before = await pay(invoice, 10_00);
    const { arrangementId } = await confirm(termsOf([invoice]));
    await pay(invoice, 5_00);
    expect((await read(arrangementId)).paid).toEqual(usd(5_00));
    await takeBack(before);
    expect((await read(arrangementId)).paid).toEqual(usd(5_00));
  });

  it('expect nothing of invoices that are closed otherwise, and end with the last of them', async () => {
    const [one, other] = [anInvoice({ dueDate: '2013-01-01' }), anInvoice()];
    const { arrangementId } = await confirm(termsOf([one, other]));
    await pay(one, 20_00);
    await sees('InvoiceVoided', one);
    const less = await read(arrangementId);
    expect(less).toMatchObject({ state: 'STATE_ON_TRACK', total: usd(180_00), paid: usd(20_00) });
    expect(less.invoices[0]).toMatchObject({ released: usd(70_00) });
    expect(states(less)).toEqual(['SCHEDULED', 'SCHEDULED', 'CANCELLED']);
    await sees('InvoiceVoided', other);
    expect(await read(arrangementId)).toMatchObject({ state: 'STATE_CANCELLED', endReason: 'INVOICES_CLOSED' });
    expect((await told()).slice(1)).toEqual([
      ...[
        ['Changed', 'CHANGE_OUTSTANDING_AMOUNT_CHANGED'],
        ['Changed', 'CHANGE_OUTSTANDING_AMOUNT_CHANGED'],
      ],
      ['Ended', 'INVOICES_CLOSED'],
    ]);
  });

  it('are refused where the facts changed since the preview, and made once where they are confirmed twice', async () => {
    const invoice = anInvoice();
    const terms = termsOf([invoice]);
    const { hash } = (await preview(terms)).arrangement!;
    const request = { requestId: newId(), terms, hash, consent: 'by phone' };
    owned.set(invoice.invoiceId, { ...invoice, collectableMinor: 89_99n, version: 4n });
    await expect(client.confirmArrangement(request, ann)).rejects.toMatchObject({ code: 'ARRANGEMENT_STALE' });
    owned.set(invoice.invoiceId, invoice);
    await db.setNow(morningOf('2013-03-02'));
    await expect(client.confirmArrangement(request, ann)).rejects.toMatchObject({ code: 'ARRANGEMENT_STALE' });
    await db.setNow(morningOf('2013-03-01'));
    await expect(client.confirmArrangement({ ...request, consent: ' ' }, ann)).rejects.toMatchObject({
      ...{ code: 'ARRANGEMENT_INVALID', details: { violations: [{ field: 'consent' }] } },
    });
    const answers = [await client.confirmArrangement(request, ann), await client.confirmArrangement(request, ann)];
    expect(answers[1]).toEqual(answers[0]);
    expect((await client.listArrangements({}, ann)).arrangements).toHaveLength(1);
  });

  it('are one at a time for an invoice, of two that come at once as well, unless one takes the place of the other', async () => {
    const [invoice, other] = [anInvoice(), anInvoice()];
    const outcomes = await Promise.allSettled([confirm(termsOf([invoice, other])), confirm(termsOf([other]))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refusal = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refusal!.reason).toMatchObject({
      ...{ code: 'ARRANGEMENT_STATE_FORBIDS', details: { state: 'ARRANGED', facts: { reason: 'ARRANGED' } } },
    });
    const row = `INSERT INTO arrangement_invoices (arrangement_id, invoice_id, position, live, minor, paid_minor,
        released_minor, standing, invoice_version)
      SELECT $2, $1, 0, true, 1, 0, 0, 'OWED', 1`;
    const { arrangements } = await client.listArrangements({}, ann);
    const [{ arrangementId }] = arrangements as [paymentV1.Arrangement];
    await expect(db.database.query(row, [other.invoiceId, arrangementId])).rejects.toMatchObject({
      constraint: expect.any(String),
    });
    const next = await confirm(termsOf([invoice, other], { count: 6, supersedeIds: [arrangementId] }));
    expect(await read(arrangementId)).toMatchObject({
      ...{ state: 'STATE_SUPERSEDED', supersededBy: next.arrangementId, endReason: 'SUPERSEDED' },
    });
  });

  it('ask for what is due of money without a name, once of all that comes at one time', async () => {
    const one = anInvoice({ collectableMinor: 20_00n, dueDate: '2013-01-01' });
    const other = anInvoice({ collectableMinor: 70_00n });
    await confirm(termsOf([one, other]));
    const report = (minor: number) =>
      client.recordPayment({ requestId: newId(), customerId: acme, amount: usd(minor) }, ann);
    const asked = async () =>
      (await db.published())
        .filter(({ type }) => type === 'dunlin.payment.v1.PaymentSettled')
        .map(({ payload }) => (payload as paymentV1.PaymentSettled).dueParts);
    await report(50_00);
    await db.setNow(morningOf('2013-03-05'));
    await report(50_00);
    await record(one, 10_00);
    const due = [
      { invoiceId: one.invoiceId, amount: usd(20_00) },
      { invoiceId: other.invoiceId, amount: usd(10_00) },
    ];
    expect(await asked()).toEqual([[], due, []]);
  });

  it('wait for money that is on its way before they are made', async () => {
    const invoice = anInvoice();
    await record(invoice, 50_00);
    await expect(confirm(termsOf([invoice]))).rejects.toMatchObject({ code: 'ARRANGEMENT_CONFLICT', kind: 'aborted' });
  });

  it('stand still while they are paused, and go on by whole periods', async () => {
    const invoice = anInvoice();
    const { arrangementId } = await confirm(termsOf([invoice]));
    const until = toWireDate('2013-04-10');
    const paused = { arrangementId, until, reason: 'in hospital' };
    expect((await client.pauseArrangement({ requestId: newId(), ...paused }, ann)).arrangement).toMatchObject({
      ...{ state: 'STATE_PAUSED', pausedUntil: until },
      nextActTime: { seconds: String(Date.parse('2013-04-11T07:00:00Z') / 1000), nanos: 0 },
    });
    await expect(client.pauseArrangement({ requestId: newId(), ...paused }, ann)).rejects.toMatchObject({
      ...{ code: 'ARRANGEMENT_STATE_FORBIDS', details: { facts: { reason: 'PAUSED' } } },
    });
    expect(states(await keep(arrangementId, morningOf('2013-04-08')))).toEqual(['SCHEDULED', 'SCHEDULED', 'SCHEDULED']);
    const goesOn = await keep(arrangementId, new Date('2013-04-11T07:00:00Z'));
    expect(goesOn).toMatchObject({ state: 'STATE_ON_TRACK', pausedUntil: null });
    expect(goesOn.instalments.map(({ dueDate }) => dueDate)).toEqual(
      ['2013-05-05', '2013-06-05', '2013-07-05'].map(toWireDate),
    );
    expect((await told()).slice(1)).toEqual([
      ['Changed', 'CHANGE_PAUSED'],
      ['Changed', 'CHANGE_RESUMED'],
    ]);
    const again = client.resumeArrangement({ requestId: newId(), arrangementId }, ann);
    await expect(again).rejects.toMatchObject({ details: { facts: { reason: 'NOT_PAUSED' } } });
  });

  it('put an instalment off to their end, move the next one, and end by a person', async () => {
    const invoice = anInvoice();
    const { arrangementId } = await confirm(termsOf([invoice]));
    const act = { arrangementId, reason: 'asked for it' };
    const skipped = (await client.skipInstalment({ requestId: newId(), ...act }, ann)).arrangement!;
    expect(states(skipped)).toEqual(['SKIPPED', 'SCHEDULED', 'SCHEDULED', 'SCHEDULED']);
    expect(skipped.instalments.at(-1)).toMatchObject({
      number: 4,
      dueDate: toWireDate('2013-06-05'),
      amount: usd(30_00),
    });
    const change = { ...act, requestId: newId(), nextDueDate: toWireDate('2013-04-30') };
    const moved = (await client.changeArrangement(change, ann)).arrangement!;
    expect(moved.instalments.slice(1).map(({ dueDate }) => dueDate)).toEqual(
      ['2013-04-30', '2013-05-30', '2013-06-30'].map(toWireDate),
    );
    const early = { ...act, requestId: newId(), nextDueDate: toWireDate('2013-02-28') };
    await expect(client.changeArrangement(early, ann)).rejects.toMatchObject({ code: 'ARRANGEMENT_INVALID' });
    const gone = await client.cancelArrangement({ requestId: newId(), ...act }, ann);
    expect(gone.arrangement).toMatchObject({ state: 'STATE_CANCELLED', endReason: 'asked for it' });
    await expect(client.cancelArrangement({ requestId: newId(), ...act }, ann)).rejects.toMatchObject({
      ...{ code: 'ARRANGEMENT_STATE_FORBIDS', details: { facts: { reason: 'ENDED' } } },
    });
    await confirm(termsOf([invoice]));
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
    await expect(confirm(termsOf([anInvoice(more)]))).rejects.toMatchObject({
      ...{ code: 'ARRANGEMENT_STATE_FORBIDS', kind: 'refused', details: { facts: { reason } } },
    });
  });

  it('name every field that is wrong, within the limits of the organisation', async () => {
    const policy = host.running.app.get(ArrangementPolicy, { strict: false });
    const minAmounts = [{ minor: 25_00n, currency: 'USD' }];
    const rules = { ...policy.arrangements, maxCount: 12, minAmounts, maxFirstDays: 30, maxMonths: 6 };
    Object.defineProperty(policy, 'arrangements', { value: rules, configurable: true });
    const invoice = anInvoice();
    const fields = async (over: Terms) => {
      const refusal = await preview(termsOf([invoice], over)).then(
        () => null,
        (error: { details: { violations: { field: string; reason?: string }[] } }) => error.details.violations,
      );
      return refusal?.map(({ field, reason }) => `${field} ${reason ?? ''}`.trim());
    };
    expect(await fields({})).toBeUndefined();
    expect(await fields({ count: 4 })).toEqual(['count BELOW_MIN']);
    expect(await fields({ count: 13, firstDate: toWireDate('2013-02-28') })).toEqual([
      ...['count NOT_IN_RANGE', 'count BELOW_MIN', 'first_date BEFORE_MIN'],
    ]);
    expect(await fields({ firstDate: toWireDate('2013-04-01') })).toEqual(['first_date AFTER_MAX']);
    expect(await fields({ amount: usd(30_00) })).toEqual(['count']);
    expect(await fields({ count: 0, amount: usd(24_99) })).toEqual(['amount BELOW_MIN']);
    expect(await fields({ frequency: 'INSTALMENT_FREQUENCY_UNSPECIFIED' })).toEqual(['frequency NOT_ONE_OF']);
    expect(await fields({ customerId: newId() })).toEqual(['customer_id FITS_NOTHING']);
    expect(await fields({ methodId: newId() })).toEqual(['method_id']);
    const weekly = termsOf([invoice], {
      ...{ count: 0, amount: usd(40_00), frequency: 'INSTALMENT_FREQUENCY_WEEKLY' },
    });
    const { arrangement: byAmount } = await preview(weekly);
    expect(byAmount!.instalments.map(({ amount }) => amount)).toEqual([usd(40_00), usd(40_00), usd(10_00)]);
    delete (policy as { arrangements?: unknown }).arrangements;
    await expect(preview(termsOf([invoice], { invoiceIds: [newId()] }))).rejects.toMatchObject({
      code: 'INVOICE_NOT_FOUND',
    });
    await expect(read(newId())).rejects.toMatchObject({ code: 'ARRANGEMENT_NOT_FOUND' });
    await expect(keep(newId())).rejects.toMatchObject({ code: 'ARRANGEMENT_NOT_FOUND' });
  });

  it('are listed in their order with every filter, page by page', async () => {
    const made: string[] = [];
    for (const day of ['08', '05', '07']) {
      const { arrangementId } = await confirm(termsOf([anInvoice()], { firstDate: toWireDate(`2013-03-${day}`) }));
      made.push(arrangementId);
    }
    const [one, two, three] = made as [string, string, string];
    await client.cancelArrangement({ requestId: newId(), arrangementId: three, reason: 'x' }, ann);
    const list = async (filter: paymentV1.ListArrangementsRequestInit) =>
      (await client.listArrangements(filter, ann)).arrangements.map(({ arrangementId }) => arrangementId);
    expect(await list({})).toEqual([one, two, three]);
    expect(await list({ descending: true })).toEqual([three, two, one]);
    expect(await list({ state: 'STATE_ON_TRACK' })).toEqual([one, two]);
    expect(await list({ dueFrom: toWireDate('2013-03-06'), dueUntil: toWireDate('2013-03-08') })).toEqual([one]);
    expect(await list({ invoiceId: [...owned.keys()][0]! })).toEqual([one]);
    expect(await list({ customerId: newId() })).toEqual([]);
    const first = await client.listArrangements({ pageSize: 2 }, ann);
    const rest = await client.listArrangements({ pageSize: 2, pageToken: first.nextPageToken }, ann);
    expect([...first.arrangements, ...rest.arrangements].map(({ arrangementId }) => arrangementId)).toEqual(made);
    const due = { dueFrom: toWireDate('2013-03-01'), pageSize: 1 };
    const soonest = await client.listArrangements(due, ann);
    const next = await client.listArrangements({ ...due, pageToken: soonest.nextPageToken }, ann);
    expect([...soonest.arrangements, ...next.arrangements].map(({ arrangementId }) => arrangementId)).toEqual([
      two,
      one,
    ]);
  });
});
