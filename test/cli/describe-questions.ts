import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DunlinCommand } from './dunlin.js';

/** What people ask before they act: nothing is stored. */
export function describeQuestions(running: () => DunlinCommand, folder: () => string): void {
  const file = (name: string, content: unknown): string => {
    const path = join(folder(), name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  describe('a question', () => {
    it('tells the instalments of a plan', async () => {
      const plan = ['--total', '1000.00', '--currency', 'EUR', '--frequency', 'monthly', '--first', '2026-01-31'];
      const simulated = await running().json<{ hash: string }>('arrangement', 'simulate', ...plan, '--count', '3');
      expect(simulated).toEqual({
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        currency: 'EUR',
        instalments: [
          { dueDate: '2026-01-31', amount: '333.33' },
          { dueDate: '2026-02-28', amount: '333.33' },
          { dueDate: '2026-03-31', amount: '333.34' },
        ],
      });
      const refused = await running().refused(
        'arrangement',
        'simulate',
        ...plan.slice(2),
        '--total',
        '0.02',
        '--count',
        '3',
      );
      expect(refused).toMatchObject({ exit: 1, code: 'ARRANGEMENT_INVALID', message: expect.stringMatching(/count/) });
    });

    it('tells what late payment costs, by rates that are known or given', async () => {
      const debt = ['--principal', '1000.00', '--currency', 'EUR', '--due', '2026-01-10', '--until', '2026-07-20'];
      const quote = ['interest', 'quote', ...debt, '--policy', 'eu-b2b'];
      const unknown = await running().refused(...quote.slice(0, -4), '--until', '2031-07-20', '--policy', 'eu-b2b');
      expect(unknown).toMatchObject({ exit: 1, code: 'RATE_UNKNOWN' });
      const rates = file('rates.json', [
        { from: '2026-01-01', percent: '2.15' },
        { from: '2026-07-01', percent: '2.40' },
      ]);
      expect(await running().json(...quote, '--rates', rates)).toMatchObject({
        interest: '53.25',
        fixedSum: '40.00',
        periods: [
          { from: '2026-01-11', to: '2026-06-30', ratePercent: '10.15', days: 171, amount: '47.552055' },
          { from: '2026-07-01', to: '2026-07-20', ratePercent: '10.40', days: 20, amount: '5.698630' },
        ],
        source: expect.stringMatching(/2011\/7/),
      });
      const wrong = file('wrong.json', [{ from: '2026-13-01', percent: '2.15' }]);
      const message = expect.stringMatching(/wrong\.json: 0\.from: must be a date/);
      expect(await running().refused(...quote, '--rates', wrong)).toMatchObject({
        exit: 1,
        code: 'FILE_INVALID',
        message,
      });
      const consumer = await running().refused(...quote, '--debtor', 'consumer');
      expect(consumer).toMatchObject({ exit: 1, code: 'INTEREST_INVALID', message: expect.stringMatching(/business/) });
    });

    it('tells how a payment would be spread', async () => {
      const invoice = (number: string, dueDate: string, components: object, more: object = {}) => {
        return { number, issueDate: '2026-01-01', dueDate, disputed: '0.00', components, ...more };
      };
      const trial = {
        payment: { amount: '100.00', currency: 'EUR', date: '2026-03-01', named: [{ number: 'B', amount: '10.00' }] },
        invoices: [
          invoice('A', '2026-02-01', { PRINCIPAL: '50.00', INTEREST: '1.00', FEE: '2.00', COST: '3.00' }),
          invoice('B', '2026-02-02', { PRINCIPAL: '40.00' }, { disputed: '15.00' }),
        ],
      };
      const found = await running().json('allocation', 'try', file('trial.json', trial), '--preset', 'OLDEST_FIRST');
      const part = (of: string, component: string, amount: string) => ({ invoice: of, component, amount });
      expect(found).toMatchObject({
        parts: [
          { ...part('B', 'PRINCIPAL', '10.00'), because: 'The payer named it.' },
          part('A', 'COST', '3.00'),
          part('A', 'FEE', '2.00'),
          part('A', 'INTEREST', '1.00'),
          part('A', 'PRINCIPAL', '50.00'),
          { ...part('B', 'PRINCIPAL', '15.00'), because: expect.stringMatching(/^Past due: /) },
        ],
        unapplied: '19.00',
      });
      const none = { ...trial, payment: { ...trial.payment, named: [{ number: 'X' }] } };
      const unknown = await running().refused('allocation', 'try', file('none.json', none), '--preset', 'DE_367');
      expect(unknown).toMatchObject({
        exit: 1,
        code: 'ALLOCATION_INVALID',
        message: expect.stringMatching(/named\[0\]/),
      });
      const cut = await running().refused('allocation', 'try', file('cut.json', '{"payment":'), '--preset', 'DE_367');
      expect(cut).toMatchObject({ exit: 1, code: 'FILE_INVALID', message: expect.stringMatching(/is not JSON/) });
    });
  });
}
