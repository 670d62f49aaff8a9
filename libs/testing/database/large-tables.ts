import pg from 'pg';
import type { Database, Tx } from '#libs/transactions';
import { type ExplainingDatabase, explainingTx, faultsOf, type ReadPlan } from './explaining-database.js';
import { aCaller, type ServiceDatabase } from './service-database.js';

/** How many rows a spec of large tables fills in; `npm run release:check` has more. */
export function tableRowCount(): number {
  return Number(process.env['DUNLIN_TABLE_ROWS'] ?? 200_000);
}

/** Tables with more rows than a statement may read as a whole. */
export async function largeTables(database: Database): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' AND reltuples > 10000
        AND relnamespace = 'public'::regnamespace`,
  );
  return rows.map(({ name }) => name);
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

/** Each filter alone, and each two. */
export function combined<Filter>(filters: readonly Partial<Filter>[]): Partial<Filter>[] {
  return filters.flatMap((one, index) => [one, ...filters.slice(index + 1).map((other) => ({ ...one, ...other }))]);
}

/** What is wrong with how lists are read: without a filter, with each, and with any two. @param pageSize of the lists */
export async function faultsOfLists<Filter extends object>(
  explaining: ExplainingDatabase,
  filters: readonly Partial<Filter>[],
  pageSize: number,
  read: (filter: Partial<Filter>) => Promise<unknown>,
): Promise<string[]> {
  const large = await largeTables(explaining);
  const faults: string[] = [];
  for (const filter of [{}, ...combined(filters)]) {
    explaining.plans.length = 0;
    await read(filter);
    faults.push(...faultsOf(explaining.plans, large, pageSize).map((fault) => `${named(filter)} ${fault}`));
  }
  return faults;
}

function named(filter: object): string {
  return JSON.stringify(filter, (_name, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

/** What is wrong with the statements of a transaction, which is undone. */
export async function explainedFaults(
  db: ServiceDatabase,
  large: readonly string[],
  pageSize: number,
  body: (tx: Tx) => Promise<unknown>,
): Promise<string[]> {
  const plans: ReadPlan[] = [];
  const undone = new Error('undone');
  const ended = db.runner.transact(aCaller(), async (tx) => {
    await body(explainingTx(tx, plans));
    throw undone;
  });
  await ended.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  return faultsOf(plans, large, pageSize);
}
