import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DunlinCommand } from './dunlin.js';

/** Papers of a customer of its own. The clock stands at noon of 10 March 2026. */
export function describePapers(running: () => DunlinCommand, folder: () => string): void {
  describe('papers', () => {
    it('are written into new files, in the language of the customer', async () => {
      const json = (...args: string[]): Promise<object> => running().json(...args);
      await json(
        'customer',
        'create',
        'PP-1',
        '--name',
        'Petra Papier',
        '--zone',
        'Europe/Berlin',
        '--locale',
        'de-DE',
      );
      const draft = ['invoice', 'create', 'PP-100', '--customer', 'PP-1', '--amount', '250.00', '--currency', 'EUR'];
      await json(...draft, '--issued', '2026-01-15', '--due', '2026-03-20');
      const paper = join(folder(), 'PP-100.pdf');
      expect(await running().refused('invoice', 'pdf', 'PP-100', '--to', paper)).toMatchObject({
        code: 'PAPER_STATE_FORBIDS',
      });
      expect(existsSync(paper)).toBe(false);
      await json('invoice', 'issue', 'PP-100');
      const sizeBytes = expect.stringMatching(/^\d{5}$/);
      const written = { file: paper, mediaType: 'application/pdf', sizeBytes };
      expect(await json('invoice', 'pdf', 'PP-100', '--to', paper)).toEqual(written);
      const content = readFileSync(paper);
      expect(content.subarray(0, 5).toString()).toBe('%PDF-');
      expect(content.length).toBeGreaterThan(10_000);
      const again = await running().refused('invoice', 'pdf', 'PP-100', '--to', paper);
      expect(again).toMatchObject({ code: 'FILE_UNWRITABLE' });
      expect(readFileSync(paper)).toEqual(content);
      const statement = [
        'customer',
        'statement',
        'PP-1',
        '--currency',
        'EUR',
        '--from',
        '2026-01-01',
        '--locale',
        'en',
      ];
      const to = join(folder(), 'PP-1.pdf');
      expect(await json(...statement, '--to', to)).toEqual({ ...written, file: to });
      const later = await running().refused(...statement, '--until', '2026-03-11', '--to', join(folder(), 'later.pdf'));
      expect(later).toMatchObject({ code: 'PAPER_INVALID', message: expect.stringMatching(/to_date/) });
    });
  });
}
