import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { DomainError, invariant } from '#libs/errors';
import { PlatformSettings } from '../config/index.js';
import { connectionFault } from './faults.js';
import { PlatformTables1000000000001 } from './migrations/0001-platform-tables.js';
import { OutboxStanding1000000000002 } from './migrations/0002-outbox-standing.js';
import type { Tables } from './connection.js';

type MigrationClass = new () => MigrationInterface;

export interface MigrateOptions {
  /** Connection of the role that owns the schema. */
  ownerUrl: string;
  /** Role the service runs as; it gets rights on rows and none on the schema. */
  serviceRole: string;
  /** Folder of the service's migrations, compiled. */
  folder: string;
  /** The business clock of a new database; an existing one keeps its own. */
  clock: { mode: 'real' } | { mode: 'test'; start: Date };
}

/**
 * Brings a service's database up to date under an advisory lock, so that two starts at once do it once.
 * @throws DomainError DATABASE_UNAVAILABLE that says what to set
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const lock = new pg.Client({ connectionString: options.ownerUrl });
  await lock.connect().catch((error: unknown) => {
    throw connectionFault(error, options.ownerUrl, PlatformSettings.shape.postgresOwnerUrl);
  });
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [lockKey]);
    return await migrateLocked(options);
  } finally {
    await lock.end();
  }
}

/** Names of the migrations that a release needs, the platform's first. */
export async function migrationNames(folder: string): Promise<string[]> {
  return (await migrationClasses(folder)).map((migration) => migration.name);
}

/** Fails the migration unless the SQL condition holds: `SELECT (<condition>) AS holds`. */
export async function assertHolds(queryRunner: QueryRunner, condition: string, what: string): Promise<void> {
  const [row] = (await queryRunner.query(`SELECT (${condition}) AS holds`)) as { holds: boolean }[];
  invariant(row?.holds === true, `The migration is wrong: ${what} does not hold afterwards.`);
}

/** Queries that would bring the schema to what the entities say; none when they agree. */
export async function schemaDrift(ownerUrl: string, tables: Tables): Promise<string[]> {
  const dataSource = new DataSource({ type: 'postgres', url: ownerUrl, entities: tables as never, synchronize: false });
  await dataSource.initialize();
  try {
    const log = await dataSource.driver.createSchemaBuilder().log();
    return log.upQueries.map((query) => query.query);
  } finally {
    await dataSource.destroy();
  }
}

const lockKey = 6_871_394_211;

async function migrateLocked({ ownerUrl, serviceRole, folder, clock }: MigrateOptions): Promise<{ applied: string[] }> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: await migrationClasses(folder),
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
  });
  await dataSource.initialize();
  try {
    const applied = await dataSource.runMigrations();
    await setInitialClock(dataSource, clock);
    await grantRights(dataSource, serviceRole);
    return { applied: applied.map((migration) => migration.name) };
  } finally {
    await dataSource.destroy();
  }
}

async function migrationClasses(folder: string): Promise<MigrationClass[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}-.*\.(js|ts)$/.test(name) && !name.endsWith('.d.ts'));
  const classes: MigrationClass[] = [PlatformTables1000000000001, OutboxStanding1000000000002];
  for (const file of files.sort()) {
    const exported = Object.values((await import(pathToFileURL(join(folder, file)).href)) as object);
    const found = exported.filter((value): value is MigrationClass => typeof value === 'function');
    if (found.length !== 1) {
      throw new DomainError('MIGRATION_INVALID', 'internal', `${file} must export exactly one migration class.`);
    }
    classes.push(found[0]!);
  }
  return classes;
}

async function setInitialClock(dataSource: DataSource, clock: MigrateOptions['clock']): Promise<void> {
  await dataSource.query(`INSERT INTO clock (id, mode, instant) VALUES (true, $1, $2) ON CONFLICT DO NOTHING`, [
    clock.mode,
    clock.mode === 'test' ? clock.start : null,
  ]);
}

/** Append-only tables carry the comment `append-only`: the service may add to them and read them, no more. */
async function grantRights(dataSource: DataSource, serviceRole: string): Promise<void> {
  const role = pg.escapeIdentifier(serviceRole);
  await dataSource.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
  await dataSource.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`);
  await dataSource.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
  await dataSource.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${role}`);
  await dataSource.query(`REVOKE INSERT, UPDATE, DELETE ON migrations FROM ${role}`);
  const appendOnly = (await dataSource.query(
    `SELECT c.oid::regclass::text AS name FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND obj_description(c.oid, 'pg_class') = 'append-only'`,
  )) as { name: string }[];
  for (const { name } of appendOnly) await dataSource.query(`REVOKE UPDATE, DELETE ON ${name} FROM ${role}`);
}
