import fc from 'fast-check';
import { fromWireDate, type invoiceV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { DueWork } from '#libs/platform';
import { aCaller, incomingEvent } from '#libs/testing';
import { addDays, type LocalDate } from '#libs/time';
import { ann, cause, shortTypes, specService, usd } from '../../testing/spec-service.js';
import { AccrueInterest } from '../use-cases/accrue-interest.js';
import { AccrualStore } from '../use-cases/ports.js';

const spec = specService();
const { anInvoice, consume, get } = spec;

type Said = Partial<invoiceV1.PaymentTermsInit>;

const customerOf = async (
  className: string,
  kind: 'KIND_PERSON' | 'KIND_BUSINESS' | 'KIND_UNSPECIFIED' = 'KIND_BUSINESS',
) => {
  const customerId = newId();
  const customer = { customerId, reference: customerId, zone: 'Europe/Berlin', class: className, kind };
  await consume('onCustomers', incomingEvent('dunlin.customer.v1.CustomerChanged', { cause, customer }));
  return customerId;
};

/** A customer of a class of its own, with terms of that class. */
const bearing = async (said: Said, kind?: 'KIND_PERSON' | 'KIND_BUSINESS' | 'KIND_UNSPECIFIED'): Promise<string> => {
  const className = newId();
  const terms = { level: 'LEVEL_CLASS', class: className, kind: 'KIND_REGULAR', ...said } as const;
  await spec.client.setTerms({ requestId: newId(), terms }, ann);
  return customerOf(className, kind);
};

const sweepOnce = async (): Promise<number> =>
  (await spec.running.app.get(DueWork, { strict: false }).runDue('SWEEP', aCaller({ actor: 'system:workflow' }))).done;

/** As the clock of that day finds it. */
const at = async (day: LocalDate): Promise<void> => {
  await spec.db.setNow(new Date(`${day}T10:00:00Z`));
  while ((await sweepOnce()) > 0);
};

const euros = (minor: number) => ({ currencyCode: 'EUR', minorUnits: String(minor) });
const owedInvoice = (customerId: string, dueDate: LocalDate, minor = 10_000, currency = 'USD') =>
  anInvoice(customerId, minor, {
    amount: { currencyCode: currency, minorUnits: String(minor) },
    issueDate: toWireDate(addDays(dueDate, -30)),
    dueDate: toWireDate(dueDate),
  });

const pay = (customerId: string, invoiceId: string, minor: number, day: LocalDate, paymentId = newId()) => {
  const payment = { paymentId, customerId, amount: usd(minor), valueDate: toWireDate(day), invoiceIds: [invoiceId] };
  return consume('onPayments', incomingEvent('dunlin.payment.v1.PaymentSettled', { cause, payment }));
};
const takeBack = (customerId: string, minor: number, day: LocalDate, paymentId: string) => {
  const payment = { paymentId, customerId, amount: usd(minor), valueDate: toWireDate(day), reversalReason: 'bounced' };
  return consume('onPayments', incomingEvent('dunlin.payment.v1.PaymentReversed', { cause, payment }));
};

/** What is owed by component, such as `INTEREST 41`. */
const owed = async (invoiceId: string): Promise<string[]> =>
  (await get(invoiceId)).components.flatMap(({ component, owed: left }) =>
    left!.minorUnits === '0' ? [] : [`${component.replace('COMPONENT_', '')} ${left!.minorUnits}`],
  );
const interestOf = async (invoiceId: string) => (await spec.client.getInvoiceInterest({ invoiceId }, ann)).accrual;

const day = (date: LocalDate) => toWireDate(date);
const addRates = (rates: invoiceV1.NewReferenceRateInit[]) =>
  spec.client.addReferenceRates({ requestId: newId(), rates }, ann);

describe('interest of an overdue invoice', () => {
  it('is posted as each month begins, by the terms of its class, and told with what was rounded off', async () => {
    const customerId = await bearing({ interestPolicy: 'rate:10' });
    const { invoiceId, number } = await owedInvoice(customerId, '2013-03-10');
    await at('2013-03-31');
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000']);
    await spec.db.clearOutbox();
    await at('2013-04-01');
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000', 'INTEREST 58']);
    const events = await spec.db.published();
    expect(shortTypes(events)).toEqual(['InterestPosted', 'InvoiceBalanceChanged']);
    expect(events[0]!.payload).toMatchObject({ invoiceNumber: number, posted: usd(58), untilDate: day('2013-03-31') });
    await at('2013-04-01');
    await at('2013-05-01');
    expect(await spec.client.getInvoiceInterest({ invoiceId }, ann)).toMatchObject({
      accrual: {
        ...{ policy: 'rate:10', watermarkDate: day('2013-04-30'), exactAmount: '1.397260', posted: usd(140) },
        ...{ residualAmount: '-0.002740', stop: 'STOP_UNSPECIFIED', invoiceNumber: number },
        explanation: expect.stringMatching(/^Said by class /),
      },
      periods: [{ fromDate: day('2013-03-11'), toDate: day('2013-04-30'), days: 51, principal: usd(10_000) }],
    });
    const { charges } = await spec.client.listCharges({ invoiceId }, ann);
    expect(charges).toMatchObject([{ kind: 'KIND_INTEREST', amount: usd(140), open: usd(140), state: 'STATE_OPEN' }]);
  });

  it('and its fee stay owed where the principal alone is paid, and nothing is made again (102)', async () => {
    const customerId = await bearing({ interestPolicy: 'rate:10' });
    const { invoiceId } = await owedInvoice(customerId, '2013-03-01');
    await at('2013-03-16');
    const fee = { requestId: newId(), invoiceId, kind: 'KIND_FEE', amount: usd(1_000), reason: 'late' } as const;
    await spec.client.addCharge(fee, ann);
    await spec.client.postInterest({ requestId: newId(), invoiceId }, ann);
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000', 'INTEREST 41', 'FEE 1000']);
    await spec.db.setNow(new Date('2013-03-20T10:00:00Z'));
    await pay(customerId, invoiceId, 10_000, '2013-03-16');
    // Money of this organisation settles costs, fees and interest first.
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 1041']);
    expect(await get(invoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_OPEN' });
    await at('2013-06-01');
    expect((await interestOf(invoiceId))!.posted).toEqual(usd(41 + 22));
  });

  it('of 0 % keeps the flat fee (105)', async () => {
    const customerId = await bearing({ interestPolicy: 'rate:0' });
    const { invoiceId } = await owedInvoice(customerId, '2013-03-01');
    const fee = { requestId: newId(), invoiceId, kind: 'KIND_FEE', amount: usd(5_000), reason: 'late' } as const;
    await spec.client.addCharge(fee, ann);
    await at('2013-05-01');
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000', 'FEE 5000']);
    expect(await get(invoiceId)).toMatchObject({ remaining: usd(15_000) });
  });

  it('is owed by one that was paid late, before anybody had marked it overdue', async () => {
    const customerId = await bearing({ interestPolicy: 'rate:10' });
    const { invoiceId } = await owedInvoice(customerId, '2013-03-01');
    await spec.db.setNow(new Date('2013-03-16T10:00:00Z'));
    await pay(customerId, invoiceId, 10_000, '2013-03-16');
    expect(await get(invoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_PAID' });
    await at('2013-03-16');
    expect(await get(invoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_OPEN', remaining: usd(41) });
  });

  it('is none of one that was paid in time and whose payment is reversed, until it is, and then all of it', async () => {
    const customerId = await bearing({ interestPolicy: 'rate:10' });
    const { invoiceId } = await owedInvoice(customerId, '2013-03-10');
    const paymentId = newId();
    await pay(customerId, invoiceId, 10_000, '2013-03-05', paymentId);
    await at('2013-04-05');
    await takeBack(customerId, 10_000, '2013-03-05', paymentId);
    await at('2013-04-05');
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000', 'INTEREST 58']);
  });

  it('is waived as any charge is, and not charged again', async () => {
    const customerId = await bearing({ interestPolicy: 'rate:10' });
    const { invoiceId } = await owedInvoice(customerId, '2013-03-10');
    await at('2013-04-01');
    const { charges } = await spec.client.listCharges({ invoiceId }, ann);
    const { chargeId } = charges[0]!;
    await spec.client.waiveCharge({ requestId: newId(), chargeId, amount: null, reason: 'goodwill' }, ann);
    await at('2013-04-02');
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000']);
    await at('2013-05-01');
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000', 'INTEREST 82']);
  });

  it('is none where the terms give none, or the customer of a locked class says otherwise', async () => {
    const customerId = await bearing({ interestPolicy: 'none' });
    const { invoiceId } = await owedInvoice(customerId, '2013-03-10');
    await at('2013-06-01');
    expect(await interestOf(invoiceId)).toBeNull();
    await expect(spec.client.postInterest({ requestId: newId(), invoiceId }, ann)).rejects.toMatchObject({
      code: 'ACCRUAL_STATE_FORBIDS',
    });
  });

  it('begins by hand where the terms came after it was overdue, and not before it is', async () => {
    const className = newId();
    const customerId = await customerOf(className);
    const { invoiceId } = await owedInvoice(customerId, '2013-03-10');
    const post = () => spec.client.postInterest({ requestId: newId(), invoiceId }, ann);
    const terms = { level: 'LEVEL_CLASS', class: className, kind: 'KIND_REGULAR', interestPolicy: 'rate:10' } as const;
    await expect(post()).rejects.toMatchObject({ message: expect.stringMatching(/not overdue/) });
    await at('2013-03-20');
    await spec.client.setTerms({ requestId: newId(), terms }, ann);
    await at('2013-04-20');
    expect(await interestOf(invoiceId)).toBeNull();
    expect((await post()).accrual).toMatchObject({ posted: usd(112), watermarkDate: day('2013-04-20') });
  });
});

describe('interest of a law', () => {
  it('comes with its fixed sum, once, also when that was waived', async () => {
    const customerId = await bearing({ interestPolicy: 'eu-b2b', fixedSum: true });
    const { invoiceId } = await owedInvoice(customerId, '2013-03-10', 100_000, 'EUR');
    await at('2013-03-11');
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 100000', 'COST 4000']);
    const { charges } = await spec.client.listCharges({ invoiceId }, ann);
    expect(charges).toMatchObject([{ kind: 'KIND_COST', amount: euros(4_000), occurrence: 'fixed-sum-1' }]);
    const waiver = { requestId: newId(), chargeId: charges[0]!.chargeId, amount: null, reason: 'goodwill' };
    await spec.client.waiveCharge(waiver, ann);
    await at('2013-08-01');
    // 8.75 % to the end of June, 8.5 % in July.
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 100000', 'INTEREST 3407']);
  });

  it.each<[string, Said, Parameters<typeof bearing>[1], string, string]>([
    ['a consumer', { interestPolicy: 'de-b2b' }, 'KIND_PERSON', 'EUR', 'STOP_DEBTOR_OTHER'],
    [
      'somebody of whom that is not known',
      { interestPolicy: 'de-consumer' },
      'KIND_UNSPECIFIED',
      'EUR',
      'STOP_DEBTOR_UNKNOWN',
    ],
    ['another currency', { interestPolicy: 'uk-b2b' }, 'KIND_BUSINESS', 'EUR', 'STOP_CURRENCY_OTHER'],
  ])('is not reckoned for %s, which is shown', async (_name, said, kind, currency, stop) => {
    const customerId = await bearing(said, kind);
    const { invoiceId } = await owedInvoice(customerId, '2013-03-10', 10_000, currency);
    await at('2013-05-01');
    expect(await interestOf(invoiceId)).toMatchObject({ stop, posted: { minorUnits: '0' }, exactAmount: '0.000000' });
    const { accruals } = await spec.client.listInterest({ stop: stop as invoiceV1.InterestAccrualStop }, ann);
    expect(accruals.map((each) => each.invoiceId)).toContain(invoiceId);
  });

  it('begins once it is known that the customer is one for whom it is', async () => {
    const customerId = await bearing({ interestPolicy: 'de-b2b' }, 'KIND_UNSPECIFIED');
    const { invoiceId } = await owedInvoice(customerId, '2013-03-10', 10_000, 'EUR');
    await at('2013-05-01');
    const customer = {
      customerId,
      reference: customerId,
      zone: 'Europe/Berlin',
      class: 'x',
      kind: 'KIND_BUSINESS',
    } as const;
    const told = incomingEvent('dunlin.customer.v1.CustomerChanged', { cause, customer }, { sequence: 1_000_000n });
    await consume('onCustomers', told);
    await at('2013-05-02');
    expect(await interestOf(invoiceId)).toMatchObject({ stop: 'STOP_UNSPECIFIED', posted: euros(124) });
  });

  it('stops with the last day whose rate is known, and catches up exactly once it is entered, and corrected', async () => {
    const customerId = await bearing({ interestPolicy: 'above:OWN_RATE:5' });
    const { invoiceId } = await owedInvoice(customerId, '2013-05-31', 100_000);
    const rate = (fromDate: LocalDate, percent: string) => ({
      ...{ series: 'OWN_RATE', fromDate: day(fromDate), percent, source: 'Bulletin' },
    });
    await at('2013-07-02');
    expect(await interestOf(invoiceId)).toMatchObject({ stop: 'STOP_RATE_UNKNOWN', watermarkDate: null });
    await addRates([rate('2013-01-01', '3')]);
    await at('2013-09-01');
    expect(await interestOf(invoiceId)).toMatchObject({
      ...{ stop: 'STOP_RATE_UNKNOWN', watermarkDate: day('2013-06-30'), posted: usd(658) },
    });
    // It is paid meanwhile: what nobody knew then is owed all the same.
    await pay(customerId, invoiceId, 100_658, '2013-08-10');
    expect(await get(invoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_PAID' });
    expect(await interestOf(invoiceId)).toMatchObject({ stop: 'STOP_RATE_UNKNOWN' });
    await addRates([rate('2013-07-01', '2')]);
    await at('2013-09-01');
    expect(await interestOf(invoiceId)).toMatchObject({ stop: 'STOP_UNSPECIFIED' });
    // 41 days at 7 %.
    expect(await get(invoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_OPEN', remaining: usd(786) });
    expect(await addRates([rate('2013-07-01', '2')])).toMatchObject({ addedCount: 0 });
    await addRates([rate('2013-07-01', '1')]);
    await at('2013-09-01');
    expect(await get(invoiceId)).toMatchObject({ remaining: usd(674) });
    const { rates } = await spec.client.listReferenceRates({ series: 'OWN_RATE' }, ann);
    expect(
      rates.map(({ fromDate, percent, version, inForce }) => [fromWireDate(fromDate), percent, version, inForce]),
    ).toEqual([
      ['2013-07-01', '1.00', '2', true],
      ['2013-07-01', '2.00', '1', false],
      ['2013-01-01', '3.00', '1', true],
    ]);
  });

  it('takes no rates of which something is wrong, and names each fault', async () => {
    const wrong = { series: 'own', fromDate: null, percent: 'two', source: '' };
    await expect(addRates([wrong])).rejects.toMatchObject({
      code: 'REFERENCE_RATES_INVALID',
      details: {
        violations: ['series', 'from_date', 'percent', 'source'].map((field) =>
          expect.objectContaining({ field: `rates[0].${field}` }),
        ),
      },
    });
  });
});

describe('the sweep', () => {
  const due = async (count: number) => {
    const customerId = await bearing({ interestPolicy: 'rate:10' });
    const invoices: string[] = [];
    for (let each = 0; each < count; each += 1) {
      invoices.push((await owedInvoice(customerId, '2013-03-10')).invoiceId);
    }
    await at('2013-03-20');
    await spec.db.setNow(new Date('2013-04-01T10:00:00Z'));
    return invoices;
  };
  const sweep = () => spec.running.app.get(AccrueInterest, { strict: false }).accrueBatch(aCaller(), () => undefined);

  it('by two workers at once posts each once', async () => {
    const invoices = await due(5);
    await Promise.all([sweep(), sweep(), sweep()]);
    for (const invoiceId of invoices) expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000', 'INTEREST 58']);
  });

  it('that dies before it commits is made again, and posts once', async () => {
    const [invoiceId] = await due(1);
    const killed = spec.db.runner.transact(aCaller(), async (tx) => {
      const run = spec.running.app.get(AccrueInterest, { strict: false });
      const dies = run as unknown as {
        accrueDue: (tx: unknown, ids: string[], debtors: ReadonlyMap<string, unknown>) => Promise<number>;
      };
      expect(await dies.accrueDue(tx, [invoiceId!], new Map())).toBe(1);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await owed(invoiceId!)).toEqual(['PRINCIPAL 10000']);
    await sweep();
    await sweep();
    expect(await owed(invoiceId!)).toEqual(['PRINCIPAL 10000', 'INTEREST 58']);
  });

  it('goes on with the others where one cannot be worked on, and says which', async () => {
    const [bad, good] = await due(2);
    await spec.owner((connection) =>
      connection.query(`UPDATE interest_accruals SET policy = 'broken' WHERE invoice_id = $1`, [bad]),
    );
    const aside: string[] = [];
    await spec.running.app
      .get(AccrueInterest, { strict: false })
      .accrueBatch(aCaller(), (invoiceId) => void aside.push(invoiceId));
    expect(aside).toEqual([bad]);
    expect(await owed(good!)).toEqual(['PRINCIPAL 10000', 'INTEREST 58']);
    const store = spec.running.app.get(AccrualStore, { strict: false });
    expect(await store.stoppedCounts()).toMatchObject({ FAILED: 1 });
    await spec.owner((connection) => connection.query('DELETE FROM interest_accruals WHERE aside'));
  });
});

it('comes to what a model adds up, whatever is paid, taken back and swept in which order', async () => {
  const dueDate = '2013-03-10';
  const step = fc.oneof(
    fc.record({
      do: fc.constant('pay' as const),
      minor: fc.integer({ min: 1, max: 6_000 }),
      day: fc.integer({ min: -5, max: 25 }),
    }),
    fc.record({ do: fc.constant('reverse' as const), nth: fc.nat(3) }),
    fc.record({ do: fc.constant('sweep' as const) }),
  );
  const customerId = await bearing({ interestPolicy: 'rate:100' });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      await spec.db.setNow(new Date('2013-03-01T10:00:00Z'));
      const { invoiceId } = await owedInvoice(customerId, dueDate);
      const payments: { paymentId: string; minor: number; valueDate: LocalDate }[] = [];
      for (const [number, each] of steps.entries()) {
        const today = addDays(dueDate, 5 + number * 20);
        await spec.db.setNow(new Date(`${today}T10:00:00Z`));
        if (each.do === 'sweep') await at(today);
        else if (each.do === 'pay') {
          const payment = { paymentId: newId(), minor: each.minor, valueDate: addDays(today, each.day - 20) };
          payments.push(payment);
          await pay(customerId, invoiceId, payment.minor, payment.valueDate, payment.paymentId);
        } else {
          const [payment] = payments.splice(each.nth, 1);
          if (payment) await takeBack(customerId, payment.minor, payment.valueDate, payment.paymentId);
        }
      }
      await at('2013-09-01');
      const accrual = await interestOf(invoiceId);
      const rows = await spec.db.database.query<{ at: LocalDate; minor: bigint }>(
        `SELECT e.value_on AS at, l.debit_minor - l.credit_minor AS minor
           FROM journal_lines l JOIN journal_entries e USING (entry_id)
           LEFT JOIN settled_payments p ON p.payment_id = l.payment_id
          WHERE l.invoice_id = $1 AND l.account = 1200 AND p.reversed IS NOT TRUE`,
        [invoiceId],
      );
      const until = accrual?.watermarkDate ? fromWireDate(accrual.watermarkDate)! : dueDate;
      let exact = 0n;
      for (let date = addDays(dueDate, 1); date <= until; date = addDays(date, 1)) {
        const left = rows.filter((row) => row.at < date).reduce((sum, { minor }) => sum + minor, 0n);
        if (left > 0n) exact += left;
      }
      // 100 % a year: a 365th of what is owed a day, rounded half to even.
      const [whole, rest] = [exact / 365n, (exact % 365n) * 2n];
      const expected = rest > 365n || (rest === 365n && whole % 2n === 1n) ? whole + 1n : whole;
      expect([invoiceId, accrual?.posted?.minorUnits ?? '0']).toEqual([invoiceId, expected.toString()]);
    }),
    { numRuns: 200 },
  );
}, 300_000);
