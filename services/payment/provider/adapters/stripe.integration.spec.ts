import { toWireDate, toWireMoney } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann } from '../../testing/payment-host.js';
import { type ProviderHost, runWithProvider, waitForWebhook } from '../../testing/provider-host.js';

const daysBack = 2;

describe('payment with Stripe', () => {
  let host: ProviderHost;
  let day: string;

  beforeAll(async () => {
    host = await runWithProvider({}, 'stripe');
    // Its report of a day is complete once the day is over.
    await host.control('POST', '/control/clock', { plus_days: -daysBack });
    day = new Date(Date.now() - daysBack * 86_400_000).toISOString().slice(0, 10);
  });
  afterAll(() => host.stop());

  const charge = async (methodId: string, invoiceId = host.owners.add()) => {
    const amount = toWireMoney({ minor: 5_000n, currency: 'EUR' });
    return (await host.client.chargeMethod({ requestId: newId(), methodId, amount, invoiceIds: [invoiceId] }, ann))
      .attempt!;
  };
  const get = async (attemptId: string) => (await host.client.getAttempt({ attemptId }, ann)).attempt!;
  /** Follows the webhooks of an attempt until they told of a state. */
  const followUntil = async (attemptId: string, state: string): Promise<void> => {
    for (let count = 1; (await get(attemptId)).state !== state; count += 1) {
      await waitForWebhook(host.db.database, attemptId, count);
      await host.followWebhooks();
    }
  };
  const reconcile = async () => {
    const request = { requestId: newId(), day: toWireDate(day) };
    return (await host.client.runReconciliation(request, ann)).reconciliation!;
  };

  it('settles a charge by webhook, once', async () => {
    const [methodId, invoiceId] = [await host.giveMethod('debit-settles'), host.owners.add()];
    const { attemptId, state } = await charge(methodId, invoiceId);
    expect(state).toBe('STATE_PENDING');
    await followUntil(attemptId, 'STATE_SETTLED');
    const { payments } = await host.client.listPayments({ invoiceId }, ann);
    const [{ paymentId } = { paymentId: '' }] = payments;
    expect(payments).toMatchObject([{ state: 'STATE_SETTLED', source: 'stripe', amount: { minorUnits: '5000' } }]);
    expect(await get(attemptId)).toMatchObject({ paymentId });
    expect(await host.chargeCount(attemptId)).toBe(1);
  });

  it('finds out by the same key what came of a charge whose answer was lost', async () => {
    const attempt = await charge(await host.giveMethod('timeout-after-success'));
    expect(attempt.state).toBe('STATE_UNKNOWN');
    await host.pursue();
    expect(await get(attempt.attemptId)).toMatchObject({ state: 'STATE_SETTLED' });
    expect(await host.chargeCount(attempt.attemptId)).toBe(1);
  });

  it('takes back what the debtor disputes', async () => {
    const { attemptId } = await charge(await host.giveMethod('chargeback'));
    await followUntil(attemptId, 'STATE_REVERSED');
  });

  it('reconciles the day with nothing unmatched, also of what no webhook told', async () => {
    const methodId = await host.giveMethod('debit-settles');
    await host.control('POST', '/control/webhooks', { mode: 'lose' });
    const behind = await charge(methodId);
    expect(behind).toMatchObject({ state: 'STATE_PENDING' });
    await host.control('POST', `/control/charges/${behind.providerChargeId.replace(/^pi_/, 'ch_')}`, {
      state: 'succeeded',
    });
    // The charges are of that day at Stripe; so they are here.
    await host.db.database.query(`UPDATE payment_attempts SET asked_at = asked_at - interval '${daysBack} days'`);
    expect(await reconcile()).toMatchObject({ state: 'STATE_DONE', matchedCount: 4, movedCount: 1, unmatchedCount: 0 });
    expect(await get(behind.attemptId)).toMatchObject({ state: 'STATE_SETTLED' });
  });
});
