import { fromWireDate, type invoiceV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { KeptCollectionFacts } from '../../testing/kept-collection-facts.js';
import { ann, settled, shortTypes, specService, usd } from '../../testing/spec-service.js';

const spec = specService();
const { aCustomer, anInvoice, consume, get } = spec;

/** 10.00 and 19 % of tax for each of 7, 14 and 30 days; twice, and by 40 days in all. */
const policy: invoiceV1.ProlongationPolicyInit = {
  ...{ level: 'LEVEL_ORGANISATION', days: [7, 14, 30], maxCount: 2, maxTotalDays: 40, feeNetDays: 10 },
  ...{ fee: { basis: 'BASIS_FLAT', amount: usd(1_000) }, taxRateBasisPoints: 1_900, numberSeries: 'fees' },
};

const setPolicy = async (wanted: invoiceV1.ProlongationPolicyInit, expectedVersion = '0') => {
  const request = { requestId: newId(), policy: wanted, expectedVersion };
  return (await spec.client.setProlongationPolicy(request, ann)).policy!;
};
const quote = (invoiceId: string) => spec.client.quoteProlongation({ invoiceId }, ann);
const prolong = async (invoiceId: string, days: number, over: invoiceV1.ProlongInvoiceRequestInit = {}) => {
  const { hash } = await quote(invoiceId);
  const request = { requestId: newId(), invoiceId, days, hash, reason: 'asked on the phone', ...over };
  return (await spec.client.prolongInvoice(request, ann)).prolongation!;
};
const cancel = async (prolongationId: string) => {
  const request = { requestId: newId(), prolongationId, reason: 'wrong invoice' };
  return (await spec.client.cancelProlongation(request, ann)).prolongation!;
};
const linesOf = async (invoiceId: string) => {
  const { lines } = await spec.client.listJournalLines({ invoiceId }, ann);
  return lines.map(
    ({ context, account, debit, credit }) => `${context} ${account} D${debit?.minorUnits} C${credit?.minorUnits}`,
  );
};
const dueOf = async (invoiceId: string) => fromWireDate((await get(invoiceId)).dueDate);
const rejected = (code: string, reason?: string) => ({
  code,
  ...(reason === undefined ? {} : { details: expect.objectContaining({ facts: { reason } }) }),
});

beforeAll(async () => {
  const series = { code: 'fees', prefix: 'P-', digits: 4, nextNumber: '1' };
  await spec.client.applyNumberSeries({ requestId: newId(), ...series }, ann);
  await setPolicy(policy);
});
afterEach(() => {
  KeptCollectionFacts.away = false;
});

describe('an invoice that is prolonged', () => {
  it('is due later, in a new episode, and its fee is an invoice that defers it', async () => {
    const customerId = await aCustomer();
    const { invoiceId, number } = await anInvoice(customerId, 20_000);
    await spec.db.clearOutbox();
    const made = await prolong(invoiceId, 14);
    expect(made).toMatchObject({
      ...{ invoiceId, invoiceNumber: number, customerId, state: 'STATE_MADE', days: 14, count: 1, actor: 'user:ann' },
      ...{ oldDueDate: toWireDate('2013-03-10'), newDueDate: toWireDate('2013-03-24') },
      ...{ fee: usd(1_000), tax: usd(190), feeInvoiceNumber: 'P-0001', reason: 'asked on the phone' },
    });
    const deferred = await get(invoiceId);
    expect(deferred).toMatchObject({
      ...{ dueDate: toWireDate('2013-03-24'), dueDateSource: 'DUE_DATE_SOURCE_PROLONGED', episode: 2 },
      ...{ remaining: usd(20_000), lifecycle: 'LIFECYCLE_OPEN' },
      relations: [{ type: 'TYPE_DEFERRED_BY', invoiceId: made.feeInvoiceId, number: 'P-0001' }],
    });
    expect(deferred.allowedActs).toContain('ACT_PROLONG');
    const fee = await get(made.feeInvoiceId);
    expect(fee).toMatchObject({
      ...{ kind: 'KIND_PROLONGATION_FEE', lifecycle: 'LIFECYCLE_OPEN', amount: usd(1_190), net: usd(1_000) },
      ...{ tax: usd(190), remaining: usd(1_190), issueDate: toWireDate('2013-03-01') },
      ...{ dueDate: toWireDate('2013-03-11'), customerId },
      relations: [{ type: 'TYPE_DEFERS', invoiceId, number }],
      lines: [{ text: `Prolongation of invoice ${number} by 14 days`, net: usd(1_000), taxRateBasisPoints: 1_900 }],
    });
    expect(fee.refusedActs).toEqual(
      expect.arrayContaining([expect.objectContaining({ act: 'ACT_PROLONG', reason: 'FEE_INVOICE' })]),
    );
    expect(await linesOf(made.feeInvoiceId)).toEqual([
      'INVOICE_ISSUED 1220 D1190 C0',
      'INVOICE_ISSUED 4120 D0 C1000',
      'INVOICE_ISSUED 2200 D0 C190',
    ]);
    const told = await spec.db.published();
    expect(shortTypes(told).sort()).toEqual(['InvoiceChanged', 'InvoiceIssued', 'InvoiceProlonged']);
    expect(told.find(({ type }) => type.endsWith('.InvoiceChanged'))).toMatchObject({
      payload: { changedFields: ['due_date'], cause: { reason: 'PROLONGED' } },
    });
    const { prolongationId } = made;
    expect((await spec.client.getProlongation({ prolongationId }, ann)).prolongation).toEqual(made);
    for (const filter of [{ invoiceId }, { feeInvoiceId: made.feeInvoiceId }, { customerId, descending: true }])
      expect((await spec.client.listProlongations(filter, ann)).prolongations).toEqual([made]);
  });

  it('twice is at its cap, which the quote says before', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    await prolong(invoiceId, 14);
    const { count, totalDays, options } = await quote(invoiceId);
    expect([count, totalDays]).toEqual([1, 14]);
    expect(options.map(({ days, reason }) => [days, reason])).toEqual([
      [7, ''],
      [14, ''],
      [30, 'DAYS_USED_UP'],
    ]);
    await expect(prolong(invoiceId, 30)).rejects.toMatchObject(rejected('PROLONGATION_STATE_FORBIDS', 'DAYS_USED_UP'));
    expect(await prolong(invoiceId, 14)).toMatchObject({ count: 2, newDueDate: toWireDate('2013-04-07') });
    await expect(prolong(invoiceId, 7)).rejects.toMatchObject(rejected('PROLONGATION_STATE_FORBIDS', 'TIMES_USED_UP'));
    expect((await get(invoiceId)).episode).toBe(3);
  });

  it('costs nothing where the policy of the class says so, and then makes no invoice', async () => {
    await setPolicy({ level: 'LEVEL_CLASS', class: 'default', fee: { basis: 'BASIS_NONE' } });
    const { invoiceId } = await anInvoice(await aCustomer());
    const { policy: resolved } = await quote(invoiceId);
    expect(resolved.find(({ name }) => name === 'fee')).toMatchObject({
      ...{ value: 'none', level: 'LEVEL_CLASS' },
      explanation: 'Said by class default, in place of organisation and product default.',
    });
    expect(await prolong(invoiceId, 7)).toMatchObject({ fee: usd(0), feeInvoiceId: '' });
    expect((await get(invoiceId)).relations).toEqual([]);
    const key = { level: 'LEVEL_CLASS', class: 'default' } as const;
    await spec.client.removeProlongationPolicy({ requestId: newId(), ...key }, ann);
    expect((await spec.client.listProlongationPolicies({}, ann)).policies).toMatchObject([policy]);
  });

  it('stays due as prolonged while a payment comes, and is paid as any other', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    const { feeInvoiceId } = await prolong(invoiceId, 7);
    await consume('onPayments', settled({ customerId, minor: 11_190, invoiceIds: [invoiceId, feeInvoiceId] }));
    expect(await get(feeInvoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_PAID' });
    expect(await get(invoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_PAID', dueDate: toWireDate('2013-03-17') });
  });
});

describe('what stands against it', () => {
  it.each([
    ['PLACED', { placed: true }],
    ['CASE_COLLECTS', { caseStates: ['ON_ARRANGEMENT'] }],
    ['HELD', { held: true }],
    ['MONEY_IN_FLIGHT', { moneyInFlight: true }],
  ])('%s is quoted as it is refused, and nothing is stored', async (reason, standing) => {
    const { invoiceId } = await anInvoice(await aCustomer());
    KeptCollectionFacts.standings.set(invoiceId, standing);
    expect((await quote(invoiceId)).options.map((option) => option.reason)).toEqual([reason, reason, reason]);
    await expect(prolong(invoiceId, 7)).rejects.toMatchObject(rejected('PROLONGATION_STATE_FORBIDS', reason));
    expect(await dueOf(invoiceId)).toBe('2013-03-10');
    expect((await spec.client.listProlongations({ invoiceId }, ann)).prolongations).toEqual([]);
  });

  it('is its state, by the reason that lists give', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    await spec.client.raiseDispute({ requestId: newId(), invoiceId, reason: 'never ordered' }, ann);
    const { hash, options } = await quote(invoiceId);
    expect(options.map(({ reason }) => reason)).toEqual(['IN_DISPUTE', 'IN_DISPUTE', 'IN_DISPUTE']);
    await expect(prolong(invoiceId, 7, { hash })).rejects.toMatchObject(
      rejected('INVOICE_STATE_FORBIDS', 'IN_DISPUTE'),
    );
  });

  it('is not known while nobody answers, and then nothing is prolonged', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const { hash } = await quote(invoiceId);
    KeptCollectionFacts.away = true;
    await expect(prolong(invoiceId, 7, { hash })).rejects.toMatchObject({ code: 'PROLONGATION_CASE_UNAVAILABLE' });
    KeptCollectionFacts.away = false;
    expect(await dueOf(invoiceId)).toBe('2013-03-10');
  });

  it('is a quote that does not hold any more', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const { hash } = await quote(invoiceId);
    await setPolicy({ ...policy, fee: { basis: 'BASIS_FLAT', amount: usd(2_000) } });
    await expect(
      spec.client.prolongInvoice({ requestId: newId(), invoiceId, days: 7, hash }, ann),
    ).rejects.toMatchObject({ code: 'PROLONGATION_CONFLICT' });
    await setPolicy(policy);
    expect((await quote(invoiceId)).hash).toBe(hash);
  });

  it('is a number of days that nobody quoted, or a hash of nothing', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    await expect(prolong(invoiceId, 8)).rejects.toMatchObject(
      rejected('PROLONGATION_STATE_FORBIDS', 'DAYS_NOT_ALLOWED'),
    );
    await expect(prolong(invoiceId, 0, { hash: '' })).rejects.toMatchObject({
      code: 'PROLONGATION_INVALID',
      details: { violations: [{ field: 'days' }, { field: 'hash' }] },
    });
  });
});

describe('two at once', () => {
  it('prolong an invoice once: the other one is told that its quote is old', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const { hash } = await quote(invoiceId);
    const both = [newId(), newId()].map((requestId) =>
      spec.client.prolongInvoice({ requestId, invoiceId, days: 7, hash }, ann),
    );
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'PROLONGATION_CONFLICT' });
    expect(await dueOf(invoiceId)).toBe('2013-03-17');
    expect((await get(invoiceId)).relations).toHaveLength(1);
  });

  it('with the same request id get the same prolongation, also long after', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const { hash } = await quote(invoiceId);
    const request = { requestId: newId(), invoiceId, days: 7, hash };
    const [first, second] = await Promise.all([
      spec.client.prolongInvoice(request, ann),
      spec.client.prolongInvoice(request, ann),
    ]);
    expect(second).toEqual(first);
    expect(await spec.client.prolongInvoice(request, ann)).toEqual(first);
    expect((await spec.client.listProlongations({ invoiceId }, ann)).prolongations).toHaveLength(1);
  });

  it('leave nothing of one that fails as it is written, not even a number', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const { hash } = await quote(invoiceId);
    const before = (await spec.client.getNumberSeries({ code: 'fees' }, ann)).series!.nextNumber;
    await spec.owner((connection) => connection.query('ALTER TABLE invoice_relations RENAME TO gone'));
    const request = { requestId: newId(), invoiceId, days: 7, hash };
    await expect(spec.client.prolongInvoice(request, ann)).rejects.toMatchObject({ kind: 'internal' });
    await spec.owner((connection) => connection.query('ALTER TABLE gone RENAME TO invoice_relations'));
    expect(await dueOf(invoiceId)).toBe('2013-03-10');
    expect((await spec.client.getNumberSeries({ code: 'fees' }, ann)).series!.nextNumber).toBe(before);
    expect((await spec.client.prolongInvoice(request, ann)).prolongation).toMatchObject({ state: 'STATE_MADE' });
  });
});

describe('a prolongation that was made by mistake', () => {
  it('is taken back with its fee, and counts no longer', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const { prolongationId, feeInvoiceId } = await prolong(invoiceId, 14);
    await spec.db.clearOutbox();
    expect(await cancel(prolongationId)).toMatchObject({
      ...{ state: 'STATE_CANCELLED', cancelReason: 'wrong invoice', canceller: 'user:ann' },
    });
    expect(await get(invoiceId)).toMatchObject({
      ...{ dueDate: toWireDate('2013-03-10'), dueDateSource: 'DUE_DATE_SOURCE_GIVEN', episode: 2 },
    });
    expect(await get(feeInvoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_VOID', voidStands: true });
    expect(shortTypes(await spec.db.published()).sort()).toEqual([
      ...['InvoiceChanged', 'InvoiceVoided', 'ProlongationCancelled'],
    ]);
    expect(await quote(invoiceId)).toMatchObject({ count: 0, totalDays: 0 });
    await expect(cancel(prolongationId)).rejects.toMatchObject(rejected('PROLONGATION_STATE_FORBIDS', 'TAKEN_BACK'));
    expect(await prolong(invoiceId, 7)).toMatchObject({ count: 1 });
  });

  it('stays once something of its fee was paid, or another one followed', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    const first = await prolong(invoiceId, 7);
    const second = await prolong(invoiceId, 7);
    await expect(cancel(first.prolongationId)).rejects.toMatchObject(
      rejected('PROLONGATION_STATE_FORBIDS', 'PROLONGED_SINCE'),
    );
    await consume('onPayments', settled({ customerId, minor: 100, invoiceIds: [second.feeInvoiceId] }));
    await expect(cancel(second.prolongationId)).rejects.toMatchObject(
      rejected('PROLONGATION_STATE_FORBIDS', 'FEE_PAID'),
    );
    await expect(cancel(newId())).rejects.toMatchObject({ code: 'PROLONGATION_NOT_FOUND' });
  });
});

describe('a policy', () => {
  it('is changed only as it was seen, and the same again changes nothing', async () => {
    const of = { ...policy, level: 'LEVEL_CLASS', class: 'vip' } as const;
    const set = await setPolicy(of);
    expect(set).toMatchObject({ ...of, version: '1', setBy: 'user:ann' });
    expect((await setPolicy(of)).version).toBe('1');
    await expect(setPolicy({ ...of, maxCount: 1 }, '7')).rejects.toMatchObject({
      code: 'PROLONGATION_POLICY_CONFLICT',
    });
    expect((await setPolicy({ ...of, maxCount: 0 }, '1')).maxCount).toBe(0);
  });
});
