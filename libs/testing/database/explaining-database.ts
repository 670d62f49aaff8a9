import { invariant } from '#libs/errors';
import { Database, type Queryable, type Runner, type Tx } from '#libs/transactions';
import { aCaller } from './service-database.js';

/** A node of EXPLAIN (FORMAT JSON), as far as it is looked at. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** What one statement read to give its rows. */
export interface ReadPlan {
  readonly sql: string;
  /** Tables that were read from one end to the other. */
  readonly scanned: readonly string[];
  /** Rows that came out of tables and indexes, whether they were of use or not. */
  readonly readCount: number;
  readonly givenCount: number;
}

/** Runs statements in a transaction that is undone, and tells how PostgreSQL ran them. */
export class ExplainingDatabase extends Database {
  private tx: Tx | null = null;

  override query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.open.query<Row>(sql, parameters);
  }

  override now(): Promise<Date> {
    return Promise.resolve(this.open.now);
  }

  override snapshot<Result>(_timeoutMs: number, read: (queryable: Queryable) => Promise<Result>): Promise<Result> {
    return read(this.open);
  }

  /** What the body asked its transaction, or meanwhile this database. */
  async explain(runner: Runner, body: (tx: Tx) => Promise<unknown>): Promise<ReadPlan[]> {
    const plans: ReadPlan[] = [];
    const undone = new Error('undone');
    const ended = runner.transact(aCaller(), async (tx) => {
      this.tx = explainingTx(tx, plans);
      await body(this.tx);
      throw undone;
    });
    await ended.catch((error: unknown) => {
      if (error !== undone) throw error;
    });
    this.tx = null;
    return plans;
  }

  private get open(): Tx {
    invariant(this.tx, 'Statements are explained inside of `explain` only.');
    return this.tx;
  }
}

/** Statements that write would do so twice and are only explained. */
function explainingTx(tx: Tx, plans: ReadPlan[]): Tx {
  const explaining: Queryable = { query: (sql, parameters = []) => explained(tx, plans, sql, parameters) };
  return Object.assign(Object.create(tx) as Tx, explaining);
}

async function explained<Row>(
  queryable: Queryable,
  plans: ReadPlan[],
  sql: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const [row] = await queryable.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
    `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`,
    parameters,
  );
  const root = row!['QUERY PLAN'][0]!.Plan;
  const nodes = nodesOf(root);
  const scanned = nodes.flatMap((node) => (node['Node Type'] === 'Seq Scan' ? [node['Relation Name']!] : []));
  const readCount = nodes.reduce((sum, node) => sum + rowsReadBy(node), 0);
  plans.push({ sql, scanned, readCount, givenCount: root['Actual Rows'] });
  return /^\s*(WITH\b[^]*\b(UPDATE|DELETE|INSERT)\b|UPDATE|DELETE|INSERT)/.test(sql)
    ? []
    : queryable.query<Row>(sql, parameters);
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** A bitmap of an index is read by the scan above it. */
function rowsReadBy(node: PlanNode): number {
  if (
    !/Scan$/.test(node['Node Type']) ||
    /^(Bitmap Index|CTE|Subquery|Function|Values) Scan$/.test(node['Node Type'])
  ) {
    return 0;
  }
  const each =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return each * node['Actual Loops'];
}

/** What is wrong with plans: tables read whole, though they are large, or far more rows read than were given. */
export function faultsOf(plans: readonly ReadPlan[], large: readonly string[], pageSize: number): string[] {
  return plans.flatMap(({ sql, scanned, readCount, givenCount }) => {
    const whole = scanned.filter((table) => large.includes(table));
    // A page that is nearly empty still reads some rows of each branch and of what is joined.
    const allowed = 10 * Math.max(givenCount, pageSize);
    const faults = whole.map((table) => `reads all of ${table}`);
    if (readCount > allowed) faults.push(`reads ${readCount} rows to give ${givenCount}`);
    return faults.map((fault) => `${fault}: ${sql.replace(/\s+/g, ' ').slice(0, 300)}`);
  });
}
