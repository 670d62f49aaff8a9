import type { Client, PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { Database, type Queryable } from '#libs/transactions';
import { PlatformSettings } from '../config/index.js';
import { answerWithin, readNow, transactionTimeout } from './connection.js';
import { asUnavailable, connectionFault, isReadOnly, isSilence } from './faults.js';
import { assertFirstConnection } from './nesting.js';

/** Reads from the pool. While the database cannot be reached, a read fails with kind unavailable and nothing else. */
export class PostgresDatabase extends Database {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return withClient(this.dataSource, (client) => queryableOf(client).query<Row>(sql, parameters));
  }

  override now(): Promise<Date> {
    return readNow(this);
  }

  override async snapshot<Result>(
    statementTimeoutMs: number,
    read: (queryable: Queryable) => Promise<Result>,
  ): Promise<Result> {
    return withClient(this.dataSource, async (client) => {
      try {
        await client.query(
          `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${statementTimeoutMs};
           SET LOCAL enable_hashjoin = on; SET LOCAL enable_mergejoin = on;
           ${transactionTimeout(0, true)}`,
        );
        const limited = { query_timeout: answerWithin(statementTimeoutMs) };
        return await read({
          query: async (text, values = []) => (await client.query({ text, values: [...values], ...limited })).rows,
        });
      } finally {
        await rollBack(client);
      }
    });
  }
}

/** The rows that a connection gives, whether or not in a transaction. */
export function queryableOf(client: PoolClient): Queryable {
  return {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await client.query(sql, parameters as unknown[])).rows as Row[],
  };
}

/** Undoes what was not committed. A connection that cannot even do that is thrown away by whoever lent it. */
export async function rollBack(client: PoolClient): Promise<void> {
  await client.query('ROLLBACK').catch(() => undefined);
}

/** Connects the pool when needed, lends one connection and gives it back; a broken one is thrown away. */
export async function withClient<Result>(
  dataSource: DataSource,
  body: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  assertFirstConnection(dataSource);
  const { queryRunner, client } = await connect(dataSource);
  try {
    return await body(client);
  } catch (error) {
    // What was asked may be answered still, or the server is the one that a failover left behind: nobody else may get
    // this connection. The pool drops one that ends.
    if (isSilence(error) || isReadOnly(error)) void (client as unknown as Client).end().catch(() => undefined);
    throw asUnavailable(error);
  } finally {
    await queryRunner.release();
  }
}

async function connect(dataSource: DataSource): Promise<{ queryRunner: QueryRunner; client: PoolClient }> {
  try {
    await ready(dataSource);
    const queryRunner = dataSource.createQueryRunner();
    return { queryRunner, client: (await queryRunner.connect()) as PoolClient };
  } catch (error) {
    const { url } = dataSource.options as { url: string };
    throw connectionFault(error, url, PlatformSettings.shape.postgresUrl);
  }
}

const connecting = new WeakMap<DataSource, Promise<unknown>>();

async function ready(dataSource: DataSource): Promise<void> {
  if (dataSource.isInitialized) return;
  const pending = connecting.get(dataSource) ?? dataSource.initialize();
  connecting.set(dataSource, pending);
  try {
    await pending;
  } finally {
    connecting.delete(dataSource);
  }
}
