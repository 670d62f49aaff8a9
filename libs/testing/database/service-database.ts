import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { EventPayloads } from '#libs/contracts';
import { newId, snakeName } from '#libs/ids';
import {
  type ClockSource,
  type ConnectionSettings,
  createDataSource,
  decodeEvent,
  migrate,
  PostgresDatabase,
  PostgresRunner,
  type Tables,
} from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { refuseSecondConnections } from '../../platform/db/nesting.js';
import { databaseUrl, ensureDatabases, ownerRole, roleOf } from '../../platform/db/roles.js';
import { testServers } from '../servers.js';

/** An event that a spec reads back from the outbox. */
export interface PublishedEvent {
  type: keyof EventPayloads;
  key: string;
  subject: string;
  sequence: bigint;
  correlationId: string;
  /** Empty for none. */
  causationId: string;
  /** Empty for none. */
  traceparent: string;
  // A spec knows which event it looks at.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  payload: any;
}

/** A migrated database of one service with the real runner on it. */
export interface ServiceDatabase {
  readonly dataSource: DataSource;
  readonly runner: PostgresRunner;
  readonly database: PostgresDatabase;
  /** Connection string of the service's own role, and of the owner of the schema. */
  readonly url: string;
  readonly ownerUrl: string;
  /** Steps the test clock of this database. */
  setNow(instant: Date): Promise<void>;
  /** Everything in the outbox, in order. */
  published(): Promise<PublishedEvent[]>;
  clearOutbox(): Promise<void>;
  close(): Promise<void>;
}

export interface ServiceDatabaseOptions {
  /** Service name, e.g. `dca-handoff`. */
  service: string;
  /** Absolute path of the migrations folder (sources). */
  migrations: string;
  tables?: Tables;
  /** Where the test clock stands at first; real time when absent. */
  start?: Date;
  /** Instead of `start`: a clock that moves in another way. */
  clock?: ClockSource;
}

/** A database with nothing in it, and the two roles of a service. */
export interface EmptyDatabase {
  readonly url: string;
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

export async function createEmptyDatabase(service: string): Promise<EmptyDatabase> {
  const { postgresUrl } = testServers();
  const prefix = `t_${randomBytes(5).toString('hex')}_`;
  const name = `${prefix}${snakeName(service)}`;
  await ensureDatabases(postgresUrl, [service], prefix);
  return {
    url: databaseUrl(postgresUrl, roleOf(service), name),
    ownerUrl: databaseUrl(postgresUrl, ownerRole, name),
    drop: () => dropDatabase(postgresUrl, name),
  };
}

/** Creates, migrates and opens a database of its own for one spec file. */
export async function createServiceDatabase(options: ServiceDatabaseOptions): Promise<ServiceDatabase> {
  const { url, ownerUrl, drop } = await createEmptyDatabase(options.service);
  await migrate({
    ownerUrl,
    serviceRole: roleOf(options.service),
    folder: options.migrations,
    clock: options.clock ?? (options.start ? { mode: 'test', start: options.start } : { mode: 'real' }),
  });
  refuseSecondConnections();
  const dataSource = createDataSource(connectionOf(url), options.tables ?? []);
  const database = new PostgresDatabase(dataSource);
  return {
    dataSource,
    runner: new PostgresRunner(dataSource, options.service, () => undefined),
    database,
    url,
    ownerUrl,
    setNow: async (instant) => {
      await database.query('UPDATE clock SET instant = $1', [instant]);
    },
    published: async () => {
      const rows = await database.query<OutboxRow>('SELECT headers, payload FROM outbox ORDER BY id');
      return rows.map(publishedEvent);
    },
    clearOutbox: async () => {
      await database.query('DELETE FROM outbox');
    },
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await drop();
    },
  };
}

/** As a process connects, but for what a spec sets otherwise. */
export function connectionOf(url: string, overrides: Partial<ConnectionSettings> = {}): ConnectionSettings {
  const limits = { statementTimeoutMs: 60_000, idleTransactionTimeoutMs: 20_000, transactionTimeoutMs: 300_000 };
  return { url, applicationName: 'spec', poolMax: 12, ...limits, ...overrides };
}

/** A caller of a mutation with a request id of its own; the input hash follows from the request id and the input. */
export function aCaller(overrides: Partial<Caller> = {}): Caller {
  const requestId = overrides.requestId ?? newId();
  return {
    actor: 'user:tester',
    correlationId: newId(),
    causationId: '',
    requestId,
    operation: 'spec',
    inputHash: 'spec',
    ...overrides,
  };
}

interface OutboxRow {
  headers: Record<string, string>;
  payload: Buffer;
}

function publishedEvent({ headers, payload }: OutboxRow): PublishedEvent {
  const type = headers['ce_type'] as keyof EventPayloads;
  return {
    type,
    key: headers['ce_partitionkey']!,
    subject: headers['ce_subject']!,
    sequence: BigInt(headers['ce_sequence']!),
    correlationId: headers['ce_correlationid']!,
    causationId: headers['ce_causationid'] ?? '',
    traceparent: headers['ce_traceparent'] ?? '',
    payload: decodeEvent(type, payload),
  };
}

async function dropDatabase(postgresUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
