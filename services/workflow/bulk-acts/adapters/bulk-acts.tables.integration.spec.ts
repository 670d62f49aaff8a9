import 'reflect-metadata';
import { join } from 'node:path';
import { fillTables, LargeTables, numberedId, sqlId as id, tableRowCount } from '#libs/testing';
import type { PageRequest } from '#libs/transactions';
import type { ActState, ItemState } from '../domain/bulk-act.js';
import { done } from '../domain/verdict.js';
import type { BulkActKey, ItemKey } from '../use-cases/ports.js';
import { PostgresBulkActStore } from './bulk-act.store.js';

const rowCount = tableRowCount();
const now = new Date('2026-06-15T12:00:00Z');
const limit = 50;
const large = numberedId(1, 0);

/** One act has half of the items, one in 1,000 of which failed and one in 100 waits; thousands of others have few. */
function fillActs(ownerUrl: string): Promise<void> {
  const actCount = Math.ceil(rowCount / 15);
  const state = `CASE WHEN n = 0 THEN 'RUNNING' WHEN n % 100 = 1 THEN 'PREVIEWED' ELSE 'DONE' END`;
  return fillTables(ownerUrl, [
    `INSERT INTO bulk_acts (bulk_act_id, act, parameters, state, hash, item_count, allowed_count, refusals, previewed_by,
         created_at, expires_at, ended_at)
       SELECT ${id(1, 'n')}, 'PAUSE', '{}', ${state}, '', ${rowCount}, 1, '[]', 'user:tester', created_at,
         created_at + interval '1 hour', CASE WHEN ${state} = 'DONE' THEN created_at + interval '2 hours' END
       FROM (SELECT n, timestamptz '2026-06-15' - n * interval '10 minutes' AS created_at
               FROM generate_series(0, ${actCount}) AS n) AS acts`,
    `INSERT INTO bulk_act_items (bulk_act_id, item_id, state)
       SELECT ${id(1, '0')}, ${id(2, 'n')},
         CASE WHEN n % 1000 = 7 THEN 'FAILED' WHEN n % 100 = 3 THEN 'PENDING' WHEN n % 3 = 0 THEN 'REFUSED' ELSE 'DONE' END
       FROM generate_series(1, ${rowCount} / 2) AS n`,
    `INSERT INTO bulk_act_items (bulk_act_id, item_id, state)
       SELECT ${id(1, `(n % ${actCount}) + 1`)}, ${id(2, 'n')}, 'DONE' FROM generate_series(1, ${rowCount} / 2) AS n`,
    'ANALYZE',
  ]);
}

describe(`acts with ${rowCount} items`, () => {
  const tables = LargeTables.use({
    service: 'workflow',
    migrations: join(import.meta.dirname, '../../migrations'),
    start: now,
    fill: fillActs,
  });
  const store = new PostgresBulkActStore();

  it('are listed as far as a page shows them', async () => {
    const faults = await tables.faultsOfList({
      any: { state: null as ActState | null },
      filters: [{ state: 'PREVIEWED' as const }, { state: 'RUNNING' as const }, { state: 'CANCELLED' as const }],
      list: ({ state }, page: PageRequest<BulkActKey>) => store.list(tables.database, state, page),
      keyOf: ({ createdAt, bulkActId }) => [createdAt, bulkActId],
    });
    expect(faults).toEqual([]);
  });

  it('show their items with any outcome as far as a page goes', async () => {
    const ofOutcomes: readonly (readonly ItemState[])[] = [['DONE'], ['FAILED'], ['CANCELLED'], ['PENDING', 'ACTING']];
    const faults = await tables.faultsOfList({
      any: { states: [] as readonly ItemState[] },
      filters: ofOutcomes.map((states) => ({ states })),
      list: ({ states }, page: PageRequest<ItemKey>) => store.listItems(tables.database, large, states, page),
      keyOf: ({ itemId }) => [itemId],
    });
    expect(faults).toEqual([]);
  });

  it('are run by what is asked for and no more', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      await store.lock(tx, large);
      const itemIds = await store.listWaiting(tx, large, numberedId(2, rowCount / 4), limit);
      const waiting = await store.findWaiting(tx, large, itemIds);
      expect(waiting).toHaveLength(limit);
      await store.beginItems(tx, large, waiting);
      await store.updateReasons(tx, large, [{ itemId: waiting[0]!, reason: 'AWAY', text: 'Away.' }]);
      await store.endItems(tx, large, waiting.map(done));
    }, limit * 20);
    expect(faults).toEqual([]);
  });

  it('are deleted one after another, without a look at the others', async () => {
    const before = { expiredBefore: new Date('2026-06-01'), endedBefore: new Date('2026-04-01') };
    const faults = await tables.faultsOf(async (tx) => {
      expect(await store.deleteMany(tx, before, limit)).toBe(true);
      expect(await store.deleteMany(tx, { ...before, expiredBefore: new Date(0) }, limit)).toBe(true);
      await store.cancelItems(tx, numberedId(1, 1));
      await store.retryItems(tx, numberedId(1, 1));
    });
    expect(faults).toEqual([]);
  });
});
