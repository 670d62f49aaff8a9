import { newId } from '#libs/ids';
import type { AccountFacts, AccountReader } from '../../ledger/use-cases/ports.js';
import type { Letter, PaperPrinter } from './ports.js';
import { RenderStatement } from './render-statement.js';
import type { WriteLetters } from './write-letters.js';

const letter = { today: '2026-06-30', addressee: { reference: 'D 1/7' } } as Letter;
const movement = { context: 'INVOICE_ISSUED', valueDate: '2026-01-01', changeMinor: 1n, invoiceNumbers: [] } as const;

const rendered = (count: number) => {
  const facts: AccountFacts = { openingMinor: 0n, movements: Array.from({ length: count }, () => movement), open: [] };
  const useCase = new RenderStatement(
    { readPeriod: () => Promise.resolve(facts) } as Partial<AccountReader> as AccountReader,
    { letterTo: () => Promise.resolve(letter) } as Partial<WriteLetters> as WriteLetters,
    { printStatement: () => Promise.resolve(new Uint8Array()) } as Partial<PaperPrinter> as PaperPrinter,
  );
  const request = { customerId: newId(), currency: 'EUR', from: null, to: null, locale: '' };
  return useCase.renderStatement(request, { actor: 'user:ann', correlationId: 'spec' });
};

it('is named after customer, currency and day, and holds 5,000 entries', async () => {
  expect((await rendered(5_000)).fileName).toBe('statement-D-1-7-EUR-2026-06-30.pdf');
  await expect(rendered(5_001)).rejects.toMatchObject({ code: 'STATEMENT_TOO_LONG' });
});
