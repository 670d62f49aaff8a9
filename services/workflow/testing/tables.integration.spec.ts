import 'reflect-metadata';
import { join } from 'node:path';
import { inspect } from 'node:util';
import {
  createServiceDatabase,
  explainedFaults,
  ExplainingDatabase,
  faultsOf,
  faultsOfLists,
  largeTables,
  type ServiceDatabase,
  tableRowCount,
} from '#libs/testing';
import type { Tx } from '#libs/transactions';
import { PostgresActStore } from '../cases/adapters/act.store.js';
import { PostgresCaseReader } from '../cases/adapters/case.reader.js';
import { PostgresCaseStore } from '../cases/adapters/case.store.js';
import { PostgresHoldStore } from '../cases/adapters/hold.store.js';
import { PostgresCaseLists } from '../cases/adapters/listing/case.lists.js';
import { PostgresListedCases } from '../cases/adapters/listing/listed-cases.store.js';
import { type CaseFilter, type CaseOrder, type CaseOrderBy, everyCase } from '../cases/use-cases/listing/ports.js';
import { PostgresDueReader } from '../clock/adapters/due.reader.js';
import { PostgresCustomerStore } from '../copies/adapters/customer.store.js';
import { PostgresInvoiceStore } from '../copies/adapters/invoice.store.js';
import { PostgresPlacementStore } from '../copies/adapters/placement.store.js';
import { PostgresFileStore } from '../files/adapters/file.store.js';
import { idPrefix as placementPrefix } from '../placements/place-with-agency.contract.js';
import { leaseWakes } from '../waking/adapters/wake.relay.js';
import { caseId, customerId, fillCases, invoiceId, now } from './many-cases.js';

const rowCount = tableRowCount();
const limit = 50;

/** What lists of cases are asked for: each of them, and each two. */
const caseFilters: readonly Partial<CaseFilter>[] = [
  { customerIds: [customerId(7)] },
  { customerIds: [customerId(10), customerId(70), customerId(7_000)] },
  { caseIds: [caseId(50)] },
  { sequence: 'reminders' },
  { sequence: 'rare' },
  { states: ['ACTIVE'] },
  { states: ['PAID'] },
  { states: ['CANCELLED'] },
  { states: ['FAILED'] },
  { states: ['PAUSED'] },
  { states: ['ON_HOLD'] },
  { states: ['COLLECTIONS'] },
  { states: ['WILL_FAIL'] },
  { states: ['EXPIRED', 'PAUSED', 'FAILED'] },
];
const stateFilters: readonly Partial<CaseFilter>[] = [
  {},
  { states: ['ACTIVE'] },
  { states: ['PAUSED'] },
  { states: ['FAILED', 'EXPIRED', 'WILL_FAIL', 'ON_HOLD'] },
  { states: ['PAID'] },
];
/** What a screen combines with states, in any order. */
const screenFilters: readonly Partial<CaseFilter>[] = [
  {},
  { sequence: 'reminders' },
  { sequence: 'reminders', sequenceVersion: 2 },
  { customerClass: 'usual' },
  { customerClass: 'business' },
  { specialistId: 'user:7' },
  { customerIds: [customerId(10), customerId(70), customerId(7)] },
];
/** What goes with the order by the same column. */
const rangeFilters: Readonly<Record<CaseOrderBy, Partial<CaseFilter>>> = {
  NEXT_MESSAGE: { nextMessage: [new Date('2026-06-20'), new Date('2026-06-22')] },
  OUTSTANDING: { currency: 'EUR', outstanding: [5_000n, 6_000n] },
  OPENED: { opened: [new Date('2025-01-01'), new Date('2025-02-01')] },
  OLDEST_DUE: {},
};
const orders: readonly CaseOrder[] = (Object.keys(rangeFilters) as CaseOrderBy[]).flatMap((by) => [
  { by, descending: false },
  { by, descending: true },
]);
const newest: CaseOrder = { by: 'OPENED', descending: true };

describe(`the tables of workflow with ${rowCount} invoices`, () => {
  let db: ServiceDatabase;
  let explaining: ExplainingDatabase;
  let large: readonly string[];
  const [cases, acts, holds] = [new PostgresCaseStore(), new PostgresActStore(), new PostgresHoldStore()];
  const [lists, listed] = [new PostgresCaseLists(), new PostgresListedCases()];
  const [invoices, placements, reader] = [
    new PostgresInvoiceStore(),
    new PostgresPlacementStore(),
    new PostgresCaseReader(),
  ];

  beforeAll(async () => {
    const migrations = join(import.meta.dirname, '../migrations');
    db = await createServiceDatabase({ service: 'workflow', migrations, start: now });
    await fillCases(db.ownerUrl, rowCount);
    large = await largeTables(db.database);
  }, 3_600_000);
  afterAll(() => db.close());
  beforeEach(() => {
    explaining = new ExplainingDatabase(db.database);
  });

  const faultsIn = (pageSize: number, body: (tx: Tx) => Promise<unknown>) => explainedFaults(db, large, pageSize, body);

  // A case is listed by its key, and read by it.
  const pageSize = limit * 2;
  const readPages = async (filter: Partial<CaseFilter>, order: CaseOrder) => {
    const asked = { ...everyCase, ...filter };
    const first = await lists.list(explaining, asked, order, { after: null, limit });
    if (first.length === limit) await lists.list(explaining, asked, order, { after: first.at(-1)!.key, limit });
    return first;
  };

  it('are read by a list of cases as far as it shows them, with any filter and any two', async () => {
    const shown = new Set<string>();
    const faults = await faultsOfLists<CaseFilter>(explaining, caseFilters, pageSize, async (filter) => {
      for (const row of await readPages(filter, newest)) shown.add(row.shown);
    });
    expect(faults).toEqual([]);
    expect(shown.size).toBe(9);
  });

  it.each(orders)(
    'are read by a list of cases by $by (descending: $descending) as far as it shows them',
    async (order) => {
      const filters = screenFilters.flatMap((filter) =>
        stateFilters.flatMap((state) => [
          { ...filter, ...state },
          { ...filter, ...state, ...rangeFilters[order.by] },
        ]),
      );
      const faults: string[] = [];
      for (const filter of filters) {
        explaining.plans.length = 0;
        await readPages(filter, order);
        const found = faultsOf(explaining.plans, large, pageSize);
        faults.push(...found.map((fault) => `${inspect(filter)} ${fault}`));
      }
      expect(faults).toEqual([]);
    },
  );

  it('are read up to some thousand rows where a list has a range of one thing and the order of another', async () => {
    const ranges = Object.entries(rangeFilters).filter(([, range]) => Object.keys(range).length > 0);
    for (const order of orders) {
      for (const [, range] of ranges.filter(([by]) => by !== order.by)) {
        for (const filter of screenFilters) await readPages({ ...filter, ...range }, order);
      }
    }
    expect(faultsOf(explaining.plans, large, 1_500)).toEqual([]);
  });

  it('are counted for lists up to ten thousand, and for lists of states not at all', async () => {
    const counts = await lists.count(explaining, { ...everyCase, states: ['ACTIVE'] });
    expect(counts).toEqual({ count: expect.any(Number), more: false });
    expect(faultsOf(explaining.plans, large, limit)).toEqual([]);
    for (const filter of screenFilters) await lists.count(explaining, { ...everyCase, ...filter });
    expect(faultsOf(explaining.plans, large, 2_000)).toEqual([]);
  });

  it('are read for the cases of an invoice, by its number and by how it begins, where these are', async () => {
    const none = { invoiceId: null, invoiceNumber: null, invoiceNumberPrefix: null };
    const byNumber = await lists.findCasesOf(explaining, { ...none, invoiceNumber: 'R-200' }, 1_000);
    const byPrefix = await lists.findCasesOf(explaining, { ...none, invoiceNumberPrefix: 'R-1000' }, 1_000);
    expect(byNumber).toEqual([caseId(100)]);
    expect(byPrefix!.length).toBeGreaterThan(5);
    expect(await lists.findCasesOf(explaining, { ...none, invoiceNumberPrefix: 'R' }, 1_000)).toBeNull();
    expect(faultsOf(explaining.plans, large, 300)).toEqual([]);
  });

  it('are gone through in the order of ids to bring lists in line', async () => {
    const faults = await faultsIn(limit * 10, async (tx) => {
      const locked = await listed.lockNext(tx, caseId(5_000), limit);
      await listed.refreshMany(
        tx,
        locked.map((row) => row.caseId),
      );
    });
    expect(faults).toEqual([]);
  });

  it('are not read for a summary, which adds up counts', async () => {
    const counts = await reader.countByState(explaining);
    await reader.countSteps(explaining, null);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(rowCount / 2);
    expect(faultsOf(explaining.plans, large, limit)).toEqual([]);
  });

  it('are read for the holds of a customer as far as they are listed', async () => {
    await holds.list(explaining, { customerId: customerId(7), inForceAt: null }, { after: null, limit });
    await holds.list(explaining, { customerId: customerId(7), inForceAt: now }, { after: null, limit });
    await holds.listInForce(explaining, [customerId(7), customerId(70)], now);
    expect(faultsOf(explaining.plans, large, limit)).toEqual([]);
  });

  it('are read by sweeps only where something is due', async () => {
    await new PostgresDueReader().nextInstants(explaining);
    const due = await invoices.listDue(explaining, now, limit);
    const ended = await holds.listEnded(explaining, new Date('2026-07-01'), limit);
    await invoices.listUnassigned(explaining, null, limit);
    expect([due.length, ended.length]).toEqual([limit, Math.min(limit, Math.floor(rowCount / 3_000))]);
    const faults = await faultsIn(limit, async (tx) => {
      await invoices.lockDue(
        tx,
        due.map((row) => row.invoiceId),
      );
      await holds.lockMany(
        tx,
        ended.map(({ holdId }) => holdId),
      );
      await placements.listRecallsEnded(tx, placementPrefix, limit);
      await new PostgresFileStore().startNext(tx, 'invoice');
    });
    expect([...faultsOf(explaining.plans, large, limit), ...faults]).toEqual([]);
  });

  it('are counted for what is in progress up to some ten thousand', async () => {
    await new PostgresDueReader().countInProgress(explaining);
    await new PostgresDueReader().countWakes(explaining, 10_000);
    expect(faultsOf(explaining.plans, [], 2_000)).toEqual([]);
  });

  it('are read for steps that are late a page at a time', async () => {
    const pageSize = 1_000;
    let last: Awaited<ReturnType<typeof acts.listDueCases>>['last'] = null;
    const faults = await faultsIn(pageSize, async (tx) => {
      do {
        const question = { dueBy: now, gatheredSince: new Date('2026-06-15T11:00:00Z'), after: last };
        ({ last } = await acts.listDueCases(tx, question, pageSize));
      } while (last !== null && rowCount <= 200_000);
    });
    expect(faults).toEqual([]);
  });

  it('are read for wakes to send only where some are to be sent', async () => {
    await leaseWakes(explaining, limit);
    expect(faultsOf(explaining.plans, large, limit)).toEqual([]);
  });

  it('are read for what a case did and does next only where it stands', async () => {
    const one = [caseId(40)];
    const step = { subjectId: invoiceId(80), episode: 1, stepId: 'reminder-1' };
    const faults = await faultsIn(limit, async (tx) => {
      const [found] = await cases.lockMany(tx, one);
      await cases.markGathered(tx, one[0]!);
      await acts.listDue(tx, one[0]!, now, limit);
      await acts.listDoneOf(tx, one);
      await acts.nextFireAt(tx, one[0]!, null);
      await acts.countBlocked(tx, one[0]!, [step]);
      await acts.delayMany(tx, one[0]!, [{ ...step, fireAt: now, blockedCount: 1 }]);
      await acts.insertDone(tx, one[0]!, [{ ...step, kind: 'send', outcome: 'SENT', because: '', dueAt: now }]);
      await cases.refreshStops(tx, one);
      await cases.tallyMany(tx, one);
      await cases.listOpenMembers(tx, one);
      await cases.updateMany(tx, [{ ...found!, version: 2n }]);
      await cases.moveTimersForward(tx, one);
    });
    expect(faults).toEqual([]);
  });

  it('are read for what changes about customers and invoices only where that is', async () => {
    const [customerIds, invoiceIds] = [[customerId(10)], [invoiceId(80), invoiceId(81)]];
    const faults = await faultsIn(limit, async (tx) => {
      await new PostgresCustomerStore().lockMany(tx, customerIds);
      await cases.lockOpenOf(tx, customerIds);
      await invoices.lockUnassignedOf(tx, customerIds);
      await invoices.lockMany(tx, invoiceIds);
      await cases.findOpenMemberships(tx, invoiceIds);
      await acts.pullForward(tx, [caseId(40)]);
      await acts.deleteSubjects(tx, [{ subjectId: invoiceIds[0]!, episode: 1 }]);
      await cases.markExits(tx, [{ invoiceId: invoiceIds[0]!, episode: 1, reason: 'PAID' }]);
      await acts.deleteCases(tx, [caseId(40)]);
      await holds.lockPausing(tx, caseId(70));
      await placements.findPlaced(tx, invoiceIds);
    });
    expect(faults).toEqual([]);
  });
});
