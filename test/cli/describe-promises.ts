import type { DunlinCommand } from './dunlin.js';

/** What debtors promise, on an invoice of its own. The clock stands at noon of 10 March 2026. */
export function describePromises(running: () => DunlinCommand): void {
  const json = <Printed = object>(...args: string[]): Promise<Printed> => running().json<Printed>(...args);

  describe('promises to pay', () => {
    it('are previewed, taken, shown and cancelled', async () => {
      await json('customer', 'create', 'PR-1', '--name', 'Paul Example', '--zone', 'Europe/Berlin');
      const draft = ['invoice', 'create', 'PR-100', '--customer', 'PR-1', '--amount', '250.00', '--currency', 'EUR'];
      await json(...draft, '--issued', '2026-01-15', '--due', '2026-03-20');
      await json('invoice', 'issue', 'PR-100');
      const about = ['PR-100', '--amount', '60.00', '--by', '2026-03-20'];
      const preview = await running().run('promise', 'preview', ...about);
      expect(preview.out).toContain(
        '60.00 EUR of 250.00 EUR promised; money with a value date up to 2026-03-20 counts.',
      );
      const taken = ['promise', 'add', ...about, '--method', 'cheque', '--notes', 'after payday'];
      const { promiseId, ...made } = await json<{ promiseId: string }>(...taken);
      expect(made).toMatchObject({ state: 'ACTIVE', amount: { minor: '6000', currency: 'EUR' }, method: 'CHEQUE' });
      expect((await running().refused(...taken)).code).toBe('PROMISE_STATE_FORBIDS');
      expect(await json('promise', 'show', promiseId)).toMatchObject({ state: 'ACTIVE', notes: 'after payday' });
      const due = ['--state', 'active', '--method', 'cheque', '--due-from', '2026-03-20', '--due-until', '2026-03-20'];
      const { out } = await running().run('promise', 'list', ...due);
      expect(out).toMatch(/2026-03-20 +PR-1 +Paul Example +ACTIVE +60.00 EUR +0.00 EUR +PR-100 +CHEQUE/);
      const cancel = ['promise', 'cancel', promiseId, '--reason', 'pays by instalments', '--yes'];
      expect(await json(...cancel)).toMatchObject({ state: 'CANCELLED', cancelReason: 'pays by instalments' });
      expect(await json('promise', 'list', '--invoice', 'PR-100', '--descending')).toMatchObject([{ promiseId }]);
    });
  });
}
