import type { DunlinCommand } from './dunlin.js';
import { eventually } from './eventually.js';

/** Payment methods of a customer, and charges of them by the sandbox. */
export function describeCharges(running: () => DunlinCommand): void {
  const json = <Printed = object>(...args: string[]): Promise<Printed> => running().json<Printed>(...args);
  const refusal = async (...args: string[]): Promise<string> => (await running().refused(...args)).code;

  describe('a payment method', () => {
    it('that a debtor gave on the page of the provider is charged, and may be no longer once it is revoked', async () => {
      await json('customer', 'create', 'A-9', '--name', 'Cora Card');
      const draft = ['invoice', 'create', 'A-109', '--customer', 'A-9', '--amount', '12.00', '--currency', 'EUR'];
      await json(...draft, '--issued', '2026-01-15', '--due', '2026-03-20');
      await json('invoice', 'issue', 'A-109');
      const { methodId, url } = await json<{ methodId: string; url: string }>('method', 'setup', 'A-9');
      await fetch(url, { method: 'POST', body: new URLSearchParams({ choice: 'settles' }) });
      await eventually(
        () => json<{ state: string }>('method', 'show', methodId),
        ({ state }) => state === 'ACTIVE',
      );
      const charge = ['method', 'charge', methodId, '--currency', 'EUR', '--invoice', 'A-109', '--yes', '--amount'];
      expect(await json(...charge, '99.00')).toMatchObject({ state: 'CANCELLED', reason: 'AMOUNT_ABOVE_REMAINING' });
      const attempt = await json<{ attemptId: string }>(...charge, '12.00');
      expect(attempt).toMatchObject({ state: 'SETTLED', methodLabel: 'visa 4242', amount: { minor: '1200' } });
      expect(await json('attempt', 'show', attempt.attemptId)).toMatchObject({ provider: 'sandbox' });
      const { out } = await running().run('attempt', 'list', '--customer', 'A-9', '--state', 'settled');
      expect(out).toMatch(/A-9 +Cora Card +visa 4242 +12.00 EUR +SETTLED/);
      const because = ['--reason', 'as asked'];
      const until = ['--until', '2026-12-01'];
      expect(await json('method', 'disable', methodId, ...until, ...because)).toMatchObject({
        state: 'DISABLED_UNTIL',
      });
      expect(await json('method', 'enable', methodId, ...because)).toMatchObject({ state: 'ACTIVE' });
      await json('method', 'revoke', methodId, ...because, '--yes');
      expect(await refusal(...charge, '1.00')).toBe('ATTEMPT_METHOD_FORBIDS');
      expect(await json('method', 'list', '--customer', 'A-9')).toMatchObject([{ state: 'REVOKED' }]);
    });
  });

  describe('a reconciliation', () => {
    it('waits for the report of a day that is not over, and is refused for one that has not come', async () => {
      // The provider counts its days by real time.
      const today = new Date().toISOString().slice(0, 10);
      const waiting = await json<{ reconciliationId: string }>('reconciliation', 'run', today);
      expect(waiting).toMatchObject({ day: today, provider: 'sandbox', state: 'WAITING', unmatchedCount: 0 });
      expect(await json('reconciliation', 'list', '--day', today)).toMatchObject([waiting]);
      expect((await running().run('reconciliation', 'show', today)).out).toContain('is not complete yet');
      expect(await refusal('reconciliation', 'run', '2999-01-01')).toBe('RECONCILIATION_INVALID');
      expect(await refusal('reconciliation', 'show', '1999-01-01')).toBe('RECONCILIATION_NOT_FOUND');
    });
  });
}
