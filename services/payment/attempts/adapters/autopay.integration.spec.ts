import { toWireMoney } from '#libs/contracts';
import { newId } from '#libs/ids';
import { money } from '#libs/money';
import { acme, ann } from '../../testing/payment-host.js';
import { type ProviderHost, runWithProvider } from '../../testing/provider-host.js';

const worker = { actor: 'system:workflow', correlationId: 'spec' };
const eur = (minor: bigint) => toWireMoney(money(minor, 'EUR'));
const reason = 'agreed by phone';

describe('charges by the method that a customer lets be charged by itself', () => {
  let host: ProviderHost;

  beforeAll(async () => {
    host = await runWithProvider();
  });
  afterAll(() => host.stop());
  beforeEach(() => {
    host.owners.held.clear();
    host.owners.isAway = false;
  });

  const setAutopay = async (methodId: string, autopay = true) =>
    (await host.client.setAutopay({ requestId: newId(), methodId, autopay, reason }, ann)).method!;
  const automatic = async (choice: string): Promise<string> => {
    const methodId = await host.giveMethod(choice);
    await setAutopay(methodId);
    return methodId;
  };
  const step = (invoiceIds: readonly string[], idempotencyKey = newId()) =>
    host.client.chargeByAutopay(
      { requestId: newId(), idempotencyKey, customerId: acme, invoiceIds: [...invoiceIds] },
      worker,
    );
  const pay = (invoiceId: string) => {
    const known = host.owners.invoices.get(invoiceId)!;
    host.owners.invoices.set(invoiceId, { ...known, lifecycle: 'PAID', remaining: money(0n, 'EUR') });
  };

  it('use one method of a customer, and the one before it no longer', async () => {
    await automatic('settles');
    const second = await host.giveMethod('settles');
    expect(await setAutopay(second)).toMatchObject({ methodId: second, autopay: true });
    const { methods } = await host.client.listMethods({ customerId: acme }, ann);
    expect(methods.filter(({ autopay }) => autopay).map(({ methodId }) => methodId)).toEqual([second]);
    await setAutopay(second, false);
    const again = await setAutopay(second, false);
    expect(again.autopay).toBe(false);
  });

  it('take all that is asked for, once for a step, though two workers and a repeat ask for it', async () => {
    const methodId = await automatic('settles');
    const invoiceIds = [host.owners.add(40_00n), host.owners.add(50_00n), host.owners.add(0n)];
    const key = newId();
    const both = await Promise.allSettled([step(invoiceIds, key), step(invoiceIds, key)]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    invoiceIds.forEach(pay);
    const { attempt } = await step(invoiceIds, key);
    expect(attempt).toMatchObject({ methodId, state: 'STATE_SETTLED', amount: eur(90_00n) });
    expect(attempt!.invoiceIds.toSorted()).toEqual(invoiceIds.slice(0, 2).sort());
    expect(await host.chargeCount(attempt!.attemptId)).toBe(1);
    const { attempts } = await host.client.listAttempts({ invoiceId: invoiceIds[0]! }, ann);
    expect(attempts).toHaveLength(1);
  });

  it('are declined as a charge of a person is, and a later step is another attempt', async () => {
    await automatic('insufficient-funds');
    const invoiceId = host.owners.add(40_00n);
    const first = await step([invoiceId]);
    expect(first.attempt).toMatchObject({ state: 'STATE_FAILED_SOFT' });
    const second = await step([invoiceId]);
    expect(second.attempt!.attemptId).not.toBe(first.attempt!.attemptId);
  });

  it('wait while money for an invoice is on its way, and go on once it is not', async () => {
    await automatic('debit-settles');
    const invoiceId = host.owners.add(40_00n);
    const { attempt } = await step([invoiceId]);
    expect(attempt).toMatchObject({ state: 'STATE_PENDING' });
    const key = newId();
    const waiting = await step([invoiceId], key);
    expect(waiting).toMatchObject({ attempt: null, reason: 'REASON_MONEY_IN_FLIGHT' });
    expect(waiting.retryTime).not.toBeNull();
    pay(invoiceId);
    await host.pursue();
  });

  it('say why nothing was charged', async () => {
    const methodId = await automatic('settles');
    const paid = host.owners.add(0n);
    expect(await step([paid])).toMatchObject({ attempt: null, reason: 'REASON_NOTHING_REMAINS' });
    const open = host.owners.add();
    await host.client.disableMethod({ requestId: newId(), methodId, reason }, ann);
    expect(await step([open])).toMatchObject({ attempt: null, reason: 'REASON_METHOD_NOT_ACTIVE' });
    await host.client.revokeMethod({ requestId: newId(), methodId, reason }, ann);
    expect(await step([open])).toMatchObject({ attempt: null, reason: 'REASON_NO_AUTOPAY' });
    await expect(setAutopay(methodId)).rejects.toMatchObject({ code: 'METHOD_STATE_FORBIDS' });
    await expect(step([])).rejects.toMatchObject({ code: 'ATTEMPT_INVALID' });
  });

  it('are stopped by what the fence says, and what is left is charged by the same step', async () => {
    await automatic('settles');
    const [held, free] = [host.owners.add(40_00n), host.owners.add(50_00n)];
    host.owners.held.add(held);
    const key = newId();
    const refused = await step([held, free], key);
    expect(refused.attempt).toMatchObject({ state: 'STATE_CANCELLED', reason: 'INVOICE_HELD' });
    host.owners.held.clear();
    pay(held);
    const { attempt } = await step([held, free], key);
    expect(attempt).toMatchObject({ state: 'STATE_SETTLED', invoiceIds: [free], amount: eur(50_00n) });
  });

  it('wait for a promise to pay, which a charge of a person does not', async () => {
    const methodId = await automatic('settles');
    const invoiceId = host.owners.add(40_00n);
    const promise = { requestId: newId(), customerId: acme, invoiceIds: [invoiceId], amount: eur(40_00n) };
    await host.client.createPromise({ ...promise, dueDate: { year: 2013, month: 3, day: 20 } }, ann);
    const { attempt } = await step([invoiceId]);
    expect(attempt).toMatchObject({ state: 'STATE_CANCELLED', reason: 'PROMISED' });
    const charge = { requestId: newId(), methodId, amount: eur(40_00n), invoiceIds: [invoiceId] };
    expect((await host.client.chargeMethod(charge, ann)).attempt).toMatchObject({ state: 'STATE_SETTLED' });
  });

  it('are asked for again after owners that were away', async () => {
    await automatic('settles');
    const [invoiceId, key] = [host.owners.add(40_00n), newId()];
    host.owners.isAway = true;
    await expect(step([invoiceId], key)).rejects.toThrow();
    host.owners.isAway = false;
    expect((await step([invoiceId], key)).attempt).toMatchObject({ state: 'STATE_SETTLED' });
  });
});
