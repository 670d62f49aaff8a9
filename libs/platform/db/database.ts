import type { DataSource } from 'typeorm';
import type { PoolClient } from 'pg';
import { Database } from '../runner/types.js';
import { readNow } from './connection.js';
import { asUnavailable } from './faults.js';

/** Reads from the pool. A dependency that is away makes a read fail with kind unavailable and nothing else. */
export class PostgresDatabase extends Database {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return withClient(this.dataSource, async (client) => {
      const result = await client.query(sql, parameters as unknown[]);
      return result.rows as Row[];
    });
  }

  override now(): Promise<Date> {
    return readNow(this);
  }
}

/** Connects the pool when needed, lends one connection and gives it back; a broken one is thrown away. */
export async function withClient<Answer>(
  dataSource: DataSource,
  body: (client: PoolClient) => Promise<Answer>,
): Promise<Answer> {
  try {
    await ready(dataSource);
    const queryRunner = dataSource.createQueryRunner();
    const client = (await queryRunner.connect()) as PoolClient;
    try {
      return await body(client);
    } finally {
      await queryRunner.release();
    }
  } catch (error) {
    throw asUnavailable(error);
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
