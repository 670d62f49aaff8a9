import pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { createEmptyDatabase, type EmptyDatabase } from '#libs/testing';
import { buildIndexes, dropIndexes } from './indexes.js';
import { migrationSource } from './migrate.js';

describe('indexes on a table in use', () => {
  let database: EmptyDatabase;
  let dataSource: DataSource;
  let migration: QueryRunner;
  const indexes = { debts_by_amount: 'debts (amount)' };

  beforeAll(async () => {
    database = await createEmptyDatabase('common');
    dataSource = await migrationSource(database.ownerUrl, [], 100).initialize();
    migration = dataSource.createQueryRunner();
    await migration.query('CREATE TABLE debts (amount int)');
    await migration.query('INSERT INTO debts VALUES (1), (1)');
  });
  afterAll(async () => {
    await migration.release();
    await dataSource.destroy();
    await database.drop();
  });

  const valid = () =>
    migration.query(`SELECT indexrelid::regclass::text AS name, indisvalid FROM pg_index
      WHERE indrelid = 'debts'::regclass`);

  it('are built anew where an attempt failed, and dropped', async () => {
    const failed = migration.query('CREATE UNIQUE INDEX CONCURRENTLY debts_by_amount ON debts (amount)');
    await expect(failed).rejects.toThrow('could not create unique index');
    expect(await valid()).toEqual([{ name: 'debts_by_amount', indisvalid: false }]);
    await buildIndexes(migration, indexes);
    expect(await valid()).toEqual([{ name: 'debts_by_amount', indisvalid: true }]);
    await dropIndexes(migration, indexes);
    expect(await valid()).toEqual([]);
  });

  it('wait for who writes longer than a migration waits otherwise, and keep nobody from writing', async () => {
    const [writer, other] = [database.url, database.url].map((connectionString) => new pg.Client({ connectionString }));
    await migration.query('GRANT INSERT ON debts TO PUBLIC');
    await Promise.all([writer!.connect(), other!.connect()]);
    await writer!.query('BEGIN; INSERT INTO debts VALUES (2)');
    const building = buildIndexes(migration, indexes);
    await writer!.query('SELECT pg_sleep(0.5)');
    await other!.query('INSERT INTO debts VALUES (3)');
    await writer!.query('COMMIT');
    await building;
    expect(await valid()).toEqual([{ name: 'debts_by_amount', indisvalid: true }]);
    expect(await migration.query('SHOW lock_timeout')).toEqual([{ lock_timeout: '100ms' }]);
    await Promise.all([writer!.end(), other!.end()]);
  });
});
