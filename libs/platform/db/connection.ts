import pg from 'pg';
import { DataSource, type DataSourceOptions, type EntitySchema, type MixedList } from 'typeorm';
import type { Database } from '#libs/transactions';
import { errors } from '../errors.js';
import { platformTables } from './platform.tables.js';

/** Entities that say what a service's tables are. */
export type Tables = (EntitySchema | (new () => object))[];

export interface ConnectionSettings {
  url: string;
  applicationName: string;
  poolMax: number;
  /** A statement that runs longer is ended by the server. */
  statementTimeoutMs: number;
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
    extra: { statement_timeout: settings.statementTimeoutMs, connectionTimeoutMillis: 5000, keepAlive: true },
  };
  return new DataSource(options);
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
