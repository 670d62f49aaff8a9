import type { PackageRpcs } from '#libs/contracts';
import { toWireMoney } from '#libs/contracts';
import { newId } from '#libs/ids';
import { connectChannels, type RpcClient, RpcClients } from '#libs/platform';
import { eventually, type ServiceChild, spawnService, StubOwners } from '#libs/testing';
import { acme, ann } from '../../testing/payment-host.js';
import { type ProviderHost, runWithProvider, waitForWebhook } from '../../testing/provider-host.js';

/** A process of the service, and its rpcs. */
interface Process extends ServiceChild {
  readonly client: RpcClient<PackageRpcs['payment']>;
}

const atOnce = { attempts: 1 };

describe('a process that dies', () => {
  let host: ProviderHost;
  const owners = new StubOwners();
  const closing: (() => void)[] = [];

  beforeAll(async () => {
    await owners.listen();
    owners.customers.set(acme, { ...owners.customers.get(owners.addCustomer())!, customerId: acme });
    host = await runWithProvider(owners.environment);
  });
  afterAll(async () => {
    closing.forEach((close) => close());
    await host.stop();
    owners.close();
  });

  const start = async (crashPoint = ''): Promise<Process> => {
    const more = { DUNLIN_ROLES: 'server,worker', DUNLIN_CHARGE_JANITOR_INTERVAL_MS: '50' };
    const child = await spawnService('payment', { ...host.env, ...more, DUNLIN_CRASH_POINT: crashPoint });
    const channels = connectChannels({ DUNLIN_RPC_PAYMENT_ADDRESS: `127.0.0.1:${child.grpcPort}` });
    closing.push(() => channels.close());
    host.sendWebhooksTo(child.httpPort);
    return { ...child, client: new RpcClients(channels).of('payment') };
  };
  const settledOf = async (invoiceId: string) =>
    (await host.db.published()).filter(
      ({ type, payload }) => type === 'dunlin.payment.v1.PaymentSettled' && JSON.stringify(payload).includes(invoiceId),
    );
  const wanted = (methodId: string, invoiceId: string) => ({
    requestId: newId(),
    methodId,
    amount: toWireMoney({ minor: 5_000n, currency: 'USD' }),
    invoiceIds: [invoiceId],
  });

  it.each([
    ['attempt.intent-committed', 'settles'],
    ['attempt.asked-committed', 'settles'],
    ['attempt.answer-received', 'settles'],
    ['attempt.recorded', 'settles'],
    ['webhook.stored', 'debit-settles'],
    ['webhook.followed', 'debit-settles'],
  ])('at %s leaves what the next one ends: one charge, one payment, one event', async (point, choice) => {
    host.sendWebhooksTo(host.running.httpPort);
    const [methodId, invoiceId] = [await host.giveMethod(choice), owners.addInvoice(acme)];
    const request = wanted(methodId, invoiceId);
    const dying = await start(point);
    await dying.client.chargeMethod(request, ann, atOnce).catch(() => undefined);
    expect(await dying.ended).toBe('SIGKILL');

    const { attempts } = await host.client.listAttempts({ invoiceId }, ann);
    expect(attempts).toHaveLength(1);
    const { attemptId } = attempts[0]!;
    const next = await start();
    await host.expireLeases();
    if (point === 'attempt.intent-committed') {
      await eventually(async () =>
        expect((await host.client.getAttempt({ attemptId }, ann)).attempt).toMatchObject({ reason: 'INTERRUPTED' }),
      );
      expect(await host.chargeCount(attemptId)).toBe(0);
      await next.client.chargeMethod(request, ann);
    }
    await eventually(async () =>
      expect((await host.client.getAttempt({ attemptId }, ann)).attempt).toMatchObject({ state: 'STATE_SETTLED' }),
    );
    await waitForWebhook(host.db.database, attemptId);
    expect((await next.client.chargeMethod(request, ann)).attempt).toMatchObject({ state: 'STATE_SETTLED' });
    await next.stop();
    expect(await host.chargeCount(attemptId)).toBe(1);
    expect((await host.client.listPayments({ invoiceId }, ann)).payments).toHaveLength(1);
    expect(await settledOf(invoiceId)).toHaveLength(1);
  });

  it('at method.page-opened leaves a page, and the same call gets it', async () => {
    const request = { requestId: newId(), customerId: acme };
    const dying = await start('method.page-opened');
    await expect(dying.client.startMethodSetup(request, ann, atOnce)).rejects.toThrow();
    expect(await dying.ended).toBe('SIGKILL');
    const next = await start();
    const { method, url } = await next.client.startMethodSetup(request, ann);
    await fetch(url, { method: 'POST', body: new URLSearchParams({ choice: 'settles' }) });
    const { methodId } = method!;
    await eventually(async () =>
      expect((await host.client.getMethod({ methodId }, ann)).method).toMatchObject({ state: 'STATE_ACTIVE' }),
    );
    await next.stop();
  });
});
