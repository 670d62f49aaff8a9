import { join } from 'node:path';
import pg from 'pg';
import { aCaller, createServiceDatabase, eventually, type ServiceDatabase } from '#libs/testing';
import type { Queryable } from '#libs/transactions';
import { issued, outgoing } from '../testing/messaging-pair.js';
import { refusedGroup, topicOf } from '../wire/topic-names.js';
import { OutboxReader, type OutboxRow } from './outbox.reader.js';
import { slotCount } from './outbox.sql.js';
import { releaseRefused } from './refused.js';

const migrations = join(import.meta.dirname, '../../../testing/fixtures/empty-migrations');
const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);

describe('reading the outbox', () => {
  let db: ServiceDatabase;
  let client: pg.Client;
  /** Entries of the index that each statement walked over. */
  let walked: number[];

  beforeAll(async () => {
    db = await createServiceDatabase({ service: 'invoice', migrations });
    client = new pg.Client({ connectionString: db.url });
    await client.connect();
  });
  beforeEach(() => {
    walked = [];
  });
  afterAll(async () => {
    await client.end();
    await db.close();
  });

  const counted: Queryable = {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
      await client.query('BEGIN');
      const { rows } = await client.query(sql, [...parameters]);
      const { rows: counts } = await client.query(
        `SELECT pg_stat_get_xact_tuples_returned('outbox_pkey'::regclass)::int AS count`,
      );
      await client.query('COMMIT');
      // Counts add up until they are handed in.
      await client.query('SELECT pg_stat_force_next_flush()');
      walked.push((counts as { count: number }[])[0]!.count);
      return rows as Row[];
    },
  };
  const emit = (count: number) =>
    db.runner.transact(aCaller(), async (tx) => {
      for (let index = 0; index < count; index += 1) tx.emit(outgoing(issued, `key-${index}`, 1));
    });

  it('does not walk over what is deleted while a long snapshot keeps it', async () => {
    const dump = new pg.Client({ connectionString: db.url });
    await dump.connect();
    await dump.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM outbox');
    try {
      const reader = new OutboxReader(counted);
      await emit(3_000);
      await db.database.query('DELETE FROM outbox');
      // Once whatever else had begun on the server before has ended.
      await eventually(async () => {
        expect(await reader.oldest(allSlots, new Set())).toEqual([]);
        expect(walked.at(-1)).toBe(0);
      });
      expect(walked[0]).toBeGreaterThanOrEqual(3_000);
      await emit(2);
      expect(await reader.oldest(allSlots, new Set())).toHaveLength(2);
      expect(walked.at(-1)).toBe(2);
      expect(await reader.depth(allSlots)).toMatchObject({ depth: 2 });
      expect(walked.at(-1)).toBeLessThan(10);
    } finally {
      await dump.end();
      await db.clearOutbox();
    }
  });

  it('finds what a transaction commits that was open all the time', async () => {
    const reader = new OutboxReader(db.database);
    const late = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const open = db.runner.transact(aCaller(), async (tx) => {
      await tx.query(`INSERT INTO outbox (slot, headers, payload) VALUES (0, '{"ce_partitionkey":"late"}', '')`);
      begun.resolve();
      await late.promise;
    });
    await begun.promise;
    await emit(50);
    for (let look = 0; look < 4; look += 1) {
      const rows = await reader.oldest(allSlots, new Set());
      await reader.remove(rows.map(({ id }) => id));
    }
    late.resolve();
    await open;
    expect(await reader.oldest(allSlots, new Set())).toEqual([
      expect.objectContaining({ headers: { ce_partitionkey: 'late' } }),
    ]);
    await db.clearOutbox();
  });

  it('leaves behind the others of its key what was read while the key was set aside, and freed a moment later', async () => {
    const emitOne = (key: string, sequence: number) =>
      db.runner.transact(aCaller(), async (tx) => tx.emit(outgoing(issued, key, sequence)));
    const topic = topicOf('', issued);
    await emitOne('ann', 1);
    await db.database.query(
      `INSERT INTO parked_keys (group_name, topic, key, error) VALUES ($1, $2, 'ann', 'The broker refuses it.')`,
      [refusedGroup, topic],
    );
    expect(await new OutboxReader(db.database).oldest(allSlots, new Set())).toEqual([]);
    await emitOne('ann', 2);
    await emitOne('bob', 1);
    let isFreed = false;
    const freedInBetween: Queryable = {
      query: async (sql, parameters) => {
        if (sql.includes('FOR SHARE') && !isFreed) {
          isFreed = true;
          expect(await db.runner.transact(aCaller(), (tx) => releaseRefused(tx, topic, 'ann'))).toBe(2);
        }
        return db.database.query(sql, parameters);
      },
    };
    const reader = new OutboxReader(freedInBetween);
    const sequencesOf = (rows: readonly OutboxRow[]) =>
      rows.map(({ headers }) => [headers.ce_partitionkey, headers.ce_sequence]);
    expect(sequencesOf(await reader.oldest(allSlots, new Set()))).toEqual([['bob', '1']]);
    expect(isFreed).toBe(true);
    expect(sequencesOf(await reader.oldest(allSlots, new Set()))).toEqual([
      ['bob', '1'],
      ['ann', '1'],
      ['ann', '2'],
    ]);
    await db.clearOutbox();
  });

  it('counts what waits in slots that nobody reads', async () => {
    const reader = new OutboxReader(db.database);
    await emit(40);
    expect(await reader.depth([])).toMatchObject({ depth: 40, oldestAgeMs: expect.any(Number) });
    await db.database.query(`UPDATE outbox_leases SET until = 'infinity' WHERE slot > 0`);
    expect((await reader.depth([])).depth).toBeLessThan(40);
    await db.clearOutbox();
  });
});
