import { Logger, Shutdown } from '#libs/platform';
import { addDays } from '#libs/time';
import type { Movement } from '../../../ledger/domain/journal/account.js';
import { textsOf } from '../../../testing/pdf-texts.js';
import { statementOf } from '../../domain/statement.js';
import type { Letter } from '../../use-cases/ports.js';
import { PdfPrinter } from './pdf.printer.js';

const letter: Letter = {
  addressee: { name: 'Acme', reference: 'D-1', address: [], locale: 'en', zone: 'UTC' },
  sender: { name: 'Northwind', lines: [], payment: [] },
  today: '2026-06-30',
  language: 'en',
  locale: 'en-GB',
};

it('sets many rows over pages with a head each, while other work goes on', async () => {
  const shutdown = new Shutdown(5_000, new Logger({ service: 'invoice', level: 'silent' }));
  const printer = new PdfPrinter(shutdown);
  const movements = Array.from({ length: 500 }, (_, index): Movement => ({
    context: 'INVOICE_ISSUED',
    valueDate: addDays('2024-01-01', index),
    changeMinor: 100n,
    invoiceNumbers: [`R-${index}`],
  }));
  const statement = statementOf({ from: null, to: '2026-06-30' }, 0n, movements);
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 5);
  const content = await printer.printStatement(letter, 'EUR', statement, []);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(3);
  const pages = await textsOf(content);
  expect(pages.length).toBeGreaterThan(8);
  for (const [index, page] of pages.entries()) expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
  expect(pages.at(3)).toContain('Charged');
  expect(pages.at(-1)).toContain('€500.00');
  expect(await shutdown.drain()).toBe(true);
}, 60_000);
