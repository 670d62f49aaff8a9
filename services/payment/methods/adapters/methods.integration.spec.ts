import { newId } from '#libs/ids';
import { acme, ann } from '../../testing/payment-host.js';
import { type ProviderHost, runWithProvider, waitForWebhook } from '../../testing/provider-host.js';

describe('payment methods with the sandbox', () => {
  let host: ProviderHost;

  beforeAll(async () => {
    host = await runWithProvider();
  });
  afterAll(() => host.stop());

  const get = async (methodId: string) => (await host.client.getMethod({ methodId }, ann)).method!;
  const reason = 'as the debtor asked';

  it('are pending until the debtor gave one on the page of the provider, and a repeat gets the same page', async () => {
    const request = { requestId: newId(), customerId: acme };
    const first = await host.client.startMethodSetup(request, ann);
    const again = await host.client.startMethodSetup(request, ann);
    expect(again.url).toBe(first.url);
    const { methodId } = first.method!;
    expect(await get(methodId)).toMatchObject({ state: 'STATE_PENDING', label: '' });
    await fetch(first.url, { method: 'POST', body: new URLSearchParams({ choice: 'settles' }) });
    await waitForWebhook(host.db.database, methodId);
    await host.followWebhooks();
    const given = { state: 'STATE_ACTIVE', kind: 'KIND_CARD', label: 'visa 4242', expiryMonth: '2034-12' };
    expect(await get(methodId)).toMatchObject(given);
    const { methods } = await host.client.listMethods({ customerId: acme }, ann);
    expect(methods[0]).toMatchObject({ methodId, ...given });
  });

  it('fail where the debtor refuses', async () => {
    const { method, url } = await host.client.startMethodSetup({ requestId: newId(), customerId: acme }, ann);
    const { methodId } = method!;
    await fetch(url, { method: 'POST', body: new URLSearchParams({ choice: 'refuse' }) });
    await waitForWebhook(host.db.database, methodId);
    await host.followWebhooks();
    expect(await get(methodId)).toMatchObject({ state: 'STATE_FAILED', reason: 'NOT_GIVEN' });
  });

  it('are disabled until a day or until they are enabled, and revoked for good', async () => {
    const methodId = await host.giveMethod('settles');
    const until = { year: 2013, month: 3, day: 20 };
    const off = await host.client.disableMethod({ requestId: newId(), methodId, until, reason }, ann);
    expect(off.method).toMatchObject({ state: 'STATE_DISABLED_UNTIL', disabledUntil: until, reason });
    await host.client.enableMethod({ requestId: newId(), methodId, reason }, ann);
    expect(await get(methodId)).toMatchObject({ state: 'STATE_ACTIVE', reason: '' });
    await host.client.disableMethod({ requestId: newId(), methodId, reason }, ann);
    expect(await get(methodId)).toMatchObject({ state: 'STATE_DISABLED' });
    await host.client.revokeMethod({ requestId: newId(), methodId, reason }, ann);
    const refused = host.client.enableMethod({ requestId: newId(), methodId, reason }, ann);
    await expect(refused).rejects.toMatchObject({ code: 'METHOD_STATE_FORBIDS' });
  });

  it('are refused of a customer that nobody knows', async () => {
    const unknown = host.client.startMethodSetup({ requestId: newId(), customerId: newId() }, ann);
    await expect(unknown).rejects.toMatchObject({ code: 'METHOD_CUSTOMER_NOT_FOUND' });
  });
});
