import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DunlinCommand } from './dunlin.js';

/** Reference rates, and interest of an invoice that was created by hand before. */
export function describeInterest(running: () => DunlinCommand): void {
  const json = <Printed = object>(...args: string[]): Promise<Printed> => running().json<Printed>(...args);
  const refusal = async (...args: string[]): Promise<string> => (await running().refused(...args)).code;

  describe('interest', () => {
    it('reference rates are entered from a file, corrected and listed, and wrong lines are named', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'dunlin-rates-'));
      const file = (name: string, content: string | object): string => {
        const path = join(folder, name);
        writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
        return path;
      };
      const rates = file('rates.csv', 'from;percent;source\n2026-07-01;2,5;Bulletin 7\n');
      const add = ['reference-rate', 'add', rates, '--series', 'CLI_RATE'];
      expect(await refusal(...add)).toBe('REFERENCE_RATES_INVALID');
      file('rates.csv', 'from;percent;source\n2026-07-01;2.5;"Bulletin 7; page 1"\n');
      expect(await json(...add)).toEqual({ addedCount: 1, knownCount: 0 });
      expect(await json(...add)).toEqual({ addedCount: 0, knownCount: 1 });
      const corrected = file('rates.json', [{ from: '2026-07-01', percent: '2.75', source: 'Bulletin 8' }]);
      expect(await json('reference-rate', 'add', corrected, '--series', 'CLI_RATE')).toMatchObject({ addedCount: 1 });
      const listed = await running().run('reference-rate', 'list', '--series', 'CLI_RATE');
      expect(listed.out).toMatch(/CLI_RATE +2026-07-01 +2\.75 +yes.*\n.*2\.50 +corrected .*Bulletin 7; page 1/);
      const wrong = file('wrong-rates.csv', 'from,percent\n2026-07-01,2.5\n1 July,2.5\n');
      const refused = await running().refused('reference-rate', 'add', wrong);
      expect(refused).toMatchObject({
        code: 'FILE_INVALID',
        message: expect.stringMatching(/line 3: "1 July" is no date/),
      });
    });

    it('interest is asked for of an invoice that bears none, and listed', async () => {
      expect(await json('interest', 'show', 'A-100')).toMatchObject({ accrual: null, periods: [] });
      expect(await refusal('interest', 'post', 'A-100')).toBe('ACCRUAL_STATE_FORBIDS');
      expect(await running().run('interest', 'list', '--stopped', 'rate-unknown')).toMatchObject({ code: 0 });
    });
  });
}
