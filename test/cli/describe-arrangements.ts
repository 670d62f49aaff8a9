import type { DunlinCommand } from './dunlin.js';

/** Plans of a customer of its own. The clock stands at noon of 10 March 2026. */
export function describeArrangements(running: () => DunlinCommand): void {
  const json = <Printed = object>(...args: string[]): Promise<Printed> => running().json<Printed>(...args);

  describe('plans in instalments', () => {
    it('are previewed, made by the hash, shown, put off, paused and ended', async () => {
      await json('customer', 'create', 'AR-1', '--name', 'Arno Raten', '--zone', 'Europe/Berlin');
      const draft = ['invoice', 'create', 'AR-100', '--customer', 'AR-1', '--amount', '300.00', '--currency', 'EUR'];
      await json(...draft, '--issued', '2026-01-15', '--due', '2026-02-20');
      await json('invoice', 'issue', 'AR-100');
      const terms = ['AR-100', '--count', '3', '--frequency', 'monthly', '--first', '2026-03-31'];
      const { hash } = await json<{ hash: string }>('arrangement', 'preview', ...terms);
      const make = ['arrangement', 'confirm', ...terms, '--consent', 'by phone'];
      expect(await running().refused(...make, '--hash', 'another')).toMatchObject({ code: 'ARRANGEMENT_STALE' });
      const made = await json<{ arrangementId: string }>(...make, '--hash', hash);
      const instalments = ['2026-03-31', '2026-04-30', '2026-05-31'].map((dueDate) => ({
        dueDate,
        state: 'SCHEDULED',
      }));
      expect(made).toMatchObject({ state: 'ON_TRACK', total: { minor: '30000', currency: 'EUR' }, instalments });
      const { arrangementId } = made;
      const { out } = await running().run('arrangement', 'list', '--state', 'on_track', '--customer', 'AR-1');
      expect(out).toMatch(/AR-1 +Arno Raten +ON_TRACK +300.00 EUR +0.00 EUR +0.00 EUR +2026-03-31 +AR-100/);
      const promise = await running().refused('promise', 'add', 'AR-100', '--by', '2026-03-20');
      expect(promise).toMatchObject({ code: 'PROMISE_STATE_FORBIDS' });
      const why = ['--reason', 'asked for it'];
      const skipped = await json<{ instalments: { dueDate: string }[] }>('arrangement', 'skip', arrangementId, ...why);
      expect(skipped.instalments.at(-1)).toMatchObject({ dueDate: '2026-06-30' });
      expect(await json('arrangement', 'pause', arrangementId, ...why)).toMatchObject({ state: 'PAUSED' });
      expect(await running().refused('arrangement', 'skip', arrangementId, ...why)).toMatchObject({
        code: 'ARRANGEMENT_STATE_FORBIDS',
      });
      expect(await json('arrangement', 'resume', arrangementId)).toMatchObject({ state: 'ON_TRACK' });
      const cancelled = await json('arrangement', 'cancel', arrangementId, ...why, '--yes');
      expect(cancelled).toMatchObject({ state: 'CANCELLED' });
      expect((await running().run('arrangement', 'show', arrangementId)).out).toContain('CANCELLED');
    });
  });
}
