import { type paymentV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { aCaller, incomingEvent } from '#libs/testing';
import { PaymentsConsumer } from '../../payments/adapters/payments.consumer.js';
import { acme, ann } from '../../testing/payment-host.js';
import { type ProviderHost, runWithProvider } from '../../testing/provider-host.js';

const worker = { actor: 'system:workflow', correlationId: 'spec' };
const eur = (minor: number) => ({ currencyCode: 'EUR', minorUnits: String(minor) });
const cause = { actor: 'system:spec', reason: 'SPEC' };

describe('plans that are charged', () => {
  let host: ProviderHost;

  beforeAll(async () => {
    host = await runWithProvider();
  });
  afterAll(() => host.stop());
  beforeEach(async () => {
    host.owners.held.clear();
    host.owners.isAway = false;
    await host.db.setNow(new Date('2013-03-01T10:00:00Z'));
  });

  /** Two instalments of 45.00 on the fifth of March and April, over two invoices of 40.00 and 50.00. */
  const agree = async (choice: string) => {
    const [methodId, invoiceIds] = [
      await host.giveMethod(choice),
      [host.owners.add(40_00n, 'EUR', '2013-01-01'), host.owners.add(50_00n)],
    ];
    const terms: paymentV1.ArrangementTermsInit = {
      ...{ customerId: acme, invoiceIds, count: 2, frequency: 'INSTALMENT_FREQUENCY_MONTHLY', methodId },
      firstDate: toWireDate('2013-03-05'),
    };
    const { hash } = (await host.client.previewArrangement({ terms }, ann)).arrangement!;
    const request = { requestId: newId(), terms, hash, consent: 'by phone' };
    const { arrangementId } = (await host.client.confirmArrangement(request, ann)).arrangement!;
    return { arrangementId, methodId, invoiceIds };
  };
  const keep = async (arrangementId: string, requestId = newId()) =>
    (await host.client.keepArrangement({ requestId, arrangementId }, worker)).arrangement!;
  const attemptsOf = async (invoiceId: string) => (await host.client.listAttempts({ invoiceId }, ann)).attempts;
  const allocate = async (paymentId: string, parts: readonly (readonly [invoiceId: string, minor: number])[]) => {
    const allocations = parts.map(([invoiceId, minor]) => ({ invoiceId, amount: eur(minor) }));
    const payload = { cause, paymentId, allocations };
    const event = incomingEvent('dunlin.invoice.v1.PaymentAllocated', payload, { sequence: 1n });
    const consumer = host.running.app.get(PaymentsConsumer, { strict: false });
    await host.db.runner.transact(aCaller(), (tx) => consumer.onAllocations([event as never], tx));
  };

  it('charge each instalment once on its day, though two workers keep the plan at once, and the money fills it', async () => {
    const { arrangementId, invoiceIds } = await agree('settles');
    const [first, second] = invoiceIds as [string, string];
    expect((await keep(arrangementId)).instalments[0]).toMatchObject({ state: 'STATE_SCHEDULED', attemptId: '' });
    await host.db.setNow(new Date('2013-03-05T00:00:00Z'));
    await Promise.all([keep(arrangementId), keep(arrangementId)]);
    const kept = await keep(arrangementId);
    const [attempt, ...more] = await attemptsOf(first);
    expect(more).toEqual([]);
    expect(attempt).toMatchObject({ state: 'STATE_SETTLED', amount: eur(45_00), invoiceIds: [first, second] });
    expect(await host.chargeCount(attempt!.attemptId)).toBe(1);
    expect(kept.instalments[0]).toMatchObject({ state: 'STATE_COLLECTING', attemptId: attempt!.attemptId });
    await allocate(attempt!.paymentId, [
      [first, 40_00],
      [second, 5_00],
    ]);
    const { arrangement } = await host.client.getArrangement({ arrangementId }, ann);
    expect(arrangement!.instalments.map(({ state }) => state)).toEqual(['STATE_PAID', 'STATE_SCHEDULED']);
    await host.db.setNow(new Date('2013-04-05T00:00:00Z'));
    await keep(arrangementId);
    const [latest] = await attemptsOf(second);
    expect(latest).toMatchObject({ amount: eur(45_00), invoiceIds: [second] });
  });

  it('wait for the customer after a decline, and are in arrears after the grace', async () => {
    const { arrangementId, invoiceIds } = await agree('insufficient-funds');
    await host.db.setNow(new Date('2013-03-05T09:00:00Z'));
    const kept = await keep(arrangementId);
    expect(kept.instalments[0]).toMatchObject({ state: 'STATE_COLLECTING' });
    expect(kept.instalments[0]!.attemptId).not.toBe('');
    expect(kept.nextActTime!.seconds).toBe(String(Date.parse('2013-03-06T00:00:00Z') / 1000));
    await keep(arrangementId);
    expect(await attemptsOf(invoiceIds[0]!)).toHaveLength(1);
    await host.db.setNow(new Date('2013-03-06T00:00:00Z'));
    expect(await keep(arrangementId)).toMatchObject({ state: 'STATE_IN_ARREARS', arrears: eur(45_00) });
  });

  it('are stopped by the fence as every charge, and by owners that are away only until they are back', async () => {
    const { arrangementId, invoiceIds } = await agree('settles');
    await host.db.setNow(new Date('2013-03-05T09:00:00Z'));
    host.owners.isAway = true;
    const requestId = newId();
    await expect(keep(arrangementId, requestId)).rejects.toThrow();
    host.owners.isAway = false;
    host.owners.held.add(invoiceIds[0]!);
    const kept = await keep(arrangementId, requestId);
    expect(kept.instalments[0]).toMatchObject({ state: 'STATE_COLLECTING' });
    expect(await attemptsOf(invoiceIds[0]!)).toMatchObject([{ state: 'STATE_CANCELLED', reason: 'INVOICE_HELD' }]);
  });

  it('go on without a charge where the method may not be charged any more, and with another one that is active', async () => {
    const { arrangementId, methodId, invoiceIds } = await agree('settles');
    await host.client.revokeMethod({ requestId: newId(), methodId, reason: 'lost' }, ann);
    await host.db.setNow(new Date('2013-03-05T09:00:00Z'));
    expect((await keep(arrangementId)).instalments[0]).toMatchObject({ state: 'STATE_COLLECTING', attemptId: '' });
    expect(await attemptsOf(invoiceIds[0]!)).toEqual([]);
    const change = { arrangementId, collection: 'COLLECTION_CHARGE', reason: 'lost card' } as const;
    const dead = host.client.changeArrangement({ ...change, requestId: newId(), methodId }, ann);
    await expect(dead).rejects.toMatchObject({
      ...{ code: 'ARRANGEMENT_STATE_FORBIDS', details: { facts: { reason: 'METHOD_NOT_ACTIVE' } } },
    });
    const other = await host.giveMethod('settles');
    const changed = await host.client.changeArrangement({ ...change, requestId: newId(), methodId: other }, ann);
    expect(changed.arrangement).toMatchObject({ methodId: other, collection: 'COLLECTION_CHARGE' });
    const back = { ...change, collection: 'COLLECTION_REMINDER', requestId: newId() } as const;
    expect((await host.client.changeArrangement(back, ann)).arrangement).toMatchObject({
      ...{ methodId: '', collection: 'COLLECTION_REMINDER' },
    });
  });

  it('let a person charge their invoices, which pays the plan', async () => {
    const { arrangementId, methodId, invoiceIds } = await agree('settles');
    const request = { requestId: newId(), methodId, amount: eur(40_00), invoiceIds: [invoiceIds[0]!] };
    const { attempt } = await host.client.chargeMethod(request, ann);
    expect(attempt).toMatchObject({ state: 'STATE_SETTLED' });
    await allocate(attempt!.paymentId, [[invoiceIds[0]!, 40_00]]);
    expect((await host.client.getArrangement({ arrangementId }, ann)).arrangement).toMatchObject({ paid: eur(40_00) });
  });
});
