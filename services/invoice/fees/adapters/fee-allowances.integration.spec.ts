import { type invoiceV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { incomingEvent } from '#libs/testing';
import { ann, cause, shortTypes, specService, usd } from '../../testing/spec-service.js';

const spec = specService();
const { anInvoice, consume } = spec;

const allow = async (
  jurisdiction: string,
  allowance: invoiceV1.FeeAllowanceInit,
  expectedVersion = '0',
): Promise<invoiceV1.FeeAllowance> => {
  const request = { requestId: newId(), jurisdiction, allowance, expectedVersion };
  return (await spec.client.applyFeeAllowance(request, ann)).allowance!;
};
const remove = (jurisdiction: string) => spec.client.removeFeeAllowance({ requestId: newId(), jurisdiction }, ann);

/** A customer in a jurisdiction, by the event of the customer service. */
const aCustomerIn = async (jurisdiction: string): Promise<string> => {
  const customer = { customerId: newId(), reference: newId(), zone: 'UTC', class: 'default', jurisdiction };
  await consume('onCustomers', incomingEvent('dunlin.customer.v1.CustomerChanged', { cause, customer }));
  return customer.customerId;
};

const fees = async (request: invoiceV1.QuoteFeeRequestInit): Promise<string[]> =>
  (await spec.client.quoteFee(request, ann)).fees.map(
    ({ amount, bound, reason }) => `${amount!.minorUnits} ${bound.replace('BOUND_', '')} ${reason}`,
  );

describe('what a jurisdiction allows', () => {
  it('has versions, is told, and the same again changes nothing', async () => {
    const first = await allow('AT', { maxFees: [usd(500)], source: 'The contract' });
    expect(first).toMatchObject({ version: 1, excess: 'EXCESS_REFUSE', removed: false, appliedBy: ann.actor });
    expect(await allow('AT', { maxFees: [usd(500)], source: 'The contract' })).toEqual(first);
    const second = await allow('AT', { maxPercent: '2.5', source: 'The contract' }, '1');
    expect(second).toMatchObject({ version: 2, maxPercent: '2.5', maxFees: [] });
    await expect(allow('AT', { source: 'x' }, '1')).rejects.toMatchObject({ code: 'FEE_ALLOWANCE_CONFLICT' });
    expect((await spec.client.getFeeAllowance({ jurisdiction: 'AT', version: 1 }, ann)).allowance).toEqual(first);
    expect((await spec.client.listFeeAllowances({}, ann)).allowances).toEqual([second]);
    expect((await remove('AT')).allowance).toMatchObject({ version: 3, removed: true });
    expect((await remove('AT')).allowance).toMatchObject({ version: 3 });
    expect((await spec.client.listFeeAllowances({}, ann)).allowances).toEqual([]);
    expect(shortTypes(await spec.db.published())).toEqual(Array(3).fill('FeeAllowanceApplied'));
    await expect(remove('CH')).rejects.toMatchObject({ code: 'FEE_ALLOWANCE_NOT_FOUND' });
  });

  it('says of each field what is wrong', async () => {
    const wrong = { maxFees: [usd(0)], maxPercent: '101', source: '' };
    await expect(allow('Germany', wrong)).rejects.toMatchObject({
      code: 'FEE_ALLOWANCE_INVALID',
      message: expect.stringMatching(/jurisdiction: .*max_fees\[0\]: .*max_percent: .*source: /s),
    });
  });

  it('bounds the fees of a policy, and a fee that a person charges', async () => {
    await allow('DE', { maxFees: [usd(400)], excess: 'EXCESS_CAP', source: 'Section 7 of the terms of business' });
    const rules = { occurrences: [{ days: 7, flat: [usd(500)] }] };
    const { invoiceId } = await anInvoice(await aCustomerIn('DE-BY'));
    expect(await fees({ invoiceId, rules })).toEqual(['400 ALLOWANCE ']);
    const debt = { principal: usd(10_000), dueDate: toWireDate('2026-01-06'), rules };
    expect(await fees({ ...debt, jurisdiction: 'DE' })).toEqual(['400 ALLOWANCE ']);
    expect(await fees(debt)).toEqual(['500 UNSPECIFIED ']);
    const charge = (minor: number, kind: 'KIND_FEE' | 'KIND_COST' = 'KIND_FEE') =>
      spec.client.addCharge({ requestId: newId(), invoiceId, kind, amount: usd(minor), reason: 'late' }, ann);
    await expect(charge(401)).rejects.toMatchObject({
      code: 'CHARGE_NOT_ALLOWED',
      message: expect.stringContaining('a fee of at most 4.00 USD is allowed by what DE says'),
    });
    await charge(401, 'KIND_COST');
    await charge(400);
    await allow('DE', { maxFees: [usd(400)], maxTotals: [usd(600)], source: 'Section 7 of the terms of business' });
    expect(await fees({ invoiceId, rules })).toEqual(['0 ALLOWANCE NOT_ALLOWED']);
    await expect(charge(201)).rejects.toMatchObject({ code: 'CHARGE_NOT_ALLOWED' });
    await remove('DE');
    await charge(201);
  });
});
