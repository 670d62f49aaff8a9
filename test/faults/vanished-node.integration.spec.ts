import type { DataSource } from 'typeorm';
import { type ConnectionSettings, createDataSource, PostgresDatabase, PostgresRunner } from '#libs/platform';
import { aCaller, connectionOf, eventually } from '#libs/testing';
import {
  asOwner,
  behaviour,
  event,
  issued,
  MessagingPair,
  range,
} from '../../libs/platform/messaging/testing/messaging-pair.js';
import { topicOf } from '../../libs/platform/messaging/wire/topic-names.js';
import { FaultProxy } from './fault-proxy.js';

describe('a node that vanishes', () => {
  let world: MessagingPair;
  let proxy: FaultProxy;
  let url: string;
  let opened: DataSource[];

  beforeAll(async () => {
    world = await MessagingPair.open();
    await asOwner(
      world.consumerDb,
      'CREATE TABLE debtors (id int PRIMARY KEY); INSERT INTO debtors VALUES (1); GRANT ALL ON debtors TO dunlin_workflow',
    );
  });
  beforeEach(async () => {
    await world.begin();
    ({ proxy, url } = await FaultProxy.before(world.consumerDb.url));
    opened = [];
  });
  afterEach(async () => {
    await proxy.close();
    await world.end();
    for (const dataSource of opened) if (dataSource.isInitialized) await dataSource.destroy();
  });
  afterAll(() => world.close());

  const open = (at: string, overrides: Partial<ConnectionSettings> = {}) => {
    const dataSource = createDataSource(connectionOf(at, overrides), []);
    opened.push(dataSource);
    return {
      database: new PostgresDatabase(dataSource),
      transactions: new PostgresRunner(dataSource, 'workflow', () => undefined),
    };
  };

  it('in the middle of a transaction delays its events and the rows they lock, and parks none', async () => {
    const { transactions: vanishing } = open(url, { idleTransactionTimeoutMs: 6_000 });
    const arriving = range(1, 20).map((index) => event(issued, `key-${index}`, Number(index)));
    const zombie = vanishing.transact(aCaller(), async (tx) => {
      const ids = arriving.slice(0, 10).map(({ headers }) => headers['ce_id']);
      await tx.query('INSERT INTO inbox SELECT * FROM unnest($1::uuid[])', [ids]);
      await tx.query('UPDATE debtors SET id = id');
      proxy.cut();
      await tx.query('SELECT 1');
    });
    const ended = expect(zombie).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await eventually(async () => {
      const rows = await world.consumerDb.database.query(
        `SELECT state FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'
           AND query LIKE 'UPDATE debtors%'`,
      );
      expect(rows).toEqual([{ state: 'idle in transaction' }]);
    });
    behaviour.before = async ({ key }, tx) => {
      if (key === 'key-15') await tx.query('UPDATE debtors SET id = id');
    };
    const { messaging } = await world.consuming(open(world.consumerDb.url, { statementTimeoutMs: 200 }));
    await world.send(topicOf(world.prefix, issued), arriving);
    await eventually(() => expect(Object.keys(messaging.waits())).toContain('held'));
    await eventually(async () => expect(await world.seenCount()).toBe(20), 60_000);
    expect(messaging.totals()).toMatchObject({ handled: 20, parked: 0 });
    expect(messaging.waits()).toEqual({});
    proxy.reset();
    await ended;
  });

  it('is noticed by the server, which is told so when a connection begins', async () => {
    const { database } = open(world.consumerDb.url);
    const rows = await database.query<{ name: string; setting: string }>(
      `SELECT name, setting FROM pg_settings WHERE name = ANY($1)`,
      [
        [
          'idle_in_transaction_session_timeout',
          'tcp_keepalives_count',
          'tcp_keepalives_idle',
          'tcp_keepalives_interval',
          'tcp_user_timeout',
          'transaction_timeout',
        ],
      ],
    );
    const settings = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
    expect(settings).toMatchObject({ idle_in_transaction_session_timeout: '20000' });
    if ('transaction_timeout' in settings) expect(settings['transaction_timeout']).toBe('300000');
    // Over a socket of the machine itself there is nothing to notice.
    if (settings['tcp_keepalives_idle'] !== '0') {
      const { tcp_keepalives_idle: idle, tcp_keepalives_interval: interval, tcp_keepalives_count: count } = settings;
      expect([idle, interval, count, settings['tcp_user_timeout']]).toEqual(['5', '3', '3', '15000']);
    }
  });

  it('of the database costs its callers one connection each and an error that says to call again', async () => {
    const { database, transactions } = open(url, { statementTimeoutMs: 300, poolMax: 2 });
    await database.query('SELECT 1');
    proxy.cut();
    await expect(database.query('SELECT 1')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    proxy.heal();
    expect(await database.query('SELECT 2 AS two')).toEqual([{ two: 2 }]);
    const half = transactions.transact(aCaller(), async (tx) => {
      proxy.cut('down');
      await tx.query('SELECT 1');
    });
    await expect(half).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    proxy.heal();
    expect(await database.query('SELECT 3 AS three')).toEqual([{ three: 3 }]);
  });

  it('lets a long read of one instant go on, as it holds up nobody', async () => {
    const { database } = open(world.consumerDb.url, { transactionTimeoutMs: 10_000, statementTimeoutMs: 200 });
    const slept = database.snapshot(5_000, (snapshot) => snapshot.query("SELECT 'slept' AS done FROM pg_sleep(0.8)"));
    expect(await slept).toEqual([{ done: 'slept' }]);
  });
});
