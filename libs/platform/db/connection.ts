import pg from 'pg';
import { DataSource, type DataSourceOptions, type EntitySchema, type MixedList } from 'typeorm';
import type { Database } from '#libs/transactions';
import { errors } from '../errors.js';
import { platformTables } from './platform.tables.js';
import { PreparingClient } from './preparing-client.js';

/** Entities that say what a service's tables are. */
export type Tables = (EntitySchema | (new () => object))[];

export interface ConnectionSettings {
  url: string;
  applicationName: string;
  poolMax: number;
  /** A statement that runs longer is ended by the server. */
  statementTimeoutMs: number;
  /** A transaction whose client says nothing for so long is ended by the server, with the locks that it holds. */
  idleTransactionTimeoutMs: number;
  /** A transaction that takes longer is ended by the server, from PostgreSQL 17 on. */
  transactionTimeoutMs: number;
}

const { builtins, setTypeParser } = pg.types;
setTypeParser(builtins.INT8, (text) => BigInt(text));
setTypeParser(builtins.DATE, (text) => text);

/** A pool that connects on first use; the entities only describe the schema. */
export function createDataSource(settings: ConnectionSettings, tables: Tables): DataSource {
  const options: DataSourceOptions = {
    type: 'postgres',
    url: settings.url,
    applicationName: settings.applicationName,
    poolSize: settings.poolMax,
    entities: [...platformTables, ...tables] as MixedList<EntitySchema>,
    synchronize: false,
    migrationsRun: false,
    logging: false,
    extra: {
      Client: PreparingClient,
      ...sessionOf(settings),
      query_timeout: answerWithin(settings.statementTimeoutMs),
      connectionTimeoutMillis: 5000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5000,
      onConnect: (client: pg.ClientBase) => client.query(transactionTimeout(settings.transactionTimeoutMs, false)),
    },
  };
  return new DataSource(options);
}

/**
 * The server ends a statement in time and says so, unless it has vanished: then nothing is heard of it, and its connection is
 * given up a little later.
 */
export function answerWithin(statementTimeoutMs: number): number {
  return statementTimeoutMs + 5_000;
}

/**
 * The server finds out within seconds that the node of a client has vanished, and lets go of what it had locked. It joins
 * by look-ups alone: statements here find few rows by an index, and while tables are small, or new rows unknown to its
 * statistics, the planner would read them whole instead.
 */
function sessionOf({ statementTimeoutMs, idleTransactionTimeoutMs }: ConnectionSettings): object {
  return {
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: idleTransactionTimeoutMs,
    options: [
      '-c tcp_keepalives_idle=5',
      '-c tcp_keepalives_interval=3',
      '-c tcp_keepalives_count=3',
      '-c tcp_user_timeout=15000',
      '-c enable_hashjoin=off',
      '-c enable_mergejoin=off',
    ].join(' '),
  };
}

/** Sets how long a transaction may take where the server knows such a limit; 0 is without end. */
export function transactionTimeout(timeoutMs: number, isLocal: boolean): string {
  return `SELECT set_config('transaction_timeout', '${timeoutMs}', ${isLocal})
    WHERE current_setting('server_version_num')::int >= 170000`;
}

export async function readNow(database: Pick<Database, 'query'>): Promise<Date> {
  const [row] = await database.query<{ now: Date }>(`SELECT ${nowExpression} AS now FROM clock`);
  if (!row) throw errors.CLOCK_MISSING('The clock row is missing. Run the migrations.');
  return row.now;
}

/** Business time, given the one-row clock table in FROM. */
export const nowExpression = `CASE clock.mode
  WHEN 'real' THEN date_trunc('milliseconds', now())
  WHEN 'test' THEN clock.instant
  ELSE date_trunc('milliseconds', clock.instant + (now() - clock.anchor) * clock.rate) END`;
