import { join } from 'node:path';
import { LargeTables, tableRowCount } from '#libs/testing';
import type { PageRequest, Tx } from '#libs/transactions';
import { PostgresImportNumberStore } from '../imports/adapters/import-number.store.js';
import { PostgresInvoiceReader } from '../invoices/adapters/invoice.reader.js';
import type { InvoiceFilter, InvoiceKey } from '../invoices/use-cases/ports.js';
import { PostgresInvoiceStore } from '../ledger/adapters/invoice.store.js';
import { PostgresJournalStore } from '../ledger/adapters/journal.store.js';
import type { JournalFilter, LineKey } from '../ledger/use-cases/ports.js';
import { customerId, fileId, fillInvoices, invoiceId, now } from './many-invoices.js';

const rowCount = tableRowCount();

const anyInvoice: InvoiceFilter = {
  customerId: null,
  lifecycles: [],
  overdue: null,
  disputed: null,
  voidStands: null,
  unassigned: false,
  currency: null,
  minRemainingMinor: null,
  maxRemainingMinor: null,
  dueFrom: null,
  dueTo: null,
  text: '',
};

/** Every filter that a command has, once alone and once with each other. */
const invoiceFilters: readonly Partial<InvoiceFilter>[] = [
  { customerId: customerId(7) },
  { lifecycles: ['DRAFT'] },
  { lifecycles: ['OPEN'] },
  { lifecycles: ['PAID'] },
  { lifecycles: ['VOID'] },
  { overdue: true },
  { disputed: true },
  { voidStands: true },
  { text: 'R-0000001' },
  { dueFrom: '2026-06-01' },
  { dueTo: '2026-06-30' },
  { currency: 'EUR', minRemainingMinor: 100_000n },
  { currency: 'EUR', maxRemainingMinor: 200n },
  { currency: 'JPY', minRemainingMinor: 1n },
];

const anyLine: JournalFilter = { customerId: null, invoiceId: null, paymentId: null, context: null };
const journalFilters: readonly Partial<JournalFilter>[] = [
  { customerId: customerId(7) },
  { invoiceId: invoiceId(100) },
  { context: 'INVOICE_VOIDED' },
];

describe(`the tables of invoice with ${rowCount} invoices`, () => {
  const tables = LargeTables.use({
    service: 'invoice',
    migrations: join(import.meta.dirname, '../migrations'),
    start: now,
    fill: (ownerUrl) => fillInvoices(ownerUrl, rowCount),
  });
  const invoices = new PostgresInvoiceStore(tables.database, { zone: 'UTC', creditorId: 'creditor' });

  it('are read by a list of invoices as far as it shows them, with any filter and any two', async () => {
    const reader = new PostgresInvoiceReader(tables.database, invoices);
    const faults = await tables.faultsOfList({
      any: anyInvoice,
      filters: invoiceFilters,
      list: (filter, page: PageRequest<InvoiceKey>) => reader.list(filter, now, page),
      keyOf: (invoice) => [invoice.dueDate, invoice.number, invoice.invoiceId],
    });
    expect(faults).toEqual([]);
  });

  it('are read by a list of the journal as far as it shows them, with any filter and any two', async () => {
    const journal = new PostgresJournalStore(tables.database);
    const faults = await tables.faultsOfList({
      any: anyLine,
      filters: journalFilters,
      list: (filter, page: PageRequest<LineKey>) => journal.list(filter, page),
      keyOf: (line) => [line.entryId, line.lineNumber],
    });
    expect(faults).toEqual([]);
  });

  it('are read by each step of the search for what a file lacks as far as its range goes', async () => {
    const numbers = new PostgresImportNumberStore(tables.database);
    const range = { maxLookedAt: 1_000, maxAbsent: 500 };
    const absentIds: string[] = [];
    let openCount = 0;
    const look = async (tx: Tx): Promise<void> => {
      for (let after: string | null = ''; after !== null;) {
        const found = await numbers.lookForAbsent(tx, fileId, { ...range, after });
        absentIds.push(...found.absentIds);
        openCount += found.openCount;
        after = found.continueAfter;
      }
    };
    expect(await tables.faultsOf(look, range.maxLookedAt)).toEqual([]);
    expect([absentIds.length, openCount]).toEqual([10, rowCount / 50]);
  });

  it('are read by the search for the customers of invoices as far as rows name them', async () => {
    const names = Array.from({ length: 1_000 }, (_, n) => ({
      number: `R-${String(n * 3).padStart(9, '0')}`,
      creditorId: 'creditor',
    }));
    const faults = await tables.faultsOf(async () => {
      expect(await new PostgresImportNumberStore(tables.database).findOwners(names)).toHaveLength(1_000);
    }, 1_000);
    expect(faults).toEqual([]);
  });

  it('are read by the sweep only where something is due', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      await invoices.nextOverdueAt();
      await invoices.markOverdue(tx, await invoices.listOverdue(tx, now, 50));
    });
    expect(faults).toEqual([]);
  });
});
