import type { invoiceV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, reversed, settled, shortTypes, specService, usd } from '../../testing/spec-service.js';

const spec = specService();
const { aCustomer, anInvoice, consume, get } = spec;

const addCharge = async (
  invoiceId: string,
  minor: number,
  over: Partial<invoiceV1.AddChargeRequestInit> = {},
): Promise<invoiceV1.Charge> => {
  const request = { requestId: newId(), invoiceId, kind: 'KIND_FEE', amount: usd(minor), reason: 'late' } as const;
  return (await spec.client.addCharge({ ...request, ...over }, ann)).charge!;
};

const waiveCharge = async (chargeId: string, minor?: number): Promise<invoiceV1.Charge> => {
  const amount = minor === undefined ? null : usd(minor);
  const request = { requestId: newId(), chargeId, amount, reason: 'goodwill' };
  return (await spec.client.waiveCharge(request, ann)).charge!;
};

/** What is owed by component, such as `FEE 500`. */
const owed = async (invoiceId: string): Promise<string[]> =>
  (await get(invoiceId)).components.map(
    ({ component, owed: left }) => `${component.replace('COMPONENT_', '')} ${left!.minorUnits}`,
  );

describe('a charge', () => {
  it('is owed with its invoice from now on, and told', async () => {
    const customerId = await aCustomer();
    const { invoiceId, number } = await anInvoice(customerId);
    await spec.db.clearOutbox();
    const charge = await addCharge(invoiceId, 500, { text: 'Reminder fee', occurrence: 'second-reminder' });
    expect(charge).toMatchObject({
      ...{ invoiceId, customerId, kind: 'KIND_FEE', amount: usd(500), waived: usd(0), paid: usd(0), open: usd(500) },
      ...{ state: 'STATE_OPEN', reason: 'late', text: 'Reminder fee', occurrence: 'second-reminder', actor: ann.actor },
    });
    expect(await get(invoiceId)).toMatchObject({ amount: usd(10_000), remaining: usd(10_500) });
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000', 'FEE 500']);
    const events = await spec.db.published();
    expect(shortTypes(events)).toEqual(['ChargeAdded', 'InvoiceBalanceChanged']);
    expect(events[0]!.payload).toMatchObject({ invoiceNumber: number, cause: { actor: ann.actor, reason: 'late' } });
    expect(events[1]!.payload).toMatchObject({
      snapshot: { invoice: { remaining: usd(10_500), components: [] } },
      cause: { reason: 'CHARGE_ADDED' },
    });
    expect((await spec.client.getCharge({ chargeId: charge.chargeId }, ann)).charge).toEqual(charge);
  });

  it('is added once for a request and once for an occurrence', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const requestId = newId();
    const first = await addCharge(invoiceId, 500, { requestId, occurrence: '2013-03' });
    expect(await addCharge(invoiceId, 500, { requestId, occurrence: '2013-03' })).toEqual(first);
    await expect(addCharge(invoiceId, 700, { occurrence: '2013-03' })).rejects.toMatchObject({
      code: 'CHARGE_KEY_REUSED',
    });
    await waiveCharge(first.chargeId);
    await expect(addCharge(invoiceId, 500, { occurrence: '2013-03' })).rejects.toMatchObject({
      code: 'CHARGE_KEY_REUSED',
    });
    await addCharge(invoiceId, 500);
    await addCharge(invoiceId, 500);
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000', 'FEE 1000']);
  });

  it('is added only to an invoice that is open and collected, in its currency', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    await expect(addCharge(invoiceId, 500, { amount: { currencyCode: 'EUR', minorUnits: '5' } })).rejects.toMatchObject(
      {
        code: 'CHARGE_INVALID',
        message: expect.stringContaining('must be in USD'),
      },
    );
    await expect(addCharge(invoiceId, 0, { kind: 'KIND_UNSPECIFIED', reason: '' })).rejects.toMatchObject({
      code: 'CHARGE_INVALID',
      message: expect.stringMatching(/kind.*amount.*reason/s),
    });
    await expect(addCharge(newId(), 500)).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    await spec.client.raiseDispute({ requestId: newId(), invoiceId, reason: 'wrong' }, ann);
    await expect(addCharge(invoiceId, 500)).rejects.toMatchObject({
      code: 'INVOICE_STATE_FORBIDS',
      message: expect.stringContaining('It is disputed; close the dispute first.'),
    });
    expect((await get(invoiceId)).allowedActs).not.toContain('ACT_ADD_CHARGE');
  });

  it('is waived as far as it is open', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    const first = await addCharge(invoiceId, 500);
    const second = await addCharge(invoiceId, 300);
    await consume('onPayments', settled({ customerId, minor: 600, invoiceIds: [invoiceId] }));
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000', 'FEE 200']);
    await expect(waiveCharge(first.chargeId)).rejects.toMatchObject({ code: 'CHARGE_STATE_FORBIDS' });
    await expect(waiveCharge(second.chargeId, 201)).rejects.toMatchObject({
      code: 'CHARGE_STATE_FORBIDS',
      message: expect.stringContaining('only 2.00 USD is open'),
    });
    await spec.db.clearOutbox();
    expect(await waiveCharge(second.chargeId, 150)).toMatchObject({
      ...{
        waived: usd(150),
        paid: usd(100),
        open: usd(50),
        state: 'STATE_OPEN',
        waiveReason: 'goodwill',
        version: '2',
      },
    });
    const [told, balance] = await spec.db.published();
    expect(shortTypes([told!, balance!])).toEqual(['ChargeWaived', 'InvoiceBalanceChanged']);
    expect(told!.payload).toMatchObject({ waived: usd(150), cause: { reason: 'goodwill' } });
    expect(await waiveCharge(second.chargeId)).toMatchObject({ waived: usd(200), open: usd(0), state: 'STATE_PAID' });
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000', 'FEE 0']);
    await expect(waiveCharge(newId())).rejects.toMatchObject({ code: 'CHARGE_NOT_FOUND' });
  });

  it('is settled before the principal, and owed again exactly when the payment is taken back', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    await addCharge(invoiceId, 500);
    await addCharge(invoiceId, 4_000, { kind: 'KIND_COST' });
    const payment = { paymentId: newId(), customerId, minor: 6_000, invoiceIds: [invoiceId] };
    await spec.db.clearOutbox();
    await consume('onPayments', settled(payment));
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 8500', 'FEE 0', 'COST 0']);
    const { allocations } = (await spec.db.published()).at(-1)!.payload as invoiceV1.PaymentAllocated;
    expect(allocations).toMatchObject([
      {
        amount: usd(6_000),
        components: [
          { component: 'COMPONENT_PRINCIPAL', amount: usd(1_500) },
          { component: 'COMPONENT_FEE', amount: usd(500) },
          { component: 'COMPONENT_COST', amount: usd(4_000) },
        ],
      },
    ]);
    const { lines } = await spec.client.listJournalLines({ paymentId: payment.paymentId, context: 'ALLOCATION' }, ann);
    expect(lines.map(({ account, component, credit }) => `${account} ${component} ${credit!.minorUnits}`)).toEqual([
      '2100  0',
      '1230 COST 4000',
      '1220 FEE 500',
      '1200 PRINCIPAL 1500',
    ]);
    await consume('onPayments', reversed(payment));
    expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000', 'FEE 500', 'COST 4000']);
  });

  it('is void with its invoice', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const charge = await addCharge(invoiceId, 500);
    await spec.client.voidInvoice({ requestId: newId(), invoiceId, reason: 'wrong' }, ann);
    expect((await spec.client.getCharge({ chargeId: charge.chargeId }, ann)).charge).toMatchObject({
      ...{ state: 'STATE_VOID', open: usd(0) },
    });
    await expect(waiveCharge(charge.chargeId)).rejects.toMatchObject({ code: 'CHARGE_STATE_FORBIDS' });
    expect(await get(invoiceId)).toMatchObject({ amount: usd(10_000), remaining: usd(0) });
  });

  it('is listed page by page, of an invoice or a customer, either way round', async () => {
    const customerId = await aCustomer();
    const [one, other] = [await anInvoice(customerId), await anInvoice(customerId)];
    const ids: string[] = [];
    for (const { invoiceId } of [one, other, one]) ids.push((await addCharge(invoiceId, 500)).chargeId);
    const list = async (filter: invoiceV1.ListChargesRequestInit): Promise<string[]> => {
      const { charges, nextPageToken } = await spec.client.listCharges({ ...filter, pageSize: 2 }, ann);
      const rest = nextPageToken === '' ? [] : await list({ ...filter, pageToken: nextPageToken });
      return [...charges.map(({ chargeId }) => chargeId), ...rest];
    };
    expect(await list({ customerId })).toEqual(ids);
    expect(await list({ customerId, descending: true })).toEqual(ids.toReversed());
    expect(await list({ invoiceId: one.invoiceId })).toEqual([ids[0], ids[2]]);
    await expect(spec.client.listCharges({ invoiceId: 'none' }, ann)).rejects.toMatchObject({ code: 'CHARGE_INVALID' });
  });
});
