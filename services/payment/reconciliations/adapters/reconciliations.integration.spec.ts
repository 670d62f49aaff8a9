import { toWireDate, toWireMoney } from '#libs/contracts';
import type { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { Metrics } from '#libs/platform';
import { PaymentProvider } from '../../provider/domain/provider.js';
import { ann } from '../../testing/payment-host.js';
import { type ProviderHost, runWithProvider } from '../../testing/provider-host.js';
import { ReconcileDays } from '../use-cases/reconcile-days.js';

const today = () => new Date().toISOString().slice(0, 10);
const codeOf = (error: unknown): string => (error as DomainError).code;

describe('reconciliations with the sandbox', () => {
  let host: ProviderHost;
  let day: string;

  beforeAll(async () => {
    host = await runWithProvider();
    day = today();
  });
  afterAll(() => host.stop());

  const charge = async (methodId: string, minor = 5_000n) => {
    const amount = toWireMoney({ minor, currency: 'EUR' });
    const request = { requestId: newId(), methodId, amount, invoiceIds: [host.owners.add()] };
    return (await host.client.chargeMethod(request, ann)).attempt!;
  };
  const get = async (attemptId: string) => (await host.client.getAttempt({ attemptId }, ann)).attempt!;
  const run = async (requestId = newId()) =>
    (await host.client.runReconciliation({ requestId, day: toWireDate(day) }, ann)).reconciliation!;
  const differences = async (reconciliationId: string) =>
    (await host.client.listReconciliationDifferences({ reconciliationId }, ann)).differences;
  const gauge = async (name: string) =>
    Number(new RegExp(`^${name}\\{[^}]*\\} (\\S+)`, 'm').exec(await host.running.app.get(Metrics).text())![1]);

  it('wait while the report is not complete, and for a day that has not come are refused', async () => {
    const waiting = await run();
    expect(waiting).toMatchObject({ state: 'STATE_WAITING', runBy: '', runTime: null, unmatchedCount: 0 });
    const early = { requestId: newId(), day: toWireDate('2990-01-01') };
    expect(await host.client.runReconciliation(early, ann).catch(codeOf)).toBe('RECONCILIATION_INVALID');
    const none = { requestId: newId(), day: null };
    expect(await host.client.runReconciliation(none, ann).catch(codeOf)).toBe('RECONCILIATION_INVALID');
    expect(await host.client.getReconciliation({ reconciliationId: newId() }, ann).catch(codeOf)).toBe(
      'RECONCILIATION_NOT_FOUND',
    );
  });

  it('match what both sides have, move on what is behind, list the rest, and find the same again', async () => {
    const [card, debit] = [await host.giveMethod('settles'), await host.giveMethod('debit-settles')];
    const settled = await charge(card);
    await charge(await host.giveMethod('insufficient-funds'));
    await host.control('POST', '/control/webhooks', { mode: 'lose' });
    const behind = await charge(debit);
    expect(behind).toMatchObject({ state: 'STATE_PENDING' });
    await host.control('POST', `/control/charges/${behind.providerChargeId}`, { state: 'succeeded' });
    const gone = await charge(card);
    const changed = await charge(card);
    const failed = await charge(card);
    const { query } = host.db.database;
    const sql = (text: string, parameters: readonly unknown[]) => query.call(host.db.database, text, parameters);
    // The provider lost one, has another amount of the second, and took the third back before it came.
    await sql(`UPDATE payment_attempts SET attempt_id = $2 WHERE attempt_id = $1`, [gone.attemptId, newId()]);
    await sql('UPDATE payment_attempts SET amount_minor = 1 WHERE attempt_id = $1', [changed.attemptId]);
    await host.control('POST', `/control/charges/${failed.providerChargeId}`, { state: 'failed', code: 'R01' });
    await host.control('POST', '/control/clock', { plus_days: 1 });

    const requestId = newId();
    const done = await run(requestId);
    expect(done).toMatchObject({ state: 'STATE_DONE', runBy: 'user:ann', matchedCount: 2, movedCount: 1 });
    expect(await get(behind.attemptId)).toMatchObject({ state: 'STATE_SETTLED' });
    const found = await differences(done.reconciliationId);
    expect(found.map(({ kind }) => kind).sort()).toEqual([
      'KIND_AMOUNT_DIFFERS',
      'KIND_AT_PROVIDER_ONLY',
      'KIND_HERE_ONLY',
      'KIND_STATE_DIFFERS',
    ]);
    expect(found.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    const of = (kind: string) => found.find((each) => each.kind === kind)!;
    expect(of('KIND_STATE_DIFFERS')).toMatchObject({
      ...{ attemptId: failed.attemptId, providerState: 'FAILED', attemptState: 'SETTLED' },
    });
    expect(of('KIND_AMOUNT_DIFFERS').attemptAmount).toMatchObject({ minorUnits: '1' });
    expect(of('KIND_AT_PROVIDER_ONLY')).toMatchObject({ attemptId: '', providerChargeId: gone.providerChargeId });
    expect(of('KIND_HERE_ONLY')).toMatchObject({ providerChargeId: gone.providerChargeId, providerAmount: null });
    expect(done.unmatchedCount).toBe(4);
    expect(await gauge('dunlin_reconciliation_differences')).toBe(4);

    expect(await run(requestId)).toEqual(done);
    const again = await run();
    expect(again).toMatchObject({ reconciliationId: done.reconciliationId, matchedCount: 2, movedCount: 0 });
    expect(await differences(again.reconciliationId)).toEqual(found);
    const listed = await host.client.listReconciliations({ unmatched: true }, ann);
    expect(listed.reconciliations).toEqual([again]);
    expect((await get(settled.attemptId)).version).toBe(settled.version);
  });

  it('are left by a provider that is away as they were, and by the dead to whoever asks again', async () => {
    const provider = host.running.app.get(PaymentProvider);
    const real = provider.dayReport.bind(provider);
    const before = await run();
    provider.dayReport = () => Promise.reject(new Error('a defect'));
    const requestId = newId();
    await expect(run(requestId)).rejects.toThrow();
    const { reconciliations } = await host.client.listReconciliations({ day: toWireDate(day) }, ann);
    expect(reconciliations).toMatchObject([{ state: 'STATE_DONE', unmatchedCount: before.unmatchedCount }]);
    // One that died still has its lease.
    const begun = Promise.withResolvers<void>();
    const held = Promise.withResolvers<never>();
    provider.dayReport = () => {
      begun.resolve();
      return held.promise;
    };
    const dying = run().catch(codeOf);
    await begun.promise;
    provider.dayReport = real;
    expect(await run().catch(codeOf)).toBe('RECONCILIATION_CONFLICT');
    await host.db.database.query('UPDATE reconciliations SET lease_until = clock_timestamp()');
    expect(await run()).toMatchObject({ state: 'STATE_DONE' });
    held.reject(new Error('late'));
    expect(await dying).toBe('RECONCILIATION_CONFLICT');
  });

  it('are made by themselves for each past day, once', async () => {
    const reconcileDays = host.running.app.get(ReconcileDays);
    let count = 0;
    while (await reconcileDays.reconcileDays()) count += 1;
    expect(count).toBeGreaterThanOrEqual(7);
    const { reconciliations } = await host.client.listReconciliations({}, ann);
    const past = reconciliations.filter(({ runBy }) => runBy === 'system:payment');
    expect(past).toHaveLength(7);
    expect(past.every(({ state, unmatchedCount }) => state === 'STATE_DONE' && unmatchedCount === 0)).toBe(true);
    expect(await reconcileDays.reconcileDays()).toBe(false);
    expect(await gauge('dunlin_reconciliation_wait_seconds')).toBe(0);
  });

  it('take as matched what the provider counts to the day after', async () => {
    await host.control('POST', '/control/webhooks', { mode: 'deliver' });
    const before = await run();
    // The clock of the sandbox is a day ahead, so that its report of the day does not have it.
    const attempt = await charge(await host.giveMethod('settles'));
    const after = await run();
    expect(after.matchedCount).toBe(before.matchedCount + 1);
    expect(after.unmatchedCount).toBe(before.unmatchedCount);
    expect((await differences(after.reconciliationId)).map(({ attemptId }) => attemptId)).not.toContain(
      attempt.attemptId,
    );
  });
});
