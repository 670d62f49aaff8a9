import 'reflect-metadata';
import { join } from 'node:path';
import { LargeTables, tableRowCount } from '#libs/testing';
import type { PageRequest } from '#libs/transactions';
import { PostgresActStore } from '../cases/adapters/act.store.js';
import { PostgresCaseReader } from '../cases/adapters/case.reader.js';
import { PostgresCaseStore } from '../cases/adapters/case.store.js';
import { PostgresHoldStore } from '../cases/adapters/hold.store.js';
import type { HoldListKey } from '../cases/use-cases/holds/ports.js';
import type { CaseFilter, CaseListKey } from '../cases/use-cases/ports.js';
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

const anyCase: CaseFilter = { customerId: null, invoiceId: null, sequence: null, states: [] };
const caseFilters: readonly Partial<CaseFilter>[] = [
  { customerId: customerId(7) },
  { customerId: customerId(10) },
  { invoiceId: invoiceId(100) },
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

describe(`the tables of workflow with ${rowCount} invoices`, () => {
  const tables = LargeTables.use({
    service: 'workflow',
    migrations: join(import.meta.dirname, '../migrations'),
    start: now,
    fill: (ownerUrl) => fillCases(ownerUrl, rowCount),
  });
  const [cases, acts, holds] = [new PostgresCaseStore(), new PostgresActStore(), new PostgresHoldStore()];
  const [invoices, placements] = [new PostgresInvoiceStore(), new PostgresPlacementStore()];
  const [reader, due] = [new PostgresCaseReader(), new PostgresDueReader()];

  it('are read by a list of cases as far as it shows them, with any filter and any two', async () => {
    const shown = new Set<string>();
    const faults = await tables.faultsOfList({
      any: anyCase,
      filters: caseFilters,
      // A case is shown with what its two invoices owe and plan.
      rowsEach: 2,
      list: async (filter, page: PageRequest<CaseListKey>) => {
        const rows = await reader.list(tables.database, filter, page);
        for (const row of rows) shown.add(row.shown);
        return rows;
      },
      keyOf: (row) => [row.case.openedAt, row.case.caseId],
    });
    expect(faults).toEqual([]);
    expect(shown.size).toBe(9);
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
      await new PostgresFileStore().startNext(tx, 'invoice');
    });
    expect(faults).toEqual([]);
  });

  it('are counted for what is in progress up to some ten thousand', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      await due.countInProgress(tx);
      await due.countWakes(tx, 10_000);
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
      await holds.lockPausing(tx, caseId(70));
      await placements.findPlaced(tx, invoiceIds);
    });
    expect(faults).toEqual([]);
  });
});
