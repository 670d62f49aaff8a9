import { toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { DueWork } from '#libs/platform';
import { aCaller, incomingEvent } from '#libs/testing';
import type { LocalDate } from '#libs/time';
import { ann, cause, specService, usd } from '../../testing/spec-service.js';

const spec = specService(async () => ({
  DUNLIN_INVOICE_INTEREST_POSTING: 'ON_DEMAND',
  DUNLIN_INVOICE_ALLOCATION: 'PRINCIPAL_FIRST',
}));
const { anInvoice, consume, get } = spec;

const at = async (day: LocalDate): Promise<void> => {
  await spec.db.setNow(new Date(`${day}T10:00:00Z`));
  const work = spec.running.app.get(DueWork, { strict: false });
  while ((await work.runDue('SWEEP', aCaller({ actor: 'system:workflow' }))).done > 0);
};
const owed = async (invoiceId: string): Promise<string[]> =>
  (await get(invoiceId)).components.flatMap(({ component, owed: left }) =>
    left!.minorUnits === '0' ? [] : [`${component.replace('COMPONENT_', '')} ${left!.minorUnits}`],
  );

it('is posted when somebody asks, and stays owed with its fee where only the principal is paid (102)', async () => {
  const customerId = newId();
  const customer = { customerId, reference: customerId, zone: 'Europe/Berlin', class: 'late' };
  await consume('onCustomers', incomingEvent('dunlin.customer.v1.CustomerChanged', { cause, customer }));
  const terms = { level: 'LEVEL_CLASS', class: 'late', kind: 'KIND_REGULAR', interestPolicy: 'rate:10' } as const;
  await spec.client.setTerms({ requestId: newId(), terms }, ann);
  const due = { issueDate: toWireDate('2013-02-01'), dueDate: toWireDate('2013-03-01') };
  const { invoiceId } = await anInvoice(customerId, 10_000, due);
  await at('2013-03-16');
  const fee = { requestId: newId(), invoiceId, kind: 'KIND_FEE', amount: usd(1_000), reason: 'late' } as const;
  await spec.client.addCharge(fee, ann);
  const asked = await spec.client.postInterest({ requestId: newId(), invoiceId }, ann);
  expect(asked.accrual).toMatchObject({ posted: usd(41), nextAccrualTime: null });
  await at('2013-04-02');
  expect(await owed(invoiceId)).toEqual(['PRINCIPAL 10000', 'INTEREST 41', 'FEE 1000']);
  const paid = { paymentId: newId(), customerId, amount: usd(10_000), invoiceIds: [invoiceId] };
  const payment = { ...paid, valueDate: toWireDate('2013-03-16') };
  await consume('onPayments', incomingEvent('dunlin.payment.v1.PaymentSettled', { cause, payment }));
  await at('2013-06-30');
  expect(await owed(invoiceId)).toEqual(['INTEREST 41', 'FEE 1000']);
  expect(await get(invoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_OPEN' });
});
