import { join } from 'node:path';
import { LargeTables, tableRowCount } from '#libs/testing';
import type { PageRequest, Tx } from '#libs/transactions';
import { PostgresAccrualStore } from '../accruals/adapters/accrual.store.js';
import type { AccrualFilter, AccrualKey } from '../accruals/use-cases/ports.js';
import { PostgresChargeStore } from '../charges/adapters/charge.store.js';
import type { ChargeFilter, ChargeKey } from '../charges/use-cases/ports.js';
import { PostgresCreditNoteStore } from '../credit-notes/adapters/credit-note.store.js';
import type { CreditNoteFilter, CreditNoteKey } from '../credit-notes/use-cases/ports.js';
import { PostgresCustomerCopies } from '../customers/adapters/customer-copies.store.js';
import { PostgresDebtorReader } from '../debtors/adapters/debtor.reader.js';
import { DebtorWalk } from '../debtors/adapters/debtor-walk.js';
import { debtorKeyOf } from '../debtors/adapters/debtors.wire.js';
import { PostgresPayerReader } from '../debtors/adapters/payer.reader.js';
import { type DebtorFilter, type DebtorKey, debtorOrders } from '../debtors/use-cases/ports.js';
import { PostgresDisputeStore } from '../disputes/adapters/dispute.store.js';
import type { DisputeFilter, DisputeKey } from '../disputes/use-cases/ports.js';
import { PostgresFeeStore } from '../fees/adapters/fee.store.js';
import { PostgresImportNumberStore } from '../imports/adapters/import-number.store.js';
import { PostgresInvoiceReader } from '../invoices/adapters/invoice.reader.js';
import { type InvoiceFilter, type InvoiceKey, invoiceKeyOf, maxCount } from '../invoices/use-cases/ports.js';
import { PostgresAccountReader } from '../ledger/adapters/account.reader.js';
import { PostgresInvoiceStore } from '../ledger/adapters/invoice.store.js';
import { PostgresJournalStore } from '../ledger/adapters/journal/journal.store.js';
import type { JournalFilter, LineKey } from '../ledger/use-cases/ports.js';
import { PostgresProlongationStore } from '../prolongations/adapters/prolongation.store.js';
import type { ProlongationFilter, ProlongationKey } from '../prolongations/use-cases/ports.js';
import { PostgresRelationStore } from '../relations/adapters/relation.store.js';
import { PostgresTermsStore } from '../terms/adapters/terms.store.js';
import type { SettableLevel } from '../terms/domain/terms.js';
import type { TermsOrder } from '../terms/use-cases/ports.js';
import { PostgresWriteOffStore } from '../write-offs/adapters/write-off.store.js';
import type { WriteOffFilter, WriteOffKey } from '../write-offs/use-cases/ports.js';
import { customerId, fileId, fillInvoices, invoiceId, now } from './many-invoices.js';

const rowCount = tableRowCount();

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
];
const amountRanges: readonly Partial<InvoiceFilter>[] = [
  { currency: 'EUR', minAmountMinor: 70_000n },
  { currency: 'EUR', maxAmountMinor: 30_000n },
];
const dueRanges: readonly Partial<InvoiceFilter>[] = [{ dueFrom: '2026-06-01' }, { dueTo: '2026-06-30' }];
const issueRanges: readonly Partial<InvoiceFilter>[] = [{ issueFrom: '2026-05-01' }, { issueTo: '2019-03-01' }];
const rareCurrency = { currency: 'JPY', minRemainingMinor: 1n };
const aFewDays = { createdFrom: new Date('2026-05-10'), createdTo: new Date('2026-05-12') };

/**
 * Orders with the filters that each is used with. What is overdue was not issued last, and of what nobody has paid yet the
 * amount is what remains, so these are not met at once; and where dates of one kind are sorted by something else, as many
 * rows are read as the range has.
 */
const invoiceOrders: readonly (readonly [Partial<InvoiceFilter>, readonly Partial<InvoiceFilter>[]])[] = [
  [{}, [...invoiceFilters, ...amountRanges, ...dueRanges, { overdue: true }, rareCurrency, aFewDays]],
  [{ descending: true }, [...invoiceFilters, ...amountRanges, ...dueRanges, { overdue: true }, rareCurrency]],
  [{ order: 'REMAINING', currency: 'EUR' }, [...invoiceFilters, { overdue: true }]],
  [{ order: 'REMAINING', currency: 'EUR', descending: true }, [...invoiceFilters, { overdue: true }]],
  [{ order: 'ISSUE_DATE' }, [...invoiceFilters, ...amountRanges, ...issueRanges, { overdue: true }]],
  [{ order: 'ISSUE_DATE', descending: true }, [...invoiceFilters, ...amountRanges, ...issueRanges]],
  [{ order: 'NUMBER' }, [...invoiceFilters, ...amountRanges, { overdue: true }]],
  [{ order: 'NUMBER', descending: true }, [...invoiceFilters, ...amountRanges, { overdue: true }]],
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
  { descending: false },
];

const anyCharge: ChargeFilter = { customerId: null, invoiceId: null, descending: false };
const anyCreditNote: CreditNoteFilter = anyCharge;
const chargeFilters: readonly Partial<ChargeFilter>[] = [
  { customerId: customerId(7) },
  { invoiceId: invoiceId(20) },
  { descending: true },
];

const anyProlongation: ProlongationFilter = { ...anyCharge, feeInvoiceId: null };
const prolongationFilters: readonly Partial<ProlongationFilter>[] = [...chargeFilters, { feeInvoiceId: invoiceId(20) }];

const anyWriteOff: WriteOffFilter = { customerId: null, invoiceId: null, method: null, descending: false };
const writeOffFilters: readonly Partial<WriteOffFilter>[] = [
  { customerId: customerId(7) },
  { invoiceId: invoiceId(20) },
  { method: 'SMALL_BALANCE' },
  { descending: true },
];

const anyDispute: DisputeFilter = {
  ...{ customerId: null, invoiceId: null, state: null, overdue: false, descending: false },
};
const disputeFilters: readonly Partial<DisputeFilter>[] = [
  { customerId: customerId(7) },
  { invoiceId: invoiceId(20) },
  { state: 'OPEN' },
  { state: 'WITHDRAWN' },
  { overdue: true },
  { descending: true },
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
  const defaults = { zone: 'UTC', creditorId: 'creditor' };
  const invoices = new PostgresInvoiceStore(tables.database, defaults);
  const reader = new PostgresInvoiceReader(tables.database, invoices);

  it.each(invoiceOrders)(
    'are read by a list of invoices %j as far as it shows them, with any filter and any two',
    async (order, filters) => {
      const faults = await tables.faultsOfList({
        any: { ...anyInvoice, ...order },
        filters,
        list: (filter, page: PageRequest<InvoiceKey>) => reader.list(filter, now, page),
        keyOf: (invoice) => invoiceKeyOf(invoice, order.order ?? 'DUE_DATE'),
      });
      expect(faults).toEqual([]);
    },
    600_000,
  );

  it('are read by a count of invoices as far as it counts, with any filter and any two', async () => {
    const faults = await tables.faultsOfList({
      any: anyInvoice,
      filters: invoiceOrders[0]![1],
      rowsEach: maxCount / 50,
      list: async (filter) => {
        await reader.count(filter, now);
        return [];
      },
      keyOf: () => [],
    });
    expect(faults).toEqual([]);
  }, 600_000);

  it('are read by number as far as a page names them, with any filter and any two', async () => {
    const rowsEach = 500;
    const faults = await tables.faultsOfList({
      any: { ...anyInvoice, order: 'NUMBER' as const },
      filters: [...invoiceFilters, ...amountRanges, { overdue: true }],
      rowsEach,
      list: (filter, page: PageRequest<InvoiceKey>) => reader.listNamed(filter, now, page),
      keyOf: ({ number, invoiceId: id }) => [number, id],
    });
    expect(faults).toEqual([]);
  }, 600_000);

  it('are read as far as a range of dates goes by a list in another order', async () => {
    const narrow: readonly Partial<InvoiceFilter>[] = [
      { dueFrom: '2026-06-01', order: 'NUMBER' },
      { dueFrom: '2026-06-01', order: 'ISSUE_DATE', descending: true },
      { issueTo: '2019-01-20', descending: true },
      { issueTo: '2019-01-20', order: 'NUMBER', descending: true },
      { ...aFewDays, order: 'REMAINING', currency: 'EUR' },
    ];
    for (const filter of narrow) {
      const list = () => reader.list({ ...anyInvoice, ...filter }, now, { after: null, limit: 50 });
      // One in 50 is open, and those may all be read.
      expect([filter, await tables.faultsOf(list, rowCount / 400)]).toEqual([filter, []]);
    }
  });

  it('are read by a list of debtors as far as it shows them, with any filter and any two', async () => {
    const debtors = new PostgresDebtorReader(tables.database);
    for (const order of debtorOrders) {
      const faults = await tables.faultsOfList({
        any: { ...anyDebtor, order },
        filters: debtorFilters,
        list: (filter, page: PageRequest<DebtorKey>) => debtors.list(filter, '2026-06-15', page),
        keyOf: (debtor) => debtorKeyOf(debtor, order),
      });
      expect([order, faults]).toEqual([order, []]);
    }
  });

  it('are read by profiles of payers only where these have open invoices and payments of a year', async () => {
    const payers = new PostgresPayerReader(tables.database, defaults);
    const customerIds = Array.from({ length: 50 }, (_, n) => customerId(n + 8));
    let paid = 0;
    const faults = await tables.faultsOf(async () => {
      const profiles = await payers.findMany(customerIds, now, '2025-06-15');
      paid = [...profiles.values()].filter(({ lastPayment }) => lastPayment !== null).length;
    });
    expect(faults).toEqual([]);
    expect(paid).toBeGreaterThan(5);
  });

  it('are read by an account as far as it is shown, from either end', async () => {
    const accounts = new PostgresAccountReader(tables.database);
    const account = { customerId: customerId(7), currency: 'EUR', invoiceId: null, paymentId: null, contexts: [] };
    const asked = { ...account, valueFrom: null, valueTo: null, descending: false };
    const limit = 50;
    const read = async (): Promise<void> => {
      const first = await accounts.list(asked, { after: null, limit });
      expect(first.map(({ balanceMinor }) => balanceMinor)).toEqual(first.map((_, place) => 100n * BigInt(place + 1)));
      const last = first.at(-1)!;
      await accounts.list(asked, { after: [last.entryId, last.balanceMinor], limit });
      const key = [last.entryId, last.balanceMinor - last.changeMinor] as const;
      const back = await accounts.list({ ...asked, descending: true }, { after: key, limit });
      expect(back).toEqual(first.slice(0, -1).reverse());
    };
    expect(await tables.faultsOf(read, 2 * limit)).toEqual([]);
  });

  it('are read by a step of the walk over debtors only where its customers have open invoices', async () => {
    const walk = new DebtorWalk({ start: () => ({ nudge: () => undefined }) } as never, tables.database);
    expect(await tables.faultsOf(async () => expect(await walk.next(50)).toBe(true))).toEqual([]);
  });

  it('are read by what a customer owes only where it has open invoices', async () => {
    const debts = Array.from({ length: 5 }, (_, n) => ({ customerId: customerId(n + 5), currency: 'EUR' }));
    expect(await tables.scannedIn((tx) => invoices.refreshDebtors(tx, debts))).toEqual([]);
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

  it('are read by a list of charges as far as it shows them, with any filter and any two', async () => {
    const charges = new PostgresChargeStore(tables.database);
    const faults = await tables.faultsOfList({
      any: anyCharge,
      filters: chargeFilters,
      list: (filter, page: PageRequest<ChargeKey>) => charges.list(filter, page),
      keyOf: ({ chargeId }): ChargeKey => [chargeId],
    });
    expect(faults).toEqual([]);
    const invoiceIds = Array.from({ length: 50 }, (_, n) => invoiceId(n * 20));
    expect(await tables.faultsOf(() => charges.findOfInvoices(tables.database, invoiceIds))).toEqual([]);
  });

  it('are read by a list of credit notes as far as it shows them, with any filter and any two', async () => {
    const creditNotes = new PostgresCreditNoteStore(tables.database);
    const faults = await tables.faultsOfList({
      any: anyCreditNote,
      filters: chargeFilters,
      list: (filter, page: PageRequest<CreditNoteKey>) => creditNotes.list(filter, page),
      keyOf: ({ creditNoteId }): CreditNoteKey => [creditNoteId],
    });
    expect(faults).toEqual([]);
  });

  it('are read by a list of write-offs as far as it shows them, with any filter and any two', async () => {
    const writeOffs = new PostgresWriteOffStore();
    const faults = await tables.faultsOfList({
      any: anyWriteOff,
      filters: writeOffFilters,
      list: (filter, page: PageRequest<WriteOffKey>) => writeOffs.list(tables.database, filter, page),
      keyOf: ({ writeOffId }): WriteOffKey => [writeOffId],
    });
    expect(faults).toEqual([]);
  });

  it('are read by a list of prolongations as far as it shows them, and by those of one invoice, with its relations', async () => {
    const prolongations = new PostgresProlongationStore();
    const faults = await tables.faultsOfList({
      any: anyProlongation,
      filters: prolongationFilters,
      list: (filter, page: PageRequest<ProlongationKey>) => prolongations.list(tables.database, filter, page),
      keyOf: ({ prolongationId }): ProlongationKey => [prolongationId],
    });
    expect(faults).toEqual([]);
    const read = async () => {
      await prolongations.findOfInvoice(tables.database, invoiceId(20));
      await new PostgresRelationStore(tables.database).findOf(invoiceId(20));
    };
    expect(await tables.faultsOf(read)).toEqual([]);
  });

  it('are read by a list of disputes, and by the sweep of overdue ones, as far as they show them', async () => {
    const disputes = new PostgresDisputeStore(tables.database);
    const faults = await tables.faultsOfList({
      any: anyDispute,
      filters: disputeFilters,
      list: (filter, page: PageRequest<DisputeKey>) => disputes.list(filter, now, page),
      keyOf: ({ disputeId }): DisputeKey => [disputeId],
    });
    expect(faults).toEqual([]);
    const sweep = async (tx: Tx): Promise<void> => {
      await disputes.nextOverdueAt(tx);
      await disputes.lockOverdue(tx, now, 50);
      await disputes.findOpen(tx, invoiceId(20));
    };
    expect(await tables.faultsOf(sweep)).toEqual([]);
  });

  it('are read by the sweep of late fees only where something is due', async () => {
    const fees = new PostgresFeeStore(tables.database);
    const sweep = async (tx: Tx): Promise<void> => {
      await fees.nextAt();
      const due = await fees.listDue(now, 50);
      const dues = await fees.lockDues(tx, due, now);
      await fees.findDecided(tx, due);
      await fees.findPayments(tx, due);
      await fees.findHolds(
        tx,
        due.map((each, n) => ({ invoiceId: each, customerId: customerId(n) })),
      );
      await new PostgresCustomerCopies(tables.database).findMany(tx, [customerId(7)]);
      await fees.updateDues(tx, dues);
    };
    expect(await tables.faultsOf(sweep)).toEqual([]);
  });

  it('are read by a list of interest, and by its sweep and the money that changes it, as far as they go', async () => {
    const accruals = new PostgresAccrualStore(tables.database);
    const anyAccrual: AccrualFilter = { customerId: null, stop: null };
    const faults = await tables.faultsOfList({
      any: anyAccrual,
      filters: [{ customerId: customerId(20) }, { stop: 'RATE_UNKNOWN' as const }],
      list: (filter, page: PageRequest<AccrualKey>) => accruals.list(filter, page),
      keyOf: ({ invoiceId: id }): AccrualKey => [id],
    });
    expect(faults).toEqual([]);
    const ids = Array.from({ length: 50 }, (_, n) => invoiceId(n * 20));
    const sweep = async (tx: Tx): Promise<void> => {
      await accruals.nextAt(tx);
      expect(await accruals.listDue(tx, now, 50)).toHaveLength(50);
      await accruals.lockMany(tx, ids);
      const opened = ids.map((id) => ({ invoiceId: id, issuedEpisode: 1 }));
      await new PostgresJournalStore(tables.database).findPrincipalLines(tx, opened);
      await accruals.touch(tx, ids, now);
    };
    expect(await tables.faultsOf(sweep)).toEqual([]);
  });

  it.each([
    ['ORGANISATION', ''],
    ['CLASS', 'class-7'],
    ['CUSTOMER', customerId(7)],
  ] as const)('are read page by page by a review of late fees of a %s', async (level, subject) => {
    const fees = new PostgresFeeStore(tables.database);
    const review = async (tx: Tx): Promise<void> => {
      await fees.requestReview(tx, { level, subject }, '2026-06-15');
      await fees.reviewPage(tx, 50);
      await fees.reviewPage(tx, 50);
    };
    expect(await tables.faultsOf(review)).toEqual([]);
  });

  it('are read by a list of payment terms, and by the terms of some customers, as far as these go', async () => {
    const terms = new PostgresTermsStore(tables.database);
    const anyLevel: { level: SettableLevel | null } = { level: null };
    const faults = await tables.faultsOfList({
      any: anyLevel,
      filters: [{ level: 'CLASS' as const }, { level: 'CUSTOMER' as const }],
      list: ({ level }, page: PageRequest<TermsOrder>) => terms.list(level, page),
      keyOf: ({ level, subject, kind }): TermsOrder => [level, subject, kind],
    });
    expect(faults).toEqual([]);
    const customerIds = Array.from({ length: 50 }, (_, n) => customerId(n));
    const subjects = { customerIds, classNames: ['class-7', 'class-8'] };
    const read = async () => expect(await terms.findOf(tables.database, subjects)).toHaveLength(52);
    expect(await tables.faultsOf(read)).toEqual([]);
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
      number: `R-${String(n * 2).padStart(9, '0')}`,
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
