import { type invoiceV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, reversed, settled, specService, usd } from '../../testing/spec-service.js';
import { DebtorWalk } from './debtor-walk.js';

const spec = specService();
const { aCustomer, anInvoice, consume } = spec;

const due = (dueDate: string) => ({ issueDate: toWireDate('2012-01-01'), dueDate: toWireDate(dueDate) });
const allPages = async (request: invoiceV1.ListDebtorsRequestInit, pageSize: number): Promise<invoiceV1.Debtor[]> => {
  const found: invoiceV1.Debtor[] = [];
  let pageToken = '';
  do {
    const page = await spec.client.listDebtors({ ...request, pageSize, pageToken }, ann);
    found.push(...page.debtors);
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return found;
};
const markOverdue = () => spec.client.markOverdue({ requestId: newId(), limit: 5_000 }, ann);

describe('debtors', () => {
  let customerIds: string[];
  const listed = async (over: invoiceV1.ListDebtorsRequestInit): Promise<number[]> => {
    const request = { currencyCode: 'USD', customerIds, descending: true, ...over };
    return (await allPages(request, 2)).map(({ customerId }) => customerIds.indexOf(customerId));
  };

  beforeAll(async () => {
    customerIds = [await aCustomer(), await aCustomer(), await aCustomer(), await aCustomer()];
    const [late, rich, both] = customerIds as [string, string, string];
    await anInvoice(late, 1_000, due('2013-01-01'));
    await anInvoice(rich, 9_000, due('2013-04-01'));
    await anInvoice(both, 2_000, due('2013-02-10'));
    await anInvoice(both, 3_000, due('2013-05-01'));
    await markOverdue();
  });

  it('are those with open invoices, by what is outstanding, overdue or late', async () => {
    expect(await listed({})).toEqual([1, 2, 0]);
    expect(await listed({ descending: false })).toEqual([0, 2, 1]);
    expect(await listed({ orderBy: 'ORDER_OVERDUE' })).toEqual([2, 0, 1]);
    expect(await listed({ orderBy: 'ORDER_DAYS_LATE' })).toEqual([0, 2, 1]);
    expect(await listed({ orderBy: 'ORDER_DAYS_LATE', descending: false })).toEqual([1, 2, 0]);
    const [, both] = (await spec.client.listDebtors({ currencyCode: 'USD', customerIds, descending: true }, ann))
      .debtors;
    expect(both).toEqual({
      customerId: customerIds[2],
      outstanding: usd(5_000),
      overdue: usd(2_000),
      openCount: '2',
      overdueCount: '1',
      oldestDueDate: toWireDate('2013-02-10'),
      daysLate: 19,
    });
  });

  it('are found by ranges of amounts and days, and counted', async () => {
    expect(await listed({ minOutstanding: usd(5_000) })).toEqual([1, 2]);
    expect(await listed({ maxOutstanding: usd(5_000) })).toEqual([2, 0]);
    expect(await listed({ minOverdue: usd(1), maxOverdue: usd(1_999) })).toEqual([0]);
    expect(await listed({ minDaysLate: 20 })).toEqual([0]);
    expect(await listed({ minDaysLate: 1, maxDaysLate: 19 })).toEqual([2]);
    expect(await listed({ maxDaysLate: 0 })).toEqual([1]);
    expect(await listed({ currencyCode: 'EUR' })).toEqual([]);
    const counted = await spec.client.listDebtors(
      { currencyCode: 'USD', customerIds, pageSize: 1, withCount: true },
      ann,
    );
    expect(counted).toMatchObject({ count: { count: '3', more: false } });
    expect(counted.debtors).toHaveLength(1);
  });

  it('refuse every wrong field at once', async () => {
    const request = { currencyCode: '', customerIds: ['x'], minOverdue: usd(1), minDaysLate: -1, maxDaysLate: 40_000 };
    await expect(spec.client.listDebtors(request, ann)).rejects.toMatchObject({
      code: 'DEBTOR_INVALID',
      details: {
        violations: ['currency_code', 'customer_ids', 'min_overdue', 'min_days_late', 'max_days_late'].map((field) =>
          expect.objectContaining({ field }),
        ),
      },
    });
  });

  it('owe nothing any more once all is paid or void, and again when a payment is taken back', async () => {
    const customerId = await aCustomer();
    const [paid, voided] = [await anInvoice(customerId, 700), await anInvoice(customerId, 300)];
    const owed = async () =>
      (await spec.client.listDebtors({ currencyCode: 'USD', customerIds: [customerId] }, ann)).debtors.map(
        ({ outstanding }) => Number(outstanding!.minorUnits),
      );
    expect(await owed()).toEqual([1_000]);
    const payment = { paymentId: newId(), customerId, minor: 700, invoiceIds: [paid.invoiceId] };
    await consume('onPayments', settled(payment));
    expect(await owed()).toEqual([300]);
    await spec.client.voidInvoice({ requestId: newId(), invoiceId: voided.invoiceId, reason: 'x' }, ann);
    expect(await owed()).toEqual([]);
    await consume('onPayments', reversed(payment));
    expect(await owed()).toEqual([700]);
  });

  it('are right when several of their invoices change at once', async () => {
    const customerId = await aCustomer();
    const invoices = [];
    for (let count = 0; count < 8; count += 1) invoices.push(await anInvoice(customerId, 100 + count));
    await Promise.all(
      invoices
        .slice(1)
        .map(({ invoiceId }) => spec.client.voidInvoice({ requestId: newId(), invoiceId, reason: 'x' }, ann)),
    );
    const { debtors } = await spec.client.listDebtors({ currencyCode: 'USD', customerIds: [customerId] }, ann);
    expect(debtors).toMatchObject([{ outstanding: usd(100), openCount: '1' }]);
  });

  it('are put right by a walk over all customers, some at a time', async () => {
    const { database } = spec.db;
    const before = await database.query('SELECT * FROM debtors WHERE open_count > 0 ORDER BY customer_id');
    await database.query('DELETE FROM debtors WHERE customer_id = $1', [customerIds[0]]);
    await database.query('UPDATE debtors SET outstanding_minor = 1, overdue_minor = 0 WHERE customer_id = $1', [
      customerIds[1],
    ]);
    await database.query(
      `UPDATE debtors SET open_count = 1, outstanding_minor = 1, oldest_due_on = '2013-01-01' WHERE open_count = 0`,
    );
    await database.query(
      `UPDATE debtor_walk SET customer_id = '00000000-0000-0000-0000-000000000000', round_count = 0`,
    );
    const walk = spec.running.app.get<DebtorWalk>(DebtorWalk);
    let steps = 1;
    while (await walk.next(2)) steps += 1;
    expect(steps).toBeGreaterThan(2);
    expect(await database.query('SELECT * FROM debtors WHERE open_count > 0 ORDER BY customer_id')).toEqual(before);
    const [walked] = await database.query<{ round_count: bigint }>('SELECT round_count FROM debtor_walk');
    expect(walked!.round_count).toBe(1n);
    // From then on it pauses after each step.
    expect(await walk.next(2)).toBe(false);
  });
});

describe('the profile of a payer', () => {
  it('has what is owed by age in each currency, by the calendar of the customer', async () => {
    const customerId = await aCustomer('Pacific/Auckland');
    // The first of March has begun at 22:00 there already, when it is 09:00 in UTC.
    for (const [minor, dueDate] of [
      [1, '2013-03-01'],
      [2, '2013-02-28'],
      [4, '2013-01-30'],
      [8, '2013-01-29'],
      [16, '2012-12-31'],
      [32, '2012-12-30'],
      [64, '2012-12-01'],
      [128, '2012-11-30'],
    ] as const) {
      await anInvoice(customerId, minor, due(dueDate));
    }
    await anInvoice(customerId, 500, { amount: { currencyCode: 'EUR', minorUnits: '500' } });
    const { profile } = await spec.client.getPayerProfile({ customerId }, ann);
    const [eur, dollars] = profile!.currencies;
    expect(eur).toMatchObject({ currencyCode: 'EUR', openCount: '1', punctuality: null });
    expect(dollars).toMatchObject({ outstanding: usd(255), oldestDueDate: toWireDate('2012-11-30') });
    expect(dollars!.ages.map(({ age, amount, count }) => [age, Number(amount!.minorUnits), Number(count)])).toEqual([
      ['AGE_NOT_DUE', 1, 1],
      ['AGE_DAYS_1_TO_30', 6, 2],
      ['AGE_DAYS_31_TO_60', 24, 2],
      ['AGE_DAYS_61_TO_90', 96, 2],
      ['AGE_OVER_90_DAYS', 128, 1],
    ]);
  });

  it('has how late the money of twelve months came, by amount and by invoice', async () => {
    const customerId = await aCustomer();
    const [inTime, late, part] = [
      await anInvoice(customerId, 3_000, due('2013-03-10')),
      await anInvoice(customerId, 1_000, due('2013-02-18')),
      await anInvoice(customerId, 5_000, due('2013-02-08')),
    ];
    const pay = (invoiceId: string, minor: number) => ({
      paymentId: newId(),
      customerId,
      minor,
      invoiceIds: [invoiceId],
    });
    const [first, second, third] = [
      pay(inTime.invoiceId, 3_000),
      pay(late.invoiceId, 1_000),
      pay(part.invoiceId, 1_000),
    ];
    const undone = pay(part.invoiceId, 2_000);
    // All of them came on 28 February.
    for (const payment of [first, second, third, undone]) await consume('onPayments', settled(payment));
    await consume('onPayments', reversed(undone));
    const ask = async () => (await spec.client.getPayerProfile({ customerId }, ann)).profile!;
    const profile = await ask();
    expect(profile.currencies.map(({ punctuality }) => punctuality)).toEqual([
      {
        paid: usd(5_000),
        paidLate: usd(2_000),
        paidCount: '2',
        paidLateCount: '1',
        averageDaysLateByAmount: 6,
        averageDaysLateByCount: 5,
        latePercentByAmount: 40,
        latePercentByCount: 50,
      },
    ]);
    expect(profile.lastPayment).toMatchObject({ valueDate: toWireDate('2013-02-28') });
    expect([first, second, third].map(({ paymentId }) => paymentId)).toContain(profile.lastPayment!.paymentId);
    await spec.db.setNow(new Date('2014-02-28T09:00:00Z'));
    expect((await ask()).currencies.map(({ punctuality }) => punctuality)).toEqual([null]);
    await spec.db.setNow(new Date('2014-02-27T09:00:00Z'));
    expect((await ask()).currencies[0]!.punctuality).toMatchObject({ paidCount: '2' });
  });

  it('is answered for many at once, and empty of those of whom nothing is known', async () => {
    const [known, unknown] = [await aCustomer(), newId()];
    await anInvoice(known, 100);
    const { profiles } = await spec.client.batchGetPayerProfiles({ customerIds: [unknown, known] }, ann);
    expect(profiles.map(({ customerId, currencies }) => [customerId, currencies.length])).toEqual([
      [unknown, 0],
      [known, 1],
    ]);
    await expect(spec.client.getPayerProfile({ customerId: 'x' }, ann)).rejects.toMatchObject({
      code: 'DEBTOR_INVALID',
      details: { violations: [expect.objectContaining({ field: 'customer_id' })] },
    });
    const tooMany = { customerIds: Array.from({ length: 501 }, newId) };
    await expect(spec.client.batchGetPayerProfiles(tooMany, ann)).rejects.toMatchObject({ code: 'DEBTOR_INVALID' });
  });
});
