import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { connectionOf, eventually } from '#libs/testing';
import { createDataSource } from '../../db/connection.js';
import { PostgresDatabase } from '../../db/database.js';
import { PostgresRunner } from '../../runner/postgres-runner.js';
import { asOwner, behaviour, issued, MessagingPair, range } from '../testing/messaging-pair.js';

describe('handling events under pressure', () => {
  let world: MessagingPair;
  let opened: DataSource[] = [];

  beforeAll(async () => {
    world = await MessagingPair.open();
  });
  beforeEach(() => world.begin());
  afterEach(async () => {
    await world.end();
    for (const dataSource of opened) await dataSource.destroy();
    opened = [];
  });
  afterAll(() => world.close());

  /** A process that gives up statements soon. */
  const impatient = () => {
    const dataSource = createDataSource(connectionOf(world.consumerDb.url, { statementTimeoutMs: 150 }), []);
    opened.push(dataSource);
    return {
      database: new PostgresDatabase(dataSource),
      transactions: new PostgresRunner(dataSource, 'workflow', () => undefined),
    };
  };
  const failing = (code: string) => Object.assign(new Error('It does not go.'), { code });

  it('parks nothing while another session holds a table for a long time', async () => {
    const { consumer } = await world.both({ consumer: impatient() });
    const locked = asOwner(world.consumerDb, 'BEGIN; LOCK TABLE seen; SELECT pg_sleep(5); COMMIT');
    await pause(200);
    await world.emit(range(1, 30).map((index) => [issued, `key-${index % 7n}`, Number(index)]));
    await eventually(() => expect(consumer.totals().failures).toBeGreaterThan(10));
    await locked;
    await eventually(async () => expect(await world.seenCount()).toBe(30));
    expect(consumer.totals()).toMatchObject({ handled: 30, parked: 0 });
  });

  it.each(['53100', '53200', '58030', '42501'])(
    'parks nothing while the database lacks room, memory, a disk or a right (%s), and says so',
    async (code) => {
      const { consumer } = await world.both();
      let failures = 12;
      behaviour.before = () => {
        if (failures-- > 0) throw failing(code);
      };
      await world.emit(range(1, 10).map((index) => [issued, `key-${index}`, Number(index)]));
      await eventually(() => expect(consumer.waits()).toMatchObject({ starved: expect.any(Number) }));
      await eventually(async () => expect(await world.seenCount()).toBe(10));
      expect(consumer.totals().parked).toBe(0);
    },
  );

  it('parks an event that keeps failing while others succeed, and none when nothing succeeds', async () => {
    const { consumer } = await world.both({ consumer: { patienceMs: 1_000 } });
    const all = { fail: true };
    behaviour.before = ({ key }) => {
      if (all.fail || key === 'bad') throw failing('55P03');
    };
    await world.emit([
      [issued, 'bad', 1],
      [issued, 'ann', 1],
      [issued, 'bob', 1],
      [issued, 'cid', 1],
    ]);
    await pause(3_000);
    expect(consumer.totals().parked).toBe(0);
    all.fail = false;
    for (let sequence = 2; sequence < 12; sequence += 1) {
      await world.emit(['ann', 'bob', 'cid', 'dee', 'eve'].map((key) => [issued, key, sequence]));
      await pause(100);
    }
    await eventually(() => expect(consumer.totals().parked).toBe(1));
    await eventually(async () => expect(await world.seenCount()).toBe(53));
    const keys = await consumer.parked.listKeys({ limit: 10, after: null });
    expect(keys.map(({ key }) => key)).toEqual(['bad']);
  });

  it('takes a handler that is slow for more than a minute for no reason to restart', async () => {
    const { consumer } = await world.both();
    const go = Promise.withResolvers<void>();
    behaviour.before = () => go.promise;
    await world.emit([[issued, 'ann', 1]]);
    await eventually(() => expect(behaviour.batches).toHaveLength(1));
    const real = performance.now.bind(performance);
    const later = jest.spyOn(performance, 'now').mockImplementation(() => real() + 70_000);
    try {
      for (let second = 0; second < 9; second += 1) {
        await pause(1_000);
        if (second > 1) expect(consumer.isStuck()).toBe(false);
      }
    } finally {
      later.mockRestore();
      go.resolve();
    }
    await eventually(async () => expect(await world.seenCount()).toBe(1));
  });
});
