import type { DunlinCommand } from './dunlin.js';

/** More time for an invoice of a customer of its own. */
export function describeProlongations(running: () => DunlinCommand): void {
  const json = <Read>(...args: string[]): Promise<Read> => running().json<Read>(...args);

  describe('a prolongation', () => {
    beforeAll(async () => {
      await json('customer', 'create', 'P-1', '--name', 'Pia Example', '--class', 'patient');
      const draft = ['invoice', 'create', 'P-100', '--customer', 'P-1', '--amount', '250.00', '--currency', 'EUR'];
      await json(...draft, '--issued', '2026-02-15', '--due', '2026-03-20');
      await json('invoice', 'issue', 'P-100');
      await json('number-series', 'apply', 'fees', '--prefix', 'F-', '--digits', '3');
    });

    it('costs what the policy says, which is set, listed and removed', async () => {
      const fee = ['--fee', '1.5%', '--fee-min', '5.00', '--currency', 'EUR', '--tax', '19', '--series', 'fees'];
      const set = ['prolongation', 'set-policy', '--class', 'patient', '--days', '7,14', '--max-count', '2', ...fee];
      expect(await json(...set)).toMatchObject({
        ...{ level: 'CLASS', class: 'patient', days: [7, 14], maxCount: 2, taxRateBasisPoints: 1_900 },
        fee: { basis: 'PERCENT', ratePpm: 15_000, min: { minor: '500', currency: 'EUR' } },
      });
      const { out } = await running().run('prolongation', 'policies');
      expect(out).toMatch(/class +patient +7, 14 +2 +1.5 %, at least 5.00 EUR +19 %/);
      const other = ['--class', 'hasty'];
      await json('prolongation', 'set-policy', ...other, '--max-count', '0');
      expect(await json('prolongation', 'remove-policy', ...other)).toMatchObject({ version: '2' });
      const refused = await running().refused('prolongation', 'set-policy', '--fee', '10.00');
      expect(refused.code).toBe('PROLONGATION_INVALID');
    });

    it('is quoted, made as it was quoted, listed and taken back', async () => {
      const quote = ['prolongation', 'quote', '--invoice', 'P-100', '--days', '14'];
      expect(await json(...quote)).toMatchObject({
        ...{ invoiceNumber: 'P-100', count: 0, maxCount: 2 },
        options: [{ days: 14, allowed: true, dueDate: '2026-04-03', fee: { minor: '500' }, tax: { minor: '95' } }],
      });
      const { out } = await running().run('prolongation', 'quote', '--invoice', 'P-100');
      expect(out).toMatch(/due on 2026-03-20; prolonged 0 of 2 times, by 0 of 60 days.*7 +2026-03-27 +5.00 EUR/s);
      const add = ['prolongation', 'add', '--invoice', 'P-100', '--reason', 'asked on the phone', '--yes', '--days'];
      const made = await json<{ prolongationId: string }>(...add, '14');
      expect(made).toMatchObject({
        ...{ state: 'MADE', days: 14, oldDueDate: '2026-03-20', newDueDate: '2026-04-03', feeInvoiceNumber: 'F-001' },
      });
      expect((await running().refused(...add, '8')).code).toBe('PROLONGATION_INVALID');
      const { invoice } = await json<{ invoice: object }>('invoice', 'show', 'F-001');
      expect(invoice).toMatchObject({
        ...{ kind: 'PROLONGATION_FEE', amount: { minor: '595' }, relations: [{ type: 'DEFERS', number: 'P-100' }] },
      });
      const listed = await running().run('prolongation', 'list', '--customer', 'P-1');
      expect(listed.out).toMatch(/P-100 +P-1 +Pia Example +MADE +14 +2026-03-20 +2026-04-03 +5.00 EUR +F-001/);
      const cancel = ['prolongation', 'cancel', made.prolongationId, '--reason', 'wrong invoice', '--yes'];
      expect(await json(...cancel)).toMatchObject({ state: 'CANCELLED', cancelReason: 'wrong invoice' });
      expect(await json('prolongation', 'show', made.prolongationId)).toMatchObject({ state: 'CANCELLED' });
    });
  });
}
