import 'reflect-metadata';
import { join } from 'node:path';
import type { PlatformSettings } from '#libs/platform';
import { LargeTables, tableRowCount } from '#libs/testing';
import type { PageRequest } from '#libs/transactions';
import { PostgresArrangementStore } from '../arrangements/adapters/arrangement.store.js';
import { idPrefix as arrangementPrefix } from '../arrangements/keep-arrangement.contract.js';
import { PostgresActStore } from '../cases/adapters/act.store.js';
import { PostgresCaseReader } from '../cases/adapters/case.reader.js';
import { PostgresCaseStore } from '../cases/adapters/case.store.js';
import { PostgresHoldStore } from '../cases/adapters/hold.store.js';
import { PostgresCaseLists } from '../cases/adapters/listing/case.lists.js';
import { PostgresListedCases } from '../cases/adapters/listing/listed-cases.store.js';
import type { HoldListKey } from '../cases/use-cases/holds/ports.js';
import {
  type CaseFilter,
  type CaseListKey,
  type CaseOrder,
  type CaseOrderBy,
  everyCase,
} from '../cases/use-cases/listing/ports.js';
import { PostgresDueReader } from '../clock/adapters/due.reader.js';
import { PostgresCustomerStore } from '../copies/adapters/customer.store.js';
import { PostgresCustomerFlagStore } from '../copies/adapters/customer-flag.store.js';
import { PostgresInvoiceStore } from '../copies/adapters/invoice.store.js';
import { PostgresPlacementStore } from '../copies/adapters/placement.store.js';
import { PostgresFileStore } from '../files/adapters/file.store.js';
import { idPrefix as placementPrefix } from '../placements/place-with-agency.contract.js';
import { PostgresPromiseStore } from '../promises/adapters/promise.store.js';
import { idPrefix as promisePrefix } from '../promises/watch-promise.contract.js';
import { leaseWakes } from '../waking/adapters/wake.relay.js';
import { PostgresWakeStore } from '../waking/adapters/wake.store.js';
import { WakeSignal } from '../waking/adapters/wake-signal.js';
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
  { holdReason: 'DISPUTED' },
  { holdReason: 'BANKRUPT' },
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
  { holdReason: 'BANKRUPT' },
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

describe(`the tables of workflow with ${rowCount} invoices`, () => {
  const tables = LargeTables.use({
    service: 'workflow',
    migrations: join(import.meta.dirname, '../migrations'),
    start: now,
    fill: (ownerUrl) => fillCases(ownerUrl, rowCount),
  });
  const [cases, acts, holds] = [new PostgresCaseStore(), new PostgresActStore(), new PostgresHoldStore()];
  const [lists, listed] = [new PostgresCaseLists(), new PostgresListedCases()];
  const flags = new PostgresCustomerFlagStore();
  const [invoices, placements] = [new PostgresInvoiceStore(), new PostgresPlacementStore()];
  const [reader, due] = [new PostgresCaseReader(), new PostgresDueReader()];

  /** What is wrong with a list: without a filter, with each, and with any two. */
  const faultsOfCases = (
    any: CaseFilter,
    filters: readonly Partial<CaseFilter>[],
    order: CaseOrder,
    shown = new Set<string>(),
  ) =>
    tables.faultsOfList({
      any,
      filters,
      // A case is listed by its key, and read by it.
      rowsEach: 2,
      list: async (filter, page: PageRequest<CaseListKey>) => {
        const rows = await lists.list(tables.database, filter, order, page);
        for (const row of rows) shown.add(row.shown);
        return rows;
      },
      keyOf: ({ key }) => key,
    });

  it('are read by a list of cases as far as it shows them, with any filter and any two', async () => {
    const shown = new Set<string>();
    expect(await faultsOfCases(everyCase, caseFilters, { by: 'OPENED', descending: true }, shown)).toEqual([]);
    expect(shown.size).toBe(9);
  });

  it.each(orders)('are read by a list of cases in any order a screen has: %j', async (order) => {
    const ranged = stateFilters.map((states) => ({ ...states, ...rangeFilters[order.by] }));
    const filters = screenFilters.flatMap((filter) =>
      [...stateFilters, ...ranged].map((more) => ({ ...filter, ...more })),
    );
    const faults: string[] = [];
    for (const filter of filters) faults.push(...(await faultsOfCases({ ...everyCase, ...filter }, [], order)));
    expect(faults).toEqual([]);
  });

  it('are read up to some thousand rows where a list has a range of one thing and the order of another', async () => {
    const ranges = Object.entries(rangeFilters).filter(([, range]) => Object.keys(range).length > 0);
    const faults = await tables.faultsOf(async (tx) => {
      for (const order of orders) {
        for (const [, range] of ranges.filter(([by]) => by !== order.by)) {
          for (const filter of screenFilters) {
            await lists.list(tx, { ...everyCase, ...filter, ...range }, order, { after: null, limit });
          }
        }
      }
    }, 1_500);
    expect(faults).toEqual([]);
  });

  it('are counted for lists up to ten thousand, and for lists of states not at all', async () => {
    const ofStates = await tables.faultsOf(async (tx) => {
      expect((await lists.count(tx, { ...everyCase, states: ['ACTIVE'] })).more).toBe(false);
    });
    const others = await tables.faultsOf(async (tx) => {
      for (const filter of screenFilters) await lists.count(tx, { ...everyCase, ...filter });
    }, 2_000);
    expect([...ofStates, ...others]).toEqual([]);
  });

  it('are read for the cases of an invoice, by its number and by how it begins, where these are', async () => {
    const none = { invoiceId: null, invoiceNumber: null, invoiceNumberPrefix: null };
    const faults = await tables.faultsOf(async (tx) => {
      expect(await lists.findCasesOf(tx, { ...none, invoiceNumber: 'R-200' }, 1_000)).toEqual([caseId(100)]);
      const byPrefix = await lists.findCasesOf(tx, { ...none, invoiceNumberPrefix: 'R-1000' }, 1_000);
      expect(byPrefix!.length).toBeGreaterThan(5);
      expect(await lists.findCasesOf(tx, { ...none, invoiceNumberPrefix: 'R' }, 1_000)).toBeNull();
    }, 300);
    expect(faults).toEqual([]);
  });

  it('are gone through in the order of ids to bring lists in line', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      const locked = await listed.lockNext(tx, caseId(5_000), limit);
      await listed.refreshMany(
        tx,
        locked.map((row) => row.caseId),
      );
    }, limit * 10);
    expect(faults).toEqual([]);
  });

  it('are not read for a summary, which adds up counts', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      const counts = await reader.countByState(tx);
      await reader.countSteps(tx, null);
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(rowCount / 2);
    });
    expect(faults).toEqual([]);
  });

  it('are read for the holds of a customer as far as they are listed', async () => {
    const listed = await tables.faultsOfList({
      any: { customerId: customerId(7), inForceAt: null as Date | null },
      filters: [{ inForceAt: now }],
      list: (filter, page: PageRequest<HoldListKey>) => holds.list(tables.database, filter, page),
      keyOf: (hold) => [hold.placedAt, hold.holdId],
    });
    const found = await tables.faultsOf((tx) => holds.listInForce(tx, [customerId(7), customerId(70)], now));
    expect([...listed, ...found]).toEqual([]);
  });

  it('are read by sweeps only where something is due', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      await due.nextInstants(tx);
      const dueInvoices = await invoices.listDue(tx, now, limit);
      const ended = await holds.listEnded(tx, new Date('2026-07-01'), limit);
      expect([dueInvoices.length, ended.length]).toEqual([limit, Math.min(limit, Math.floor(rowCount / 3_000))]);
      await invoices.listUnassigned(tx, null, limit);
      await invoices.lockDue(
        tx,
        dueInvoices.map((row) => row.invoiceId),
      );
      await holds.lockMany(
        tx,
        ended.map(({ holdId }) => holdId),
      );
      await placements.listRecallsEnded(tx, placementPrefix, limit);
      await new PostgresPromiseStore().listEnded(tx, now, promisePrefix, limit);
      await new PostgresArrangementStore().listDue(tx, now, arrangementPrefix, limit);
      const begun = await flags.listStarting(tx, new Date('2026-07-01'), limit);
      expect(begun.length).toBeGreaterThan(0);
      await flags.markStarted(tx, begun);
      await new PostgresCustomerStore().listUnasked(tx, limit);
      await new PostgresFileStore().startNext(tx, 'invoice');
    });
    expect(faults).toEqual([]);
  });

  it('are counted for what is in progress up to some ten thousand', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      await due.countInProgress(tx);
      await new PostgresWakeStore({ clockMode: 'real' } as PlatformSettings, new WakeSignal()).count(tx, 10_000);
    }, 2_000);
    expect(faults).toEqual([]);
  });

  it('are read for steps that are late a page at a time', async () => {
    const pageSize = 1_000;
    let last: Awaited<ReturnType<typeof acts.listDueCases>>['last'] = null;
    const faults = await tables.faultsOf(async (tx) => {
      do {
        const question = { dueBy: now, gatheredSince: new Date('2026-06-15T11:00:00Z'), after: last };
        ({ last } = await acts.listDueCases(tx, question, pageSize));
      } while (last !== null && rowCount <= 200_000);
    }, pageSize);
    expect(faults).toEqual([]);
  });

  it('are read for wakes to send only where some are to be sent', async () => {
    expect(await tables.faultsOf(() => leaseWakes(tables.database, limit))).toEqual([]);
  });

  it('are read for what a case did and does next only where it stands', async () => {
    const one = [caseId(40)];
    const step = { subjectId: invoiceId(80), episode: 1, stepId: 'reminder-1' };
    const faults = await tables.faultsOf(async (tx) => {
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
    const faults = await tables.faultsOf(async (tx) => {
      await new PostgresCustomerStore().lockMany(tx, customerIds);
      await cases.lockOpenOf(tx, customerIds);
      await invoices.lockUnassignedOf(tx, customerIds);
      await invoices.lockMany(tx, invoiceIds);
      await cases.findOpenMemberships(tx, invoiceIds);
      await acts.pullForward(tx, [caseId(40)]);
      await acts.deleteSubjects(tx, [{ subjectId: invoiceIds[0]!, episode: 1 }]);
      await cases.markExits(tx, [{ invoiceId: invoiceIds[0]!, episode: 1, reason: 'PAID' }]);
      await acts.deleteCases(tx, [caseId(40)]);
      await holds.lockPausing(tx, [caseId(70), caseId(80)]);
      await holds.listFlagged(tx, customerIds);
      await holds.listOfAgreements(tx, customerIds);
      await flags.findMany(tx, customerIds);
      await placements.findPlaced(tx, invoiceIds);
    });
    expect(faults).toEqual([]);
  });
});
