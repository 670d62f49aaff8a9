import 'reflect-metadata';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Module } from '@nestjs/common';
import pg from 'pg';
import {
  CertificateAuthority,
  type CertificateFiles,
  connectionOf,
  createServiceDatabase,
  eventually,
  type ServiceDatabase,
  testServers,
} from '#libs/testing';
import { Logger } from '../observability/logger.js';
import { launchManifest } from '../process/launch.js';
import { defineService } from '../process/manifest.js';
import { createDataSource } from './connection.js';
import { PostgresDatabase } from './database.js';
import { migrate } from './migrate/migrate.js';

@Module({})
class TestModule {}

const service = defineService({ name: 'common', nouns: [], module: TestModule, tables: [] });

/**
 * TLS is turned on in the server that all specs share: it continues to take those who come without. Only the database
 * of this spec insists, of the service on TLS and of the owner on a certificate too.
 */
describe('PostgreSQL by TLS', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-postgres-tls-'));
  const migrations = path.join(folder, 'migrations');
  const admin = new pg.Client({ connectionString: testServers().postgresUrl });
  const access = { file: '', before: '' };
  let database: ServiceDatabase;
  let ours: CertificateAuthority;
  let theirs: CertificateAuthority;
  let good: CertificateFiles;
  let owner: CertificateFiles;
  let user: { uid: number; gid: number };

  beforeAll(async () => {
    // The server may run as another user than the spec.
    fs.chmodSync(folder, 0o755);
    fs.mkdirSync(migrations);
    ours = await CertificateAuthority.create(folder, 'ours');
    theirs = await CertificateAuthority.create(folder, 'theirs');
    good = await ours.issue('postgres', { ip: ['127.0.0.1'] });
    owner = await ours.issue('owner');
    database = await createServiceDatabase({ service: 'common', migrations });
    await admin.connect();
    user = fs.statSync(await show('data_directory'));
    access.file = await show('hba_file');
    access.before = fs.readFileSync(access.file, 'utf8');
    const name = new URL(database.url).pathname.slice(1);
    const rules = [
      `hostssl ${name} ${new URL(database.url).username} all scram-sha-256`,
      `hostssl ${name} ${new URL(database.ownerUrl).username} all scram-sha-256 clientcert=verify-ca`,
      `hostnossl ${name} all all reject`,
    ];
    fs.writeFileSync(access.file, `${rules.join('\n')}\n${access.before}`);
    await serve(good);
  });

  afterAll(async () => {
    for (const setting of ['ssl', 'ssl_cert_file', 'ssl_key_file', 'ssl_ca_file'])
      await admin.query(`ALTER SYSTEM RESET ${setting}`);
    fs.writeFileSync(access.file, access.before);
    await admin.query('SELECT pg_reload_conf()');
    await admin.end();
    await database.close();
    fs.rmSync(folder, { recursive: true });
  });

  async function show(setting: string, client = admin): Promise<string> {
    const { rows } = await client.query(`SHOW ${setting}`);
    return (rows as Record<string, string>[])[0]![setting]!;
  }

  /** Has the server show another certificate from now on, or none. */
  async function serve(files: CertificateFiles | undefined): Promise<void> {
    const { cert, key, ca } = files ?? good;
    fs.chownSync(key, user.uid, user.gid);
    const settings = { ssl: files ? 'on' : 'off', ssl_cert_file: cert, ssl_key_file: key, ssl_ca_file: ca };
    for (const [name, value] of Object.entries(settings))
      await admin.query(`ALTER SYSTEM SET ${name} = ${admin.escapeLiteral(value)}`);
    await admin.query('SELECT pg_reload_conf()');
    // A connection that is opened now tells what the server itself has taken up.
    await eventually(async () => {
      const fresh = new pg.Client({ connectionString: testServers().postgresUrl });
      await fresh.connect();
      const seen = [await show('ssl', fresh), await show('ssl_cert_file', fresh)];
      await fresh.end();
      expect(seen).toEqual([settings.ssl, cert]);
    });
  }

  const addressOf = (url: string, parameters: Record<string, string>): string => {
    const address = new URL(url);
    address.search = new URLSearchParams(parameters).toString();
    return address.href;
  };
  const verified = { sslmode: 'verify-full', sslrootcert: path.join(folder, 'ours.crt') };

  async function ask<Row>(url: string, sql: string): Promise<Row[]> {
    const dataSource = createDataSource(connectionOf(url, { poolMax: 2, statementTimeoutMs: 5_000 }), []);
    try {
      return await new PostgresDatabase(dataSource).query<Row>(sql);
    } finally {
      if (dataSource.isInitialized) await dataSource.destroy();
    }
  }

  const migrateAs = (ownerUrl: string) =>
    migrate({ ownerUrl, serviceRole: new URL(database.url).username, folder: migrations, clock: { mode: 'real' } });

  it('is how a service works, and an owner with a certificate migrates', async () => {
    const rows = await ask(
      addressOf(database.url, verified),
      'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
    );
    expect(rows).toEqual([{ ssl: true }]);
    const certified = { ...verified, sslcert: owner.cert, sslkey: owner.key };
    expect(await migrateAs(addressOf(database.ownerUrl, certified))).toEqual({ applied: [] });
  });

  const urlSetting = 'DUNLIN_POSTGRES_URL (chart value';
  it.each<[string, () => Promise<string>, string]>([
    [
      'a server of another authority',
      async () => addressOf(database.url, { ...verified, sslrootcert: theirs.file }),
      `shows a certificate of an authority that is not trusted here. Set sslrootcert in ${urlSetting} postgresql.tls.existingSecret)`,
    ],
    [
      'a connection without TLS',
      async () => database.url,
      `lets dunlin_common in by TLS only. Set sslmode in ${urlSetting} postgresql.tls.enabled)`,
    ],
    [
      'a wrong password',
      async () => addressOf(database.url.replace(/:[^:@]*@/, ':wrong@'), verified),
      'refuses the password of dunlin_common. Set DUNLIN_POSTGRES_PASSWORD (chart value postgresql.existingSecret)',
    ],
    [
      'a server whose certificate has expired',
      async () => {
        await serve(await ours.issue('late', { ip: ['127.0.0.1'], expired: true }));
        return addressOf(database.url, verified);
      },
      'shows a certificate that has expired. Renew it there.',
    ],
    [
      'a server of another name',
      async () => {
        await serve(await ours.issue('other', { dns: ['other.example'] }));
        return addressOf(database.url, verified);
      },
      'shows a certificate for another name',
    ],
    [
      'a server without TLS',
      async () => {
        await serve(undefined);
        return addressOf(database.url, verified);
      },
      `does not respond by TLS. Set sslmode in ${urlSetting} postgresql.tls.enabled)`,
    ],
  ])('refuses %s and says what to set', async (_what, given, said) => {
    const url = await given();
    const message = expect.stringContaining(`PostgreSQL at ${new URL(url).host} ${said}`);
    await expect(ask(url, 'SELECT 1')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', message });
  });

  it('refuses an owner without the right certificate, and says what to set', async () => {
    await serve(good);
    const ownerUrlSetting = 'sslcert and sslkey in DUNLIN_POSTGRES_OWNER_URL (chart value postgresql.tls.mutual)';
    const bare = migrateAs(addressOf(database.ownerUrl, verified));
    await expect(bare).rejects.toThrow(`asks for a certificate, and none was shown. Set ${ownerUrlSetting}`);
    for (const [wrong, alert] of [
      [await theirs.issue('owner'), 'unknown ca'],
      [await ours.issue('gone', { expired: true }), 'certificate expired'],
    ] as const) {
      const shown = { ...verified, sslcert: wrong.cert, sslkey: wrong.key };
      const refused = migrateAs(addressOf(database.ownerUrl, shown));
      await expect(refused).rejects.toThrow(
        `refuses the certificate that it was shown (${alert}). Set ${ownerUrlSetting}`,
      );
    }
  });

  it('keeps a service unready that may not come in, with the reason, and wants files that it can read', async () => {
    const env = (parameters: Record<string, string>) => ({
      DUNLIN_ROLES: 'server',
      DUNLIN_BIND_HOST: '127.0.0.1',
      DUNLIN_GRPC_PORT: '0',
      DUNLIN_HTTP_PORT: '0',
      DUNLIN_POSTGRES_URL: addressOf(database.url, parameters),
      DUNLIN_SHUTDOWN_TIMEOUT_MS: '1000',
    });
    const options = { migrationsFolder: migrations, logger: new Logger({ service: 'common', level: 'silent' }) };
    const missing = launchManifest(service, env({ ...verified, sslrootcert: '/nowhere/ca.crt' }), options);
    await expect(missing).rejects.toThrow(
      'DUNLIN_POSTGRES_URL names as sslrootcert a file that is "/nowhere/ca.crt", which cannot be read (ENOENT)',
    );
    const unready = await launchManifest(service, env({ ...verified, sslrootcert: theirs.file }), options);
    const response = await fetch(`http://127.0.0.1:${unready.httpPort}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('Set sslrootcert in DUNLIN_POSTGRES_URL');
    await unready.stop();
  });
});
