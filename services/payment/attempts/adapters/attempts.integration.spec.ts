import { toWireMoney } from '#libs/contracts';
import type { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { type ChargeAnswer, PaymentProvider } from '../../provider/domain/provider.js';
import { ann } from '../../testing/payment-host.js';
import { type ProviderHost, runWithProvider, waitForWebhook } from '../../testing/provider-host.js';

const amount = (minor = 5_000n) => toWireMoney({ minor, currency: 'EUR' });
const codeOf = (error: unknown): string => (error as DomainError).code;

describe('attempts with the sandbox', () => {
  let host: ProviderHost;

  beforeAll(async () => {
    host = await runWithProvider();
  });
  afterAll(() => host.stop());
  beforeEach(async () => {
    host.owners.held.clear();
    host.owners.flags = [];
    host.owners.isAway = false;
    await host.control('POST', '/control/webhooks', { mode: 'deliver' });
  });

  const charge = async (methodId: string, invoiceIds: readonly string[], minor = 5_000n, requestId = newId()) =>
    (await host.client.chargeMethod({ requestId, methodId, amount: amount(minor), invoiceIds: [...invoiceIds] }, ann))
      .attempt!;
  const get = async (attemptId: string) => (await host.client.getAttempt({ attemptId }, ann)).attempt!;
  const methodState = async (methodId: string) => (await host.client.getMethod({ methodId }, ann)).method!.state;
  const paymentsOf = async (invoiceId: string) => (await host.client.listPayments({ invoiceId }, ann)).payments;
  const inFlight = async (invoiceId: string) =>
    (await host.client.checkMoneyInFlight({ invoiceIds: [invoiceId], customerId: '' }, ann)).invoiceIds;
  /** Replaces what the provider does until the spec ends it. */
  const withProvider = async <Result>(
    charged: (real: PaymentProvider['charge']) => PaymentProvider['charge'],
    body: () => Promise<Result>,
  ): Promise<Result> => {
    const provider = host.running.app.get(PaymentProvider);
    const real = provider.charge.bind(provider);
    provider.charge = charged(real);
    try {
      return await body();
    } finally {
      provider.charge = real;
    }
  };

  it('settle once and become one payment, by answer, webhook and look-up alike', async () => {
    const [methodId, invoiceId] = [await host.giveMethod('webhook-duplicate'), host.owners.add()];
    const attempt = await charge(methodId, [invoiceId]);
    expect(attempt).toMatchObject({ state: 'STATE_SETTLED', methodLabel: 'visa 0051', invoiceIds: [invoiceId] });
    await waitForWebhook(host.db.database, attempt.attemptId);
    await host.followWebhooks();
    await host.pursue();
    const [payment, ...more] = await paymentsOf(invoiceId);
    expect(more).toEqual([]);
    expect(payment).toMatchObject({ paymentId: attempt.paymentId, state: 'STATE_SETTLED', method: 'METHOD_CARD' });
    expect(payment).toMatchObject({ source: 'sandbox', inFlight: true, amount: { minorUnits: '5000' } });
    expect(await host.chargeCount(attempt.attemptId)).toBe(1);
  });

  it('are one charge and one payment though the answer was lost, the process killed and the call made three times more', async () => {
    const [methodId, invoiceId, requestId] = [
      await host.giveMethod('timeout-after-success'),
      host.owners.add(),
      newId(),
    ];
    await host.control('POST', '/control/webhooks', { mode: 'lose' });
    const killed =
      (real: PaymentProvider['charge']) =>
      async (order: never): Promise<ChargeAnswer> => {
        await real(order);
        throw new Error('killed');
      };
    await withProvider(killed, async () => {
      await expect(charge(methodId, [invoiceId], 5_000n, requestId)).rejects.toThrow();
    });
    const before = await host.client.listAttempts({ invoiceId }, ann);
    const { attemptId } = before.attempts[0]!;
    expect(before.attempts[0]).toMatchObject({ state: 'STATE_INITIATED' });
    expect(await inFlight(invoiceId)).toEqual([invoiceId]);
    for (let call = 0; call < 3; call += 1) {
      await charge(methodId, [invoiceId], 5_000n, requestId).catch((error: unknown) =>
        expect(codeOf(error)).toBe('ATTEMPT_CONFLICT'),
      );
      await host.pursue();
    }
    expect(await get(attemptId)).toMatchObject({ state: 'STATE_SETTLED' });
    expect(await host.chargeCount(attemptId)).toBe(1);
    expect(await paymentsOf(invoiceId)).toHaveLength(1);
  });

  it.each(['timeout-before-success', 'timeout-after-success', 'rubbish'])(
    'are unknown after %s, block their invoices, and are found out by the same key',
    async (choice) => {
      const [methodId, other] = [await host.giveMethod(choice), await host.giveMethod('settles')];
      const invoiceId = host.owners.add();
      await host.control('POST', '/control/webhooks', { mode: 'lose' });
      const attempt = await charge(methodId, [invoiceId]);
      expect(attempt).toMatchObject({ state: 'STATE_UNKNOWN', paymentId: '' });
      expect(await inFlight(invoiceId)).toEqual([invoiceId]);
      expect(await charge(other, [invoiceId]).catch(codeOf)).toBe('ATTEMPT_STATE_FORBIDS');
      await host.pursue();
      expect(await get(attempt.attemptId)).toMatchObject({ state: 'STATE_SETTLED' });
      expect(await host.chargeCount(attempt.attemptId)).toBe(1);
      expect(await paymentsOf(invoiceId)).toHaveLength(1);
    },
  );

  it('that nobody carried out before the provider was asked are released, and the same call carries them out', async () => {
    const [methodId, invoiceId, requestId] = [await host.giveMethod('settles'), host.owners.add(), newId()];
    host.owners.isAway = true;
    await expect(charge(methodId, [invoiceId], 5_000n, requestId)).rejects.toThrow();
    const { attempts } = await host.client.listAttempts({ invoiceId }, ann);
    expect(attempts).toMatchObject([{ state: 'STATE_CANCELLED', reason: 'OWNERS_UNAVAILABLE' }]);
    expect(await inFlight(invoiceId)).toEqual([]);
    host.owners.isAway = false;
    expect(await charge(methodId, [invoiceId], 5_000n, requestId)).toMatchObject({ state: 'STATE_SETTLED' });
    expect(await host.chargeCount(attempts[0]!.attemptId)).toBe(1);
  });

  it('are stopped by the fence, with its reason, before the provider is asked', async () => {
    const methodId = await host.giveMethod('settles');
    const held = host.owners.add();
    host.owners.held.add(held);
    const small = host.owners.add(100n);
    const paid = host.owners.add(0n);
    for (const [invoiceIds, reason] of [
      [[held, small], 'INVOICE_HELD'],
      [[small], 'AMOUNT_ABOVE_REMAINING'],
      [[paid], 'PAID'],
      [[host.owners.add(100_000n, 'USD')], 'OTHER_CURRENCY'],
      [[newId()], 'INVOICE_NOT_FOUND'],
    ] as const) {
      const attempt = await charge(methodId, invoiceIds);
      expect(attempt).toMatchObject({ state: 'STATE_CANCELLED', reason });
      expect(await host.chargeCount(attempt.attemptId)).toBe(0);
    }
    host.owners.flags = ['BANKRUPT'];
    expect(await charge(methodId, [host.owners.add()])).toMatchObject({ reason: 'CUSTOMER_FLAGGED' });
  });

  it('that are declined hard end the method, and it is not charged again; another one is', async () => {
    const [stolen, other, invoiceId] = [
      await host.giveMethod('stolen-card'),
      await host.giveMethod('settles'),
      host.owners.add(),
    ];
    const attempt = await charge(stolen, [invoiceId]);
    expect(attempt).toMatchObject({
      state: 'STATE_FAILED_HARD',
      failure: { class: 'CLASS_HARD', code: 'stolen_card' },
    });
    expect(await methodState(stolen)).toBe('STATE_REVOKED');
    expect(await charge(stolen, [invoiceId]).catch(codeOf)).toBe('ATTEMPT_METHOD_FORBIDS');
    expect(await charge(other, [invoiceId])).toMatchObject({ state: 'STATE_SETTLED' });
  });

  it('that are declined softly leave the method, and another attempt is another charge', async () => {
    const [methodId, invoiceId] = [await host.giveMethod('insufficient-funds'), host.owners.add()];
    const first = await charge(methodId, [invoiceId]);
    const second = await charge(methodId, [invoiceId]);
    expect([first.state, second.state]).toEqual(['STATE_FAILED_SOFT', 'STATE_FAILED_SOFT']);
    expect(first.attemptId).not.toBe(second.attemptId);
    expect(await methodState(methodId)).toBe('STATE_ACTIVE');
  });

  it('are 15 in 30 days without success, whatever two workers do at once', async () => {
    const methodId = await host.giveMethod('insufficient-funds');
    for (let count = 0; count < 14; count += 1) await charge(methodId, [host.owners.add()]);
    const both = await Promise.allSettled([1, 2].map(() => charge(methodId, [host.owners.add()])));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(codeOf(refused.reason)).toBe('ATTEMPT_LIMIT_REACHED');
  });

  it('that are debits settle when the bank says so, in whatever order that is told', async () => {
    const [methodId, invoiceId] = [await host.giveMethod('debit-out-of-order'), host.owners.add()];
    const attempt = await charge(methodId, [invoiceId]);
    expect(attempt).toMatchObject({ state: 'STATE_PENDING' });
    expect(await inFlight(invoiceId)).toEqual([invoiceId]);
    await waitForWebhook(host.db.database, attempt.attemptId, 2);
    await host.followWebhooks();
    expect(await get(attempt.attemptId)).toMatchObject({ state: 'STATE_SETTLED' });
    expect(await paymentsOf(invoiceId)).toMatchObject([{ method: 'METHOD_DIRECT_DEBIT' }]);
  });

  it('that a bank returns fail with its code, and a closed account is dead', async () => {
    const [methodId, invoiceId] = [await host.giveMethod('debit-ac04'), host.owners.add()];
    const attempt = await charge(methodId, [invoiceId]);
    await waitForWebhook(host.db.database, attempt.attemptId, 2);
    await host.followWebhooks();
    expect(await get(attempt.attemptId)).toMatchObject({ state: 'STATE_FAILED_HARD', failure: { code: 'AC04' } });
    expect(await methodState(methodId)).toBe('STATE_REVOKED');
    expect(await inFlight(invoiceId)).toEqual([]);
  });

  it('whose money is taken back reverse their payment once', async () => {
    const [methodId, invoiceId] = [await host.giveMethod('debit-returned'), host.owners.add()];
    const attempt = await charge(methodId, [invoiceId]);
    await waitForWebhook(host.db.database, attempt.attemptId, 2);
    await host.followWebhooks();
    await host.followWebhooks();
    expect(await get(attempt.attemptId)).toMatchObject({ state: 'STATE_REVERSED', failure: { code: 'MD06' } });
    const [payment] = await paymentsOf(invoiceId);
    expect(payment).toMatchObject({ state: 'STATE_REVERSED', version: '2' });
    expect(payment!.reversalReason).toContain('MD06');
  });

  it('that the debtor has to confirm keep their invoices until then', async () => {
    const [methodId, invoiceId] = [await host.giveMethod('requires-action'), host.owners.add()];
    const attempt = await charge(methodId, [invoiceId]);
    expect(attempt).toMatchObject({ state: 'STATE_REQUIRES_ACTION' });
    expect(await inFlight(invoiceId)).toEqual([invoiceId]);
    await fetch(attempt.actionUrl, { method: 'POST', body: new URLSearchParams({ choice: 'confirm' }) });
    await host.pursue();
    expect(await get(attempt.attemptId)).toMatchObject({ state: 'STATE_SETTLED', actionUrl: '' });
  });

  it('tell no token to anybody', async () => {
    const [methodId, invoiceId] = [await host.giveMethod('stolen-card'), host.owners.add()];
    await charge(methodId, [invoiceId]);
    const [{ token } = { token: '' }] = await host.db.database.query<{ token: string }>(
      'SELECT token FROM payment_methods WHERE method_id = $1',
      [methodId],
    );
    expect(token).toMatch(/^pm_/);
    const [{ told } = { told: '' }] = await host.db.database.query<{ told: string }>(
      `SELECT coalesce(string_agg(encode(payload, 'escape'), ''), '') AS told FROM outbox`,
    );
    expect(told).toContain('visa 9979');
    expect(told).not.toContain(token);
    expect(JSON.stringify(await host.client.getMethod({ methodId }, ann))).not.toContain(token);
  });
});

describe('an attempt whose key is dead', () => {
  let host: ProviderHost;

  beforeAll(async () => {
    host = await runWithProvider({ DUNLIN_CHARGE_KEY_LIFE_MS: '1000' });
  });
  afterAll(() => host.stop());

  it('is only looked up, and ends as never received once the full reports of its days do not have it', async () => {
    const [methodId, invoiceId] = [await host.giveMethod('settles'), host.owners.add()];
    const provider = host.running.app.get(PaymentProvider);
    const orders: string[] = [];
    provider.charge = async ({ attemptId }): Promise<ChargeAnswer> => {
      orders.push(attemptId);
      return { unknown: 'NO_ANSWER' };
    };
    const request = { requestId: newId(), methodId, amount: amount(), invoiceIds: [invoiceId] };
    const { attempt } = await host.client.chargeMethod(request, ann);
    expect(attempt).toMatchObject({ state: 'STATE_UNKNOWN' });
    const { attemptId } = attempt!;
    await host.db.database.query(`UPDATE payment_attempts SET asked_at = asked_at - interval '2 seconds'`);
    await host.pursue();
    expect((await host.client.getAttempt({ attemptId }, ann)).attempt).toMatchObject({ state: 'STATE_UNKNOWN' });
    await host.control('POST', '/control/clock', { plus_days: 2 });
    await host.pursue();
    expect((await host.client.getAttempt({ attemptId }, ann)).attempt).toMatchObject({
      state: 'STATE_FAILED_SOFT',
      failure: { code: 'not_found' },
    });
    expect(orders).toEqual([attemptId]);
  });
});
