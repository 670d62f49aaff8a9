import 'reflect-metadata';
import { join } from 'node:path';
import { LargeTables, tableRowCount } from '#libs/testing';
import type { PageRequest } from '#libs/transactions';
import { ExchangeGauges } from '../files/adapters/exchange.gauges.js';
import { PostgresExchangeStore } from '../files/adapters/exchange.store.js';
import { PostgresExchangedFileStore } from '../files/adapters/exchanged-file.store.js';
import { PostgresInboundFileStore } from '../files/adapters/inbound-file.store.js';
import { PostgresOutboundFileStore } from '../files/adapters/outbound-file.store.js';
import type {
  ExchangedFileFilter,
  ExchangedFileKey,
  FileErrorFilter,
  InboundFileErrorKey,
} from '../files/use-cases/ports.js';
import { PostgresPlacementStore } from '../placements/adapters/placement.store.js';
import type { PlacementFilter, PlacementKey } from '../placements/use-cases/ports.js';
import { customerId, fillPlacements, invoiceId, now, placementId, receivedFileId } from './many-placements.js';

// One in five invoices goes to an agency, two at a time.
const rowCount = tableRowCount() / 10;

const anyPlacement: PlacementFilter = { customerId: null, invoiceId: null, agency: null, state: null };
const placementFilters: readonly Partial<PlacementFilter>[] = [
  { customerId: customerId(7) },
  { customerId: customerId(10) },
  { invoiceId: invoiceId(100) },
  { agency: 'large-1' },
  { agency: 'middle' },
  { agency: 'small' },
  { agency: 'none' },
  { state: 'DRAFT' },
  { state: 'READY' },
  { state: 'SENT' },
  { state: 'ACTIVE' },
  { state: 'REJECTED' },
  { state: 'RECALL_REQUESTED' },
  { state: 'RECALLED' },
  { state: 'CLOSED_PAID' },
  { state: 'REFUSED' },
];

const anyFile: ExchangedFileFilter = {
  ...{ agency: null, direction: null, state: null, fileName: null, placementId: null, from: null, before: null },
};
const fileStates = ['TO_WRITE', 'WRITTEN', 'CONFIRMED', 'WAITING', 'TAKEN', 'PARTLY_REFUSED', 'REFUSED'] as const;
const fileFilters: readonly Partial<ExchangedFileFilter>[] = [
  { direction: 'SENT' },
  { direction: 'RECEIVED' },
  ...fileStates.flatMap((state) => [{ state }, { state, agency: 'large-1' }, { state, agency: 'small' }]),
  ...['large-1', 'middle', 'small', 'none'].map((agency) => ({ agency })),
  { fileName: 'placement-100.csv' },
  { fileName: 'placement-100.ack.csv', agency: 'large-0' },
  { placementId: placementId(100) },
  { from: new Date('2020-03-01'), before: new Date('2020-03-02') },
  { agency: 'middle', from: new Date('2020-03-01'), before: new Date('2020-04-01') },
  { agency: 'middle', state: 'PARTLY_REFUSED', before: new Date('2020-04-01') },
];

describe(`the tables of dca-handoff with ${rowCount} placements`, () => {
  const tables = LargeTables.use({
    service: 'dca-handoff',
    migrations: join(import.meta.dirname, '../migrations'),
    start: now,
    fill: (ownerUrl) => fillPlacements(ownerUrl, rowCount),
  });
  const placements = new PostgresPlacementStore(tables.database);
  const outbound = new PostgresOutboundFileStore(tables.database);
  const inbound = new PostgresInboundFileStore(tables.database);
  const exchanges = new PostgresExchangeStore(tables.database);
  const files = new PostgresExchangedFileStore(tables.database);

  it('are read by a list of placements as far as it shows them, with any filter and any two', async () => {
    const faults = await tables.faultsOfList({
      any: anyPlacement,
      filters: placementFilters,
      list: (filter, page: PageRequest<PlacementKey>) => placements.list(filter, page),
      keyOf: (placement) => [placement.createdAt, placement.placementId],
    });
    expect(faults).toEqual([]);
  });

  it('are read by a list of files as far as it shows them, in both directions and with every filter', async () => {
    const faults = await tables.faultsOfList({
      any: anyFile,
      filters: fileFilters,
      list: (filter, page: PageRequest<ExchangedFileKey>) => files.list(filter, page),
      keyOf: (file) => [file.createdAt, file.fileId],
    });
    expect(faults).toEqual([]);
  });

  it('are read by a list of refused lines as far as it shows them, of one agency and of all', async () => {
    const faults = await tables.faultsOfList({
      any: { agency: null, fileId: null } as FileErrorFilter,
      filters: [
        ...['large-1', 'middle', 'small', 'none'].map((agency) => ({ agency })),
        { fileId: receivedFileId(100) },
        { fileId: receivedFileId(100), agency: 'large-4' },
      ],
      list: (filter, page: PageRequest<InboundFileErrorKey>) => inbound.listErrors(filter, page),
      keyOf: (error) => [error.readAt, error.agency, error.fileName, error.sha256, error.errorNumber],
    });
    expect(faults).toEqual([]);
  });

  it('are read by the exchange only where a file waits', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      expect(await exchanges.listDue('DELIVERY')).toContainEqual(expect.objectContaining({ agency: 'large-0' }));
      await exchanges.listDue('READING');
      await outbound.lease(tx, 'large-0', 5_000, 20);
      await outbound.postponeMany(tx, 'large-0', ['placement-2.csv'], { firstMs: 1, maxMs: 2 });
      await outbound.findUndelivered(placementId(2));
    });
    expect(faults).toEqual([]);
  });

  it('are read by what is counted and told of an exchange only where it is under way', async () => {
    let scrape = (): Promise<void> => Promise.reject(new Error('There are no gauges.'));
    const agencies = new Set<string>();
    const gauge = { set: ({ agency }: { agency: string }) => agencies.add(agency), reset: () => undefined };
    const metrics = { gauge: () => gauge, beforeScrape: (run: typeof scrape) => (scrape = run) };
    const watch = { oldestSeconds: () => [] };
    new ExchangeGauges(tables.database, watch as never, metrics as never, { roles: ['relay'] } as never);
    const faults = await tables.faultsOf(async () => {
      expect(await outbound.countUndelivered()).toBe(rowCount / 4_000);
      expect(await outbound.countAwaited(86_400_000)).toBe(0);
      await scrape();
      expect(agencies).toContain('middle');
    });
    expect(faults).toEqual([]);
  });

  it('are read by the janitor of files only where they are old', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      await inbound.deleteErrors(tx, new Date('2019-06-01'), 50);
      await outbound.emptyDelivered(tx, new Date('2026-01-01'), 50);
    });
    expect(faults).toEqual([]);
  });

  it('are read for what an agency answers and an invoice becomes only where that stands', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      const invoiceIds = [invoiceId(0), invoiceId(100), invoiceId(101)];
      await placements.find(placementId(100));
      await placements.placedElsewhere(tx, invoiceIds, placementId(100));
      expect(await placements.withOpenLines(tx, invoiceIds)).toEqual([placementId(0)]);
      const locked = await placements.lockMany(tx, [placementId(0), placementId(50)]);
      await placements.updateMany(tx, [...locked.values()]);
      const file = { agency: 'large-0', fileName: 'placement-0.ack.csv', sha256: 'other' };
      await inbound.insert(tx, file, 100);
      await inbound.recordResult(tx, file, { lineCount: 1, faults: [], placementIds: [placementId(0)] });
      await inbound.listWaiting('large-0');
      await inbound.updateWaiting(tx, 'large-0', new Map([['new.ack.csv', 'NOT_READ']]), ['late-6.ack.csv']);
      expect(await files.find(receivedFileId(100))).toMatchObject({ placementIds: [placementId(100)] });
      await outbound.markAcknowledged(tx, 'large-0', 'placement-0.csv');
    });
    expect(faults).toEqual([]);
  });
});
