import { join } from 'node:path';
import {
  aCaller,
  createServiceDatabase,
  ExplainingDatabase,
  explainingTx,
  faultsOf,
  faultsOfLists,
  largeTables,
  type ReadPlan,
  type ServiceDatabase,
  tableRowCount,
} from '#libs/testing';
import { PostgresImportNumberStore } from '../imports/adapters/import-number.store.js';
import { PostgresInvoiceReader } from '../invoices/adapters/invoice.reader.js';
import type { InvoiceFilter } from '../invoices/use-cases/ports.js';
import { PostgresInvoiceStore } from '../ledger/adapters/invoice.store.js';
import { PostgresJournalStore } from '../ledger/adapters/journal.store.js';
import type { JournalFilter } from '../ledger/use-cases/ports.js';
import { customerId, fileId, fillInvoices, invoiceId, now } from './many-invoices.js';

const rowCount = tableRowCount();
const migrations = join(import.meta.dirname, '../migrations');
const limit = 50;

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

const nothing: JournalFilter = { customerId: null, invoiceId: null, paymentId: null, context: null };
const journalFilters: readonly Partial<JournalFilter>[] = [
  { customerId: customerId(7) },
  { invoiceId: invoiceId(100) },
  { context: 'INVOICE_VOIDED' },
];

describe(`the tables of invoice with ${rowCount} invoices`, () => {
  let db: ServiceDatabase;
  let explaining: ExplainingDatabase;
  let large: readonly string[];
  const defaults = { zone: 'UTC', creditorId: 'creditor' };

  beforeAll(async () => {
    db = await createServiceDatabase({ service: 'invoice', migrations, start: now });
    await fillInvoices(db.ownerUrl, rowCount);
    large = await largeTables(db.database);
  }, 3_600_000);
  afterAll(() => db.close());
  beforeEach(() => {
    explaining = new ExplainingDatabase(db.database);
  });

  it('are read by a list of invoices as far as it shows them, with any filter and any two', async () => {
    const reader = new PostgresInvoiceReader(explaining, new PostgresInvoiceStore(db.database, defaults));
    const faults = await faultsOfLists<InvoiceFilter>(explaining, invoiceFilters, limit, async (filter) => {
      const asked = { ...anyInvoice, ...filter };
      const first = await reader.list(asked, now, { after: null, limit });
      const last = first.length === limit ? first.at(-1) : undefined;
      if (last) await reader.list(asked, now, { after: [last.dueDate, last.number, last.invoiceId], limit });
    });
    expect(faults).toEqual([]);
  });

  it('are read by a list of the journal as far as it shows them, with any filter and any two', async () => {
    const journal = new PostgresJournalStore(explaining);
    const faults = await faultsOfLists<JournalFilter>(explaining, journalFilters, limit, (filter) =>
      journal.list({ ...nothing, ...filter }, { after: null, limit }),
    );
    expect(faults).toEqual([]);
  });

  it('are read by each step of the search for what a file lacks as far as its range goes', async () => {
    const numbers = new PostgresImportNumberStore(db.database);
    const plans: ReadPlan[] = [];
    const absentIds: string[] = [];
    let openCount = 0;
    await db.runner.transact(aCaller(), async (tx) => {
      const range = { maxLookedAt: 1_000, maxAbsent: 500 };
      for (let after: string | null = ''; after !== null;) {
        const found = await numbers.lookForAbsent(explainingTx(tx, plans), fileId, { ...range, after });
        absentIds.push(...found.absentIds);
        openCount += found.openCount;
        after = found.continueAfter;
      }
    });
    expect([absentIds.length, openCount]).toEqual([10, rowCount / 50]);
    expect(faultsOf(plans, large, 1_000)).toEqual([]);
  });

  it('are read by the search for the customers of invoices as far as rows name them', async () => {
    const names = Array.from({ length: 1_000 }, (_, n) => ({
      number: `R-${String(n * 3).padStart(9, '0')}`,
      creditorId: 'creditor',
    }));
    const owners = await new PostgresImportNumberStore(explaining).findOwners(names);
    expect(owners).toHaveLength(1_000);
    expect(faultsOf(explaining.plans, large, 1_000)).toEqual([]);
  });

  it('are read by the sweep only where something is due', async () => {
    const plans: ReadPlan[] = [];
    const invoices = new PostgresInvoiceStore(explaining, defaults);
    await invoices.nextOverdueAt();
    const due = await invoices.listOverdue(explaining, now, limit);
    await db.runner.transact(aCaller(), (tx) => invoices.markOverdue(explainingTx(tx, plans), due));
    expect(faultsOf([...explaining.plans, ...plans], large, limit)).toEqual([]);
  });
});
