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
import { PostgresDebtorReader } from '../debtors/adapters/debtor.reader.js';
import { DebtorWalk } from '../debtors/adapters/debtor-walk.js';
import { debtorKeyOf } from '../debtors/adapters/debtors.wire.js';
import { PostgresPayerReader } from '../debtors/adapters/payer.reader.js';
import type { DebtorFilter } from '../debtors/use-cases/ports.js';
import { PostgresImportNumberStore } from '../imports/adapters/import-number.store.js';
import { PostgresInvoiceReader } from '../invoices/adapters/invoice.reader.js';
import { type InvoiceFilter, invoiceKeyOf, maxCount } from '../invoices/use-cases/ports.js';
import { PostgresAccountReader } from '../ledger/adapters/account.reader.js';
import { PostgresInvoiceStore } from '../ledger/adapters/invoice.store.js';
import { PostgresJournalStore } from '../ledger/adapters/journal.store.js';
import type { JournalFilter } from '../ledger/use-cases/ports.js';
import { customerId, fileId, fillInvoices, invoiceId, now } from './many-invoices.js';

const rowCount = tableRowCount();
const migrations = join(import.meta.dirname, '../migrations');
const limit = 50;

const anyInvoice: InvoiceFilter = {
  customerIds: null,
  lifecycles: [],
  overdue: null,
  disputed: null,
  voidStands: null,
  unassigned: false,
  creditorId: null,
  currency: null,
  minAmountMinor: null,
  maxAmountMinor: null,
  minRemainingMinor: null,
  maxRemainingMinor: null,
  dueFrom: null,
  dueTo: null,
  issueFrom: null,
  issueTo: null,
  createdFrom: null,
  createdTo: null,
  text: '',
  order: 'DUE_DATE',
  descending: false,
};

/** Filters that are used in every order. */
const invoiceFilters: readonly Partial<InvoiceFilter>[] = [
  { customerIds: [customerId(7)] },
  { customerIds: Array.from({ length: 6 }, (_, n) => customerId(n + 3)) },
  { lifecycles: ['DRAFT'] },
  { lifecycles: ['OPEN'] },
  { lifecycles: ['PAID'] },
  { lifecycles: ['VOID'] },
  { disputed: true },
  { voidStands: true },
  { text: 'R-0000001' },
  { currency: 'EUR', minRemainingMinor: 100_000n },
  { currency: 'EUR', maxRemainingMinor: 200n },
  { creditorId: 'creditor' },
  { creditorId: 'other' },
  { currency: 'EUR', minAmountMinor: 90_000n },
  { currency: 'EUR', maxAmountMinor: 10_000n },
];
const dueRanges: readonly Partial<InvoiceFilter>[] = [{ dueFrom: '2026-06-01' }, { dueTo: '2026-06-30' }];
const issueRanges: readonly Partial<InvoiceFilter>[] = [{ issueFrom: '2026-05-01' }, { issueTo: '2019-03-01' }];
const rareCurrency = { currency: 'JPY', minRemainingMinor: 1n };
const aFewDays = { createdFrom: new Date('2026-05-10'), createdTo: new Date('2026-05-12') };

/**
 * Orders with the filters that each is used with. What is overdue was not issued last, so the latest of it are not met at
 * once; and where dates of one kind are sorted by something else, as many rows are read as the range has.
 */
const invoiceOrders: readonly (readonly [Partial<InvoiceFilter>, readonly Partial<InvoiceFilter>[]])[] = [
  [{}, [...invoiceFilters, ...dueRanges, { overdue: true }, rareCurrency, aFewDays]],
  [{ descending: true }, [...invoiceFilters, ...dueRanges, { overdue: true }, rareCurrency]],
  [{ order: 'REMAINING', currency: 'EUR' }, [...invoiceFilters, { overdue: true }]],
  [{ order: 'REMAINING', currency: 'EUR', descending: true }, [...invoiceFilters, { overdue: true }]],
  [{ order: 'ISSUE_DATE' }, [...invoiceFilters, ...issueRanges, { overdue: true }]],
  [{ order: 'ISSUE_DATE', descending: true }, [...invoiceFilters, ...issueRanges]],
  [{ order: 'NUMBER' }, [...invoiceFilters, { overdue: true }]],
  [{ order: 'NUMBER', descending: true }, [...invoiceFilters, { overdue: true }]],
];

const anyDebtor: DebtorFilter = {
  currency: 'EUR',
  customerIds: null,
  minOutstandingMinor: null,
  maxOutstandingMinor: null,
  minOverdueMinor: null,
  maxOverdueMinor: null,
  minDaysLate: null,
  maxDaysLate: null,
  order: 'OUTSTANDING',
  descending: true,
};

const debtorFilters: readonly Partial<DebtorFilter>[] = [
  { currency: 'JPY' },
  { customerIds: Array.from({ length: 20 }, (_, n) => customerId(n)) },
  { minOutstandingMinor: 100_000n },
  { maxOutstandingMinor: 200n },
  { minOverdueMinor: 1n },
  { maxOverdueMinor: 0n },
  { minDaysLate: 29 },
  { maxDaysLate: 0 },
  { order: 'OVERDUE' },
  { order: 'DAYS_LATE' },
  { order: 'DAYS_LATE', descending: false },
  { descending: false },
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

  it.each(invoiceOrders)(
    'are read by a list of invoices %j as far as it shows them, with any filter and any two',
    async (order, filters) => {
      const reader = new PostgresInvoiceReader(explaining, new PostgresInvoiceStore(db.database, defaults));
      const faults = await faultsOfLists<InvoiceFilter>(explaining, filters, limit, async (filter) => {
        const asked = { ...anyInvoice, ...order, ...filter };
        const first = await reader.list(asked, now, { after: null, limit });
        const last = first.length === limit ? first.at(-1) : undefined;
        if (last) await reader.list(asked, now, { after: invoiceKeyOf(last, asked.order), limit });
      });
      expect(faults).toEqual([]);
    },
    600_000,
  );

  it('are read by a count of invoices as far as it counts, with any filter and any two', async () => {
    const reader = new PostgresInvoiceReader(explaining, new PostgresInvoiceStore(db.database, defaults));
    const filters = invoiceOrders[0]![1];
    const faults = await faultsOfLists<InvoiceFilter>(explaining, filters, maxCount, (filter) =>
      reader.count({ ...anyInvoice, ...filter }, now),
    );
    expect(faults).toEqual([]);
  }, 600_000);

  it('are read as far as a range of dates goes by a list in another order', async () => {
    const reader = new PostgresInvoiceReader(explaining, new PostgresInvoiceStore(db.database, defaults));
    const narrow: readonly Partial<InvoiceFilter>[] = [
      { dueFrom: '2026-06-01', order: 'NUMBER' },
      { dueFrom: '2026-06-01', order: 'ISSUE_DATE', descending: true },
      { issueTo: '2019-01-20', descending: true },
      { issueTo: '2019-01-20', order: 'NUMBER', descending: true },
      { ...aFewDays, order: 'REMAINING', currency: 'EUR' },
    ];
    for (const filter of narrow) {
      explaining.plans.length = 0;
      await reader.list({ ...anyInvoice, ...filter }, now, { after: null, limit });
      // Four thousand are open.
      expect([filter, faultsOf(explaining.plans, large, 500)]).toEqual([filter, []]);
    }
  });

  it('are read by a list of debtors as far as it shows them, with any filter and any two', async () => {
    const reader = new PostgresDebtorReader(explaining);
    const faults = await faultsOfLists<DebtorFilter>(explaining, debtorFilters, limit, async (filter) => {
      const asked = { ...anyDebtor, ...filter };
      const first = await reader.list(asked, '2026-06-15', { after: null, limit });
      const last = first.length === limit ? first.at(-1) : undefined;
      if (last) await reader.list(asked, '2026-06-15', { after: debtorKeyOf(last, asked.order), limit });
    });
    expect(faults).toEqual([]);
  });

  it('are read by profiles of payers only where these have open invoices and payments of a year', async () => {
    const payers = new PostgresPayerReader(explaining, defaults);
    const customerIds = Array.from({ length: limit }, (_, n) => customerId(n + 8));
    const profiles = await payers.findMany(customerIds, now, '2025-06-15');
    expect([...profiles.values()].filter(({ lastPayment }) => lastPayment !== null).length).toBeGreaterThan(5);
    expect(faultsOf(explaining.plans, large, limit)).toEqual([]);
  });

  it('are read by an account as far as it is shown, from either end', async () => {
    const accounts = new PostgresAccountReader(explaining);
    const account = { customerId: customerId(7), currency: 'EUR', invoiceId: null, paymentId: null, contexts: [] };
    const asked = { ...account, valueFrom: null, valueTo: null, descending: false };
    const first = await accounts.list(asked, { after: null, limit });
    expect(first.map(({ balanceMinor }) => balanceMinor)).toEqual(first.map((_, place) => 100n * BigInt(place + 1)));
    const [last] = first.slice(-1);
    await accounts.list(asked, { after: [last!.entryId, last!.balanceMinor], limit });
    const key = [last!.entryId, last!.balanceMinor - last!.changeMinor] as const;
    const back = await accounts.list({ ...asked, descending: true }, { after: key, limit });
    expect(back).toEqual(first.slice(0, -1).reverse());
    expect(faultsOf(explaining.plans, large, 2 * limit)).toEqual([]);
  });

  it('are read by a step of the walk over debtors only where its customers have open invoices', async () => {
    const walk = new DebtorWalk({ start: () => ({ nudge: () => undefined }) } as never, explaining);
    expect(await walk.next(limit)).toBe(true);
    expect(faultsOf(explaining.plans, large, limit)).toEqual([]);
  });

  it('are read by a list of the journal as far as it shows them, with any filter and any two', async () => {
    const journal = new PostgresJournalStore(explaining);
    const faults = await faultsOfLists<JournalFilter>(explaining, journalFilters, limit, (filter) =>
      journal.list({ ...nothing, ...filter }, { after: null, limit }),
    );
    expect(faults).toEqual([]);
  });

  it('are read by each step of the search for what a file lacks as far as its range goes', async () => {
    const numbers = new PostgresImportNumberStore();
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

  it('are read by the sweep only where something is due', async () => {
    const plans: ReadPlan[] = [];
    const invoices = new PostgresInvoiceStore(explaining, defaults);
    await invoices.nextOverdueAt();
    const due = await invoices.listOverdue(explaining, now, limit);
    await db.runner.transact(aCaller(), (tx) => invoices.markOverdue(explainingTx(tx, plans), due));
    expect(faultsOf([...explaining.plans, ...plans], large, limit)).toEqual([]);
  });
});
