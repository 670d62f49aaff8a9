import pg from 'pg';
import { invariant } from '#libs/errors';
import type { PageRequest, Tx } from '#libs/transactions';
import { ExplainingDatabase, faultsOf } from './explaining-database.js';
import {
  aCaller,
  createServiceDatabase,
  type ServiceDatabase,
  type ServiceDatabaseOptions,
} from './service-database.js';

const usualRowCount = 200_000;
const maxBytes = 2 * 2 ** 30;

/** How many rows a spec of large tables fills in; `npm run release:check` has more. */
export function tableRowCount(): number {
  return Number(process.env['DUNLIN_TABLE_ROWS'] ?? usualRowCount);
}

interface LargeTablesOptions extends ServiceDatabaseOptions {
  /** Fills the tables, as their owner. */
  fill(ownerUrl: string): Promise<void>;
}

/** A list as a store reads it. */
interface ReadList<Filter, Row, Key extends readonly unknown[]> {
  /** Asks for what a list always asks for, and no more. */
  readonly any: Filter;
  /** Every filter, by values that many rows have and by values that few have. */
  readonly filters: readonly Partial<Filter>[];
  /** Rows that a row of the list is shown with, and itself; 1 when absent. */
  readonly rowsEach?: number;
  list(filter: Filter, page: PageRequest<Key>): Promise<readonly Row[]>;
  keyOf(row: Row): Key;
}

/** A database with many rows, and what is wrong with how they are read. */
export class LargeTables {
  /** For stores; it answers while `faultsOf` and `faultsOfList` look. */
  readonly database = new ExplainingDatabase();
  private db!: ServiceDatabase;
  /** Tables with more rows than a statement may read as a whole. */
  private large: readonly string[] = [];

  /** Opens and fills a database for the specs of a file. */
  static use({ fill, ...options }: LargeTablesOptions): LargeTables {
    const tables = new LargeTables();
    beforeAll(async () => {
      tables.db = await createServiceDatabase(options);
      await fill(tables.db.ownerUrl);
      await tables.measure();
    }, 3_600_000);
    afterAll(() => tables.db.close());
    return tables;
  }

  /** Looks at statements in a transaction, which is undone. @param pageSize rows that are few, given or not */
  async faultsOf(body: (tx: Tx) => Promise<unknown>, pageSize = 50): Promise<string[]> {
    return faultsOf(await this.database.explain(this.db.runner, body), this.large, pageSize);
  }

  /** Looks at two pages of a list: without a filter, with each, and with any two. */
  async faultsOfList<Filter extends object, Row, const Key extends readonly unknown[]>(
    list: ReadList<Filter, Row, Key>,
  ): Promise<string[]> {
    const limit = 50;
    const faults: string[] = [];
    for (const filter of [{}, ...combined(list.filters)]) {
      const asked = { ...list.any, ...filter };
      const readPages = async (): Promise<void> => {
        const first = await list.list(asked, { after: null, limit });
        if (first.length === limit) await list.list(asked, { after: list.keyOf(first.at(-1)!), limit });
      };
      const found = await this.faultsOf(readPages, limit * (list.rowsEach ?? 1));
      faults.push(...found.map((fault) => `${named(filter)} ${fault}`));
    }
    return faults;
  }

  /** The large tables of which a transaction reads rows one after another, also inside of functions. */
  async scannedIn(body: (tx: Tx) => Promise<unknown>): Promise<string[]> {
    return this.db.runner.transact(aCaller(), async (tx) => {
      // What a connection did before may still be counted with it.
      const before = await scannedRows(tx);
      await body(tx);
      const after = await scannedRows(tx);
      return this.large.filter((name) => (after.get(name) ?? 0n) > (before.get(name) ?? 0n));
    });
  }

  private async measure(): Promise<void> {
    const rows = await this.db.database.query<{ name: string; bytes: bigint }>(
      `SELECT relname::text AS name, pg_database_size(current_database()) AS bytes FROM pg_class
        WHERE relkind = 'r' AND reltuples > 10000 AND relnamespace = 'public'::regnamespace`,
    );
    this.large = rows.map(({ name }) => name);
    const allowed = Math.max(1, tableRowCount() / usualRowCount) * maxBytes;
    invariant(
      rows[0] && Number(rows[0].bytes) <= allowed,
      `Some tables must have more than 10,000 rows, and all of them at most ${allowed} bytes.`,
    );
  }
}

/**
 * Fills the tables of a spec, as their owner, and lets PostgreSQL look at what is in them.
 * @param unguarded tables whose triggers look at every row, which would take most of the time
 */
export async function fillTables(
  ownerUrl: string,
  statements: readonly string[],
  unguarded: readonly string[] = [],
): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('SET synchronous_commit = off');
    for (const table of unguarded) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    for (const statement of statements) await owner.query(statement);
    for (const table of unguarded) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    await owner.query('VACUUM ANALYZE');
  } finally {
    await owner.end();
  }
}

/** The id of the n-th thing of a kind. */
export function numberedId(kind: number, n: number): string {
  return `0${kind}000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** The same in SQL, where `n` is an expression. */
export function sqlId(kind: number, n: string): string {
  return `('0${kind}000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
}

/** Each filter alone, and each two that can be asked for together. */
function combined<Filter extends object>(filters: readonly Filter[]): Filter[] {
  return filters.flatMap((one, index) => {
    const others = filters.slice(index + 1).filter((other) => agree(one, other));
    return [one, ...others.map((other) => ({ ...one, ...other }))];
  });
}

function agree(one: object, other: object): boolean {
  const values = new Map<string, unknown>(Object.entries(one));
  return Object.entries(other).every(([name, value]) => !values.has(name) || values.get(name) === value);
}

function named(filter: object): string {
  return JSON.stringify(filter, (_name, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

async function scannedRows(tx: Tx): Promise<Map<string, bigint>> {
  const rows = await tx.query<{ name: string; count: bigint }>(
    `SELECT relname::text AS name, seq_tup_read AS count FROM pg_stat_xact_user_tables`,
  );
  return new Map(rows.map(({ name, count }) => [name, count]));
}
