import { fromWireDate, type invoiceV1, toTimestamp, toWireDate, type workflowV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { DueWork } from '#libs/platform';
import { aCaller, incomingEvent } from '#libs/testing';
import { ann, cause, reversed, settled, shortTypes, specService, usd } from '../../testing/spec-service.js';

const spec = specService();
const { aCustomer, anInvoice, consume, get } = spec;
const hourMs = 3_600_000;

/** 10 % at day 7. */
const tenPercent: invoiceV1.FeeRulesInit = { occurrences: [{ days: 7, percentage: { percent: '10' } }] };
const flat = (days: number, minor: number): invoiceV1.FeeOccurrenceInit => ({ days, flat: [usd(minor)] });

let count = 0;
const aPolicy = async (rules: invoiceV1.FeeRulesInit, code = `late-${(count += 1)}`): Promise<invoiceV1.FeePolicy> => {
  const request = { requestId: newId(), code, title: 'Late fees', rules };
  return (await spec.client.applyFeePolicy(request, ann)).policy!;
};

const assign = (customerId: string, feePolicy: string) =>
  spec.client.setTerms(
    { requestId: newId(), terms: { level: 'LEVEL_CUSTOMER', customerId, kind: 'KIND_REGULAR', feePolicy } },
    ann,
  );

/** An open invoice of a customer with a policy, due on 2013-03-04. */
const aLateInvoice = async (rules: invoiceV1.FeeRulesInit, minor = 10_000) => {
  const customerId = await aCustomer();
  const { code } = await aPolicy(rules);
  await assign(customerId, code);
  const { invoiceId } = await anInvoice(customerId, minor, { dueDate: toWireDate('2013-03-04') });
  return { customerId, invoiceId, code };
};

const sweep = async (): Promise<void> => {
  while ((await spec.running.app.get(DueWork).runDue('SWEEP', aCaller())).more);
};
const at = async (instant: string): Promise<void> => {
  await spec.db.setNow(new Date(instant));
  await sweep();
};

const chargesOf = async (invoiceId: string): Promise<string[]> => {
  const { charges } = await spec.client.listCharges({ invoiceId }, ann);
  return charges.map(({ amount, policyOccurrence }) => `${policyOccurrence}: ${amount!.minorUnits}`);
};
const quoted = async (request: invoiceV1.QuoteFeeRequestInit): Promise<string[]> =>
  (await spec.client.quoteFee(request, ann)).fees.map(
    ({ occurrence, chargeDate, amount, state, reason }) =>
      `${occurrence} ${fromWireDate(chargeDate)} ${amount!.minorUnits} ${reason || state.replace('STATE_', '')}`,
  );
const owed = async (invoiceId: string): Promise<string[]> =>
  (await get(invoiceId)).components.map(
    ({ component, owed: left }) => `${component.replace('COMPONENT_', '')} ${left!.minorUnits}`,
  );

const pay = (customerId: string, minor: number, valueDate: string, invoiceIds: string[] = []) => {
  const payment = { paymentId: newId(), customerId, amount: usd(minor), valueDate: toWireDate(valueDate), invoiceIds };
  return consume('onPayments', incomingEvent('dunlin.payment.v1.PaymentSettled', { cause, payment }));
};

describe('a policy of late fees', () => {
  it('has versions that never change, and the same again changes nothing', async () => {
    const first = await aPolicy(tenPercent);
    expect(first).toMatchObject({ version: 1, state: 'STATE_ACTIVE', appliedBy: ann.actor });
    expect(await aPolicy(tenPercent, first.code)).toEqual(first);
    const second = await aPolicy({ occurrences: [flat(7, 500)] }, first.code);
    expect(second).toMatchObject({ version: 2 });
    expect((await spec.client.getFeePolicy({ code: first.code, version: 1 }, ann)).policy!.rules).toEqual(first.rules);
    expect((await spec.client.getFeePolicy({ code: first.code }, ann)).policy!).toEqual(second);
    expect(shortTypes(await spec.db.published())).toEqual(['FeePolicyApplied', 'FeePolicyApplied']);
    await expect(spec.client.getFeePolicy({ code: first.code, version: 3 }, ann)).rejects.toMatchObject({
      code: 'FEE_POLICY_NOT_FOUND',
    });
    const stale = { requestId: newId(), code: first.code, title: 'x', rules: tenPercent, expectedVersion: '1' };
    await expect(spec.client.applyFeePolicy(stale, ann)).rejects.toMatchObject({ code: 'FEE_POLICY_CONFLICT' });
  });

  it('says of each field what is wrong', async () => {
    const rules: invoiceV1.FeeRulesInit = {
      occurrences: [flat(7, 0), { days: 7, percentage: { percent: '101', min: [usd(5)], max: [usd(4)] } }, { days: 9 }],
      recognition: 'RECOGNITION_ON_PAYMENT',
      caps: [usd(1), usd(2)],
    };
    const fields = [
      ...['code', 'rules.recognition', 'rules.occurrences[0].flat[0]', 'rules.occurrences[1].days'],
      ...['rules.occurrences[1].percentage.percent', 'rules.occurrences[1].percentage.min'],
      ...['rules.occurrences[2].flat', 'rules.caps[1]'],
    ];
    await expect(aPolicy(rules, 'none')).rejects.toMatchObject({
      code: 'FEE_POLICY_INVALID',
      details: { violations: fields.map((field) => ({ field })) },
    });
  });

  it('is named by payment terms only while it is active', async () => {
    const { code } = await aPolicy(tenPercent);
    const customerId = await aCustomer();
    await assign(customerId, code);
    const { resolved } = await spec.client.getTerms({ customerId }, ann);
    const said = resolved[0]!.values.find(({ name }) => name === 'fee_policy');
    expect(said).toMatchObject({ value: code, level: 'LEVEL_CUSTOMER' });
    await spec.client.retireFeePolicy({ requestId: newId(), code }, ann);
    await expect(assign(await aCustomer(), code)).rejects.toMatchObject({
      code: 'TERMS_INVALID',
      message: expect.stringContaining('names no active policy of late fees'),
    });
    await assign(await aCustomer(), 'none');
  });
});

describe('a late fee', () => {
  it('is charged once, in steps of an hour, dated on its day, and told with its policy', async () => {
    const { invoiceId, code } = await aLateInvoice(tenPercent);
    await at('2013-03-10T12:00:00Z');
    expect(await chargesOf(invoiceId)).toEqual([]);
    expect(await quoted({ invoiceId })).toEqual(['1 2013-03-11 1000 TO_COME']);
    await spec.db.clearOutbox();
    for (let now = Date.parse('2013-03-10T20:00:00Z'); now < Date.parse('2013-03-13T00:00:00Z'); now += hourMs)
      await at(new Date(now).toISOString());
    expect(await chargesOf(invoiceId)).toEqual(['1: 1000']);
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000', 'FEE 1000']);
    expect(await quoted({ invoiceId })).toEqual(['1 2013-03-11 1000 CHARGED']);
    const told = (await spec.db.published()).find(({ type }) => type.endsWith('ChargeAdded'))!;
    expect(told.payload).toMatchObject({
      charge: { policy: code, policyVersion: 1, policyOccurrence: 1, occurrence: 'late-fee/1', reason: 'LATE_FEE' },
    });
    const { lines } = await spec.client.listJournalLines({ invoiceId, context: 'CHARGE_ADDED' }, ann);
    expect(lines.map(({ account, valueDate }) => [account, fromWireDate(valueDate)])).toEqual([
      ['1220', '2013-03-11'],
      ['4100', '2013-03-11'],
    ]);
  });

  it('is charged once by two processes at once', async () => {
    const invoices = await Promise.all(
      Array.from({ length: 12 }, () => aLateInvoice({ occurrences: [flat(3, 500), flat(5, 700)] })),
    );
    await spec.db.setNow(new Date('2013-03-20T12:00:00Z'));
    await Promise.all([sweep(), sweep(), sweep()]);
    await sweep();
    for (const { invoiceId } of invoices) expect(await chargesOf(invoiceId)).toEqual(['1: 500', '2: 700']);
  });

  it('is charged once where the connection is lost before the end of its transaction', async () => {
    const { invoiceId, customerId } = await aLateInvoice({ occurrences: [flat(3, 500)] });
    await at('2013-03-05T12:00:00Z');
    await spec.db.setNow(new Date('2013-03-08T12:00:00Z'));
    await spec.owner(async (connection) => {
      // What the customer owes is written last, when everything else is.
      await connection.query('BEGIN');
      await connection.query('SELECT FROM debtors WHERE customer_id = $1 FOR UPDATE', [customerId]);
      const dying = spec.running.app
        .get(DueWork)
        .runDue('SWEEP', aCaller())
        .catch((error: unknown) => error);
      for (let killed = 0n; killed === 0n;) {
        const [row] = await spec.db.database.query<{ killed: bigint }>(
          `SELECT count(pg_terminate_backend(pid)) AS killed FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND usename = current_user`,
        );
        killed = BigInt(row!.killed);
      }
      expect(await chargesOf(invoiceId)).toEqual([]);
      await connection.query('ROLLBACK');
      await dying;
    });
    await sweep();
    await sweep();
    expect(await chargesOf(invoiceId)).toEqual(['1: 500']);
  });

  it('is charged for each day that was missed, in order, of what remained on that day', async () => {
    const { invoiceId, customerId } = await aLateInvoice({
      occurrences: [3, 10, 17].map((days) => ({ days, percentage: { percent: '10' } })),
    });
    await spec.db.setNow(new Date('2013-03-30T12:00:00Z'));
    await pay(customerId, 4_000, '2013-03-12');
    await sweep();
    expect(await quoted({ invoiceId })).toEqual([
      '1 2013-03-07 1000 CHARGED',
      '2 2013-03-14 600 CHARGED',
      '3 2013-03-21 600 CHARGED',
    ]);
  });

  it('comes no more once all is paid', async () => {
    const { invoiceId, customerId } = await aLateInvoice({ occurrences: [flat(3, 1_000), flat(9, 2_000)] });
    await at('2013-03-08T12:00:00Z');
    await pay(customerId, 11_000, '2013-03-08', [invoiceId]);
    expect((await get(invoiceId)).lifecycle).toBe('LIFECYCLE_PAID');
    await at('2013-03-20T12:00:00Z');
    expect(await chargesOf(invoiceId)).toEqual(['1: 1000']);
  });

  it('is not charged again after a waiver, a new version or another policy', async () => {
    const { invoiceId, customerId, code } = await aLateInvoice({ occurrences: [flat(3, 500)] });
    await at('2013-03-08T12:00:00Z');
    const { charges } = await spec.client.listCharges({ invoiceId }, ann);
    await spec.client.waiveCharge({ requestId: newId(), chargeId: charges[0]!.chargeId, reason: 'goodwill' }, ann);
    await aPolicy({ occurrences: [flat(3, 700)] }, code);
    await sweep();
    await assign(customerId, (await aPolicy({ occurrences: [flat(2, 900), flat(30, 950)] })).code);
    await at('2013-03-15T12:00:00Z');
    expect(await chargesOf(invoiceId)).toEqual(['1: 500']);
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000']);
    expect(await quoted({ invoiceId })).toEqual(['1 2013-03-07 500 CHARGED', '2 2013-04-03 950 TO_COME']);
    await at('2013-04-04T12:00:00Z');
    expect(await chargesOf(invoiceId)).toEqual(['1: 500', '2: 950']);
  });

  it('is not charged while the invoice is disputed, and never for that day', async () => {
    const { invoiceId } = await aLateInvoice({ occurrences: [flat(3, 500), flat(9, 700)] });
    await spec.client.raiseDispute({ requestId: newId(), invoiceId, reason: 'wrong' }, ann);
    await at('2013-03-08T12:00:00Z');
    await spec.client.closeDispute({ requestId: newId(), invoiceId, reason: 'settled' }, ann);
    await at('2013-03-14T12:00:00Z');
    expect(await quoted({ invoiceId })).toEqual(['1 2013-03-07 0 IN_DISPUTE', '2 2013-03-13 700 CHARGED']);
  });

  it('is not charged on a day that begins under a hold, nor later', async () => {
    const { invoiceId, customerId } = await aLateInvoice({ occurrences: [flat(3, 500), flat(9, 700)] });
    const hold: workflowV1.HoldInit = {
      ...{ holdId: newId(), scope: 'SCOPE_CUSTOMER', subjectId: customerId, customerId },
      placeTime: toTimestamp(new Date('2013-03-05T00:00:00Z')),
    };
    await consume('onHolds', incomingEvent('dunlin.workflow.v1.HoldPlaced', { cause, hold }));
    await at('2013-03-08T12:00:00Z');
    const lifted = { ...hold, liftTime: toTimestamp(new Date('2013-03-08T13:00:00Z')) };
    await consume('onHolds', incomingEvent('dunlin.workflow.v1.HoldLifted', { cause, hold: lifted }));
    await at('2013-03-14T12:00:00Z');
    expect(await quoted({ invoiceId })).toEqual(['1 2013-03-07 0 HELD', '2 2013-03-13 700 CHARGED']);
  });

  it('is not charged for days on which the invoice was paid, once the payment is taken back', async () => {
    const { invoiceId, customerId } = await aLateInvoice({ occurrences: [flat(3, 500), flat(20, 900)] });
    const paymentId = newId();
    await consume('onPayments', settled({ paymentId, customerId, minor: 10_000, invoiceIds: [invoiceId] }));
    await at('2013-03-10T12:00:00Z');
    await consume('onPayments', reversed({ paymentId, customerId, minor: 10_000 }));
    await at('2013-03-10T13:00:00Z');
    expect(await quoted({ invoiceId })).toEqual(['2 2013-03-24 900 TO_COME']);
    await at('2013-03-25T12:00:00Z');
    expect(await chargesOf(invoiceId)).toEqual(['2: 900']);
  });

  it('begins on the day on which terms name a policy, and ends when they say none', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId, 10_000, { dueDate: toWireDate('2013-03-04') });
    await at('2013-03-08T12:00:00Z');
    await assign(customerId, (await aPolicy({ occurrences: [flat(3, 500), flat(9, 700), flat(20, 900)] })).code);
    await at('2013-03-14T12:00:00Z');
    expect(await chargesOf(invoiceId)).toEqual(['2: 700']);
    await assign(customerId, 'none');
    await at('2013-03-30T12:00:00Z');
    expect(await chargesOf(invoiceId)).toEqual(['2: 700']);
    expect((await spec.client.quoteFee({ invoiceId }, ann)).explanation).toBe(
      `No policy holds. Said by customer ${customerId}, in place of product default.`,
    );
  });

  it('of a bad invoice stops no other one', async () => {
    const bad = await aLateInvoice({ occurrences: [flat(3, 500)] });
    const good = await aLateInvoice({ occurrences: [flat(3, 500)] });
    // What nobody foresaw: rules that cannot be read.
    const setRules = (rules: string) =>
      spec.owner((connection) =>
        connection.query('UPDATE fee_policy_versions SET rules = $2 WHERE code = $1', [bad.code, rules]),
      );
    const [{ rules }] = (await spec.db.database.query<{ rules: object }>(
      'SELECT rules FROM fee_policy_versions WHERE code = $1',
      [bad.code],
    )) as [{ rules: object }];
    await setRules('{}');
    await at('2013-03-08T12:00:00Z');
    expect(await chargesOf(good.invoiceId)).toEqual(['1: 500']);
    await setRules(JSON.stringify(rules));
    await at('2013-03-08T12:59:00Z');
    expect(await chargesOf(bad.invoiceId)).toEqual([]);
    await at('2013-03-08T13:00:00Z');
    expect(await chargesOf(bad.invoiceId)).toEqual(['1: 500']);
  });

  it('is due for the clock at its own instant', async () => {
    const { invoiceId } = await aLateInvoice({ occurrences: [flat(3, 500)] });
    await at('2013-03-05T12:00:00Z');
    expect(await spec.running.app.get(DueWork).due()).toEqual([
      { phase: 'SWEEP', at: new Date('2013-03-06T23:00:00.000Z') },
    ]);
    await at('2013-03-07T12:00:00Z');
    expect(await chargesOf(invoiceId)).toEqual(['1: 500']);
  });
});

describe('a quote of late fees', () => {
  it('says how each fee of a debt that is only given comes about', async () => {
    const rules: invoiceV1.FeeRulesInit = {
      occurrences: [flat(7, 500), { days: 14, percentage: { percent: '2.5', min: [usd(100)] } }],
      caps: [usd(700)],
    };
    const { fees, total, explanation } = await spec.client.quoteFee(
      { principal: usd(10_000), dueDate: toWireDate('2026-01-06'), rules },
      ann,
    );
    expect(fees.map((fee) => fee.explanation)).toEqual([
      'A flat 5.00 USD.',
      '2.5 % of 100.00 USD is 2.50 USD, lowered to what the cap on all fees of the invoice leaves: 2.00 USD.',
    ]);
    expect([total!.minorUnits, explanation]).toEqual(['700', 'By the rules that were given.']);
  });

  it('needs an invoice, or a principal with a due date and a policy', async () => {
    await expect(spec.client.quoteFee({}, ann)).rejects.toMatchObject({
      code: 'FEE_POLICY_INVALID',
      message: expect.stringMatching(/principal.*due_date.*policy/s),
    });
    await expect(
      spec.client.quoteFee({ principal: usd(1), dueDate: toWireDate('2026-01-06'), policy: 'nobody' }, ann),
    ).rejects.toMatchObject({ code: 'FEE_POLICY_NOT_FOUND' });
  });
});
