import { join } from 'node:path';
import { connectionOf, createServiceDatabase, type ServiceDatabase } from '#libs/testing';
import { PlatformSettings } from '../config/index.js';
import { createDataSource } from './connection.js';
import { PostgresDatabase } from './database.js';
import { DatabaseProbe } from './probe.js';

const migrations = join(import.meta.dirname, '../../testing/fixtures/empty-migrations');

describe('whether the database responds', () => {
  let db: ServiceDatabase;
  const probes: DatabaseProbe[] = [];
  const probe = (url: string) => {
    const made = new DatabaseProbe(url, 'spec', PlatformSettings.shape.postgresUrl);
    probes.push(made);
    return made;
  };

  beforeAll(async () => {
    db = await createServiceDatabase({ service: 'customer', migrations });
  });
  afterAll(async () => {
    for (const made of probes) await made.close();
    await db.close();
  });

  it('is known while all connections of the pool are at work', async () => {
    const dataSource = createDataSource(connectionOf(db.url, { poolMax: 2 }), []);
    const database = new PostgresDatabase(dataSource);
    const working = [1, 2].map(() => database.query('SELECT pg_sleep(3)'));
    const asked = probe(db.url);
    for (let times = 0; times < 3; times += 1) await asked.check();
    await Promise.all(working);
    await dataSource.destroy();
  });

  it('is asked again by a new connection after the old one was lost', async () => {
    const asked = probe(db.url);
    await asked.check();
    await db.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query = 'SELECT 1' AND pid <> pg_backend_pid()`,
    );
    await asked.check().catch(() => undefined);
    await asked.check();
  });

  it('is said with the setting to look at when it does not', async () => {
    const url = new URL(db.url);
    url.password = 'wrong';
    const text = /refuses the password of dunlin_customer\. Set DUNLIN_POSTGRES_PASSWORD/;
    await expect(probe(url.href).check()).rejects.toThrow(text);
  });
});
