import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { DataSource, MigrationExecutor, type MigrationInterface } from 'typeorm';
import { type ClockSource, PlatformSettings } from '../../config/index.js';
import { errors } from '../../errors.js';
import { programErrors } from '../../process/errors.js';
import type { Tables } from '../connection.js';
import { connectionFault } from '../faults.js';
import { PlatformTables1000000000001 } from '../migrations/0001-platform-tables.js';
import { DeadLetterDecisions1000000000002 } from '../migrations/0002-dead-letter-decisions.js';
import { DeadLetterIndexes1000000000003 } from '../migrations/0003-dead-letter-indexes.js';
import { DeadLetterDecided1000000000004 } from '../migrations/0004-dead-letter-decided.js';
import { CreateApprovals1000000000005 } from '../migrations/0005-create-approvals.js';
import { PreparingClient } from '../preparing-client.js';
import { type LockPatience, usualPatience, withPatience } from './patience.js';

export type MigrationClass = new () => MigrationInterface;

/** Migrations of the tables that every service has. */
const ofEveryService: readonly MigrationClass[] = [
  PlatformTables1000000000001,
  DeadLetterDecisions1000000000002,
  DeadLetterIndexes1000000000003,
  DeadLetterDecided1000000000004,
  CreateApprovals1000000000005,
];

export interface MigrateOptions {
  /** Connection of the role that owns the schema. */
  ownerUrl: string;
  /** Role the service runs as; it gets rights on rows and none on the schema. */
  serviceRole: string;
  /** Folder of the service's migrations, compiled. */
  folder: string;
  /** The business clock of a new database; an existing one keeps its own. */
  clock: ClockSource;
  patience?: LockPatience;
  /** Told why the migrations wait, again and again for as long as they do. */
  waits?: (reason: string) => void;
}

/**
 * Brings a service's database up to date under an advisory lock, so that two starts at once do it once.
 * @throws DATABASE_UNAVAILABLE that says what to set; MIGRATION_LOCKED when other sessions kept a lock all the time,
 * and nothing of that migration is done then.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const watch = new pg.Client({ connectionString: options.ownerUrl });
  await watch.connect().catch((error: unknown) => {
    throw connectionFault(error, options.ownerUrl, PlatformSettings.shape.postgresOwnerUrl);
  });
  try {
    return await migrateWatched(options, watch);
  } finally {
    await watch.end();
  }
}

/** A connection that runs migrations and gives up where it waits for a lock. */
export function migrationSource(ownerUrl: string, migrations: MigrationClass[], lockTimeoutMs: number): DataSource {
  return new DataSource({
    type: 'postgres',
    url: ownerUrl,
    applicationName: migrator,
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    // Its own lines would go to standard output as they are; what fails is told by who runs it.
    logger: 'debug',
    extra: { lock_timeout: lockTimeoutMs },
  });
}

/** @throws MIGRATION_INVALID */
export async function migrationClasses(folder: string): Promise<MigrationClass[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}-.*\.(js|ts)$/.test(name) && !name.endsWith('.d.ts'));
  const classes: MigrationClass[] = [...ofEveryService];
  for (const file of files.sort()) {
    const exported = Object.values((await import(pathToFileURL(join(folder, file)).href)) as object);
    const found = exported.filter((value): value is MigrationClass => typeof value === 'function');
    if (found.length !== 1) {
      throw programErrors.MIGRATION_INVALID(`${file} must export exactly one migration class.`);
    }
    classes.push(found[0]!);
  }
  return classes;
}

/** Names of the migrations that a release needs, the platform's first. */
export async function migrationNames(folder: string): Promise<string[]> {
  return (await migrationClasses(folder)).map((migration) => migration.name);
}

/** Queries that would bring the schema to what the entities say; none when they agree. */
export async function schemaDrift(ownerUrl: string, tables: Tables): Promise<string[]> {
  // The schema is read by many statements at one time.
  const extra = { Client: PreparingClient };
  const entities = tables as never;
  const dataSource = new DataSource({ type: 'postgres', url: ownerUrl, entities, synchronize: false, extra });
  await dataSource.initialize();
  try {
    const log = await dataSource.driver.createSchemaBuilder().log();
    return log.upQueries.map((query) => query.query);
  } finally {
    await dataSource.destroy();
  }
}

const migrator = 'dunlin-migrate';
const lockKey = 6_871_394_211;
/** Another migration of the same database is waited for so long; it has its own bound. */
const queueWithinMs = 600_000;

async function migrateWatched(options: MigrateOptions, watch: pg.Client): Promise<{ applied: string[] }> {
  const { clock, serviceRole, patience = usualPatience, waits = () => undefined } = options;
  const classes = await migrationClasses(options.folder);
  const dataSource = await migrationSource(options.ownerUrl, classes, patience.lockTimeoutMs).initialize();
  const pending = async () => (await new MigrationExecutor(dataSource).getPendingMigrations()).map(({ name }) => name);
  try {
    await becomeTheOnlyOne(watch, waits);
    const applied = await pending();
    const work = async (): Promise<void> => {
      await dataSource.runMigrations();
      await setInitialClock(dataSource, clock);
      await grantRights(dataSource, serviceRole);
    };
    const inHand = async () => `The migration ${(await pending())[0] ?? 'of rights'}`;
    await withPatience({ work, inHand, watch, waiter: migrator, patience, waits });
    return { applied };
  } finally {
    await dataSource.destroy();
  }
}

/** Two that wait for the same lock at once would hold up the building of an index, which waits for both of them. */
async function becomeTheOnlyOne(watch: pg.Client, waits: (reason: string) => void): Promise<void> {
  const deadline = performance.now() + queueWithinMs;
  for (;;) {
    const { rows } = await watch.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [lockKey]);
    if (rows[0]!.mine) return;
    const reason = 'Another migration of this database runs.';
    if (performance.now() > deadline) throw errors.MIGRATION_LOCKED(`${reason} Run it later.`);
    waits(reason);
    await pause(250);
  }
}

async function setInitialClock(dataSource: DataSource, clock: MigrateOptions['clock']): Promise<void> {
  const { mode, start, anchor, rate } = { start: null, anchor: null, rate: 1, ...clock };
  await dataSource.query(
    `INSERT INTO clock (id, mode, instant, anchor, rate) VALUES (true, $1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [mode, start, anchor, rate],
  );
}

/**
 * Append-only tables carry the comment `append-only`: the service may only insert and read. All rights at once, so that
 * a running service never has more than that.
 */
async function grantRights(dataSource: DataSource, serviceRole: string): Promise<void> {
  const role = pg.escapeIdentifier(serviceRole);
  await dataSource.transaction(async (manager) => {
    await manager.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
    await manager.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`);
    await manager.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
    await manager.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${role}`);
    await manager.query(`REVOKE INSERT, UPDATE, DELETE ON migrations FROM ${role}`);
    const appendOnly = await manager.query<{ name: string }[]>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
         AND obj_description(c.oid, 'pg_class') = 'append-only'`,
    );
    for (const { name } of appendOnly) await manager.query(`REVOKE UPDATE, DELETE ON ${name} FROM ${role}`);
  });
}
