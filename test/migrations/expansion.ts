import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type MigrationClass, migrationSource } from '#libs/platform';

/** A part of a schema that code may rely on, or that may refuse what code writes. */
interface Part {
  readonly kind: 'column' | 'constraint' | 'function' | 'index' | 'trigger';
  /** Empty for a function. */
  readonly relation: string;
  readonly name: string;
  readonly definition: string;
  /** Whether writes that were right before it may be refused under it. */
  readonly demands: boolean;
  /** What it looks at; empty where that is not known. */
  readonly columns: readonly string[];
  /** Whether every row was read to see that it holds. */
  readonly validated: boolean;
}

interface Schema {
  /** Tables by their ids, with the file that holds their rows. */
  readonly tables: ReadonlyMap<number, { readonly name: string; readonly file: number }>;
  readonly parts: readonly Part[];
}

interface Lock {
  readonly table: number;
  readonly mode: string;
}

/** A migration that takes something away says which release stopped using it; that one must be out already. */
interface Contraction {
  readonly unusedSince?: string;
}

/**
 * A migration that adds checks which look at older columns too, or triggers, names those that no write of the release before
 * fails.
 */
interface Leniency {
  readonly lenientChecks?: readonly string[];
  readonly lenientTriggers?: readonly string[];
}

/** A migration that lets checks take more than before names these checks. */
interface Widening {
  readonly widenedChecks?: readonly string[];
}

export interface ExpansionInput {
  /** Owner of an empty database. */
  readonly ownerUrl: string;
  /** Migrations of the release that is out, and those that came after it. */
  readonly released: readonly MigrationClass[];
  readonly added: readonly MigrationClass[];
  /** Versions that are out. */
  readonly versions: readonly string[];
}

/**
 * Runs migrations and looks at what each added one did, whatever its SQL says: the release before must continue reading
 * and writing on the schema afterwards, and nobody may be kept waiting for longer than a catalogue takes to change.
 * @returns a line for each thing that one of them may not do
 */
export async function expansionFaults(input: ExpansionInput): Promise<string[]> {
  const { ownerUrl, released, added, versions } = input;
  const faults: string[] = [];
  await run(ownerUrl, [...released]);
  let before = await schemaOf(ownerUrl);
  for (const [index, migration] of added.entries()) {
    const locks: Lock[] = [];
    await run(ownerUrl, [...released, ...added.slice(0, index), observed(migration, locks)]);
    const after = await schemaOf(ownerUrl);
    const found = [...contractions(migration, versions, before, after), ...longWaits(before, after, locks)];
    faults.push(...found.map((fault) => `${migration.name} ${fault}`));
    before = after;
  }
  return faults;
}

async function run(ownerUrl: string, migrations: MigrationClass[]): Promise<void> {
  const dataSource = await migrationSource(ownerUrl, migrations, 1_000).initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}

/** The same migration, which reports the locks that it holds just before it commits. */
function observed(Migration: MigrationClass, locks: Lock[]): MigrationClass {
  const migration: MigrationInterface = new Migration();
  const observer = {
    ...migration,
    name: Migration.name,
    down: (queryRunner: QueryRunner) => migration.down(queryRunner),
    async up(queryRunner: QueryRunner): Promise<void> {
      await migration.up(queryRunner);
      locks.push(...((await queryRunner.query(locksSql)) as Lock[]));
    },
  };
  return class {
    constructor() {
      return observer;
    }
  } as unknown as MigrationClass;
}

/** Changes that break the previous release, unless a published release has stopped using the object. */
function contractions(migration: MigrationClass, versions: readonly string[], before: Schema, after: Schema): string[] {
  const own = new migration() as Contraction & Leniency & Widening;
  const { unusedSince, lenientChecks = [], lenientTriggers = [], widenedChecks = [] } = own;
  const widened = new Set<string>();
  const lost = before.parts.flatMap((part) => {
    const now = after.parts.find((other) => keyOf(other) === keyOf(part));
    if (!now) return [`takes away ${told(part)}`];
    if (now.definition === part.definition) return [];
    if (part.kind === 'constraint' && widenedChecks.includes(part.name) && takesMore(part.definition, now.definition)) {
      widened.add(part.name);
      return [];
    }
    return [`changes ${told(part)} into ${now.definition}`];
  });
  const old = new Set([...before.tables.values()].map(({ name }) => name));
  const known = new Set(before.parts.map(keyOf));
  const isNew = (relation: string, column: string): boolean => !known.has(`column ${relation} ${column}`);
  const spares = ({ relation, columns }: Part): boolean =>
    columns.length > 0 && columns.every((column) => isNew(relation, column));
  const demanded = after.parts
    .filter((part) => part.demands && old.has(part.relation) && !known.has(keyOf(part)) && !spares(part))
    .filter(({ kind, name }) => kind !== 'constraint' || !lenientChecks.includes(name))
    .filter(
      ({ kind, name, definition }) => !(kind === 'trigger' && lenientTriggers.includes(name) && isAfter(definition)),
    )
    .map((part) => `demands more of ${part.relation}: ${told(part)}`);
  const named = [...lenientChecks, ...lenientTriggers];
  const unknown = named.filter((name) => !after.parts.some((part) => part.name === name));
  const faults = [
    ...lost,
    ...demanded,
    ...unknown.map((name) => `says that ${name} is lenient, and adds no such thing`),
    ...widenedChecks
      .filter((name) => !widened.has(name))
      .map((name) => `says that ${name} takes more, and it does not`),
  ];
  if (faults.length === 0) return unusedSince ? [`names a release in unusedSince and takes nothing away`] : [];
  if (!unusedSince) return faults.map((fault) => `${fault}. The release before still uses it; see docs/migrations.md`);
  if (versions.includes(unusedSince)) return [];
  return [`says that ${unusedSince} stopped using what it takes away, and that release is not out`];
}

const listOfValues = /= ANY \(ARRAY\[(.*?)\]\)/g;

/** A trigger before a write could change or leave out what is written. */
const isAfter = (definition: string): boolean => / AFTER (INSERT|UPDATE|DELETE)/.test(definition);

const insideOf = (check: string): string => /^CHECK \((.*)\)(?: NOT VALID)?$/s.exec(check)?.[1] ?? check;

/** Whether the later of two checks is the earlier one or something else, or has more values in its lists and is the same. */
function takesMore(earlier: string, later: string): boolean {
  if (insideOf(later).startsWith(`(${insideOf(earlier)} OR `)) return true;
  const skeleton = (check: string): string => check.replaceAll(listOfValues, '');
  const lists = (check: string): Set<string>[] =>
    [...check.matchAll(listOfValues)].map(([, values = '']) => new Set(values.split(', ')));
  const after = lists(later);
  return skeleton(earlier) === skeleton(later) && lists(earlier).every((list, index) => list.isSubsetOf(after[index]!));
}

function longWaits(before: Schema, after: Schema, locks: readonly Lock[]): string[] {
  const nameOf = (id: number): string => before.tables.get(id)!.name;
  const held = (modes: readonly string[]) => [
    ...new Set(
      locks.filter(({ table, mode }) => before.tables.has(table) && modes.includes(mode)).map(({ table }) => table),
    ),
  ];
  const closed = held(['AccessExclusiveLock', 'ExclusiveLock']);
  const rewritten = [...before.tables].filter(([id, { file }]) => (after.tables.get(id)?.file ?? file) !== file);
  return [
    ...(closed.length > 1
      ? [`locks ${closed.map(nameOf).sort().join(' and ')} together; a migration locks one table`]
      : []),
    ...held(['ShareLock']).map(
      (id) => `stops writes to ${nameOf(id)} while it builds an index; build it CONCURRENTLY with transaction = false`,
    ),
    ...rewritten.map(([, { name }]) => `writes all rows of ${name} again under a lock`),
    ...validatedAtOnce(before, after).map(
      ({ relation, name }) =>
        `reads all rows of ${relation} under a lock for ${name}; add it NOT VALID, and validate it by a ValidationMigration`,
    ),
  ];
}

/** Constraints of tables in use that were added with the look at all rows that a later migration takes without a lock. */
function validatedAtOnce(before: Schema, after: Schema): Part[] {
  const old = new Set([...before.tables.values()].map(({ name }) => name));
  const known = new Set(before.parts.map(keyOf));
  return after.parts.filter((part) => part.validated && old.has(part.relation) && !known.has(keyOf(part)));
}

const keyOf = ({ kind, relation, name }: Part): string => `${kind} ${relation} ${name}`;
const told = ({ kind, relation, name, definition }: Part): string =>
  `${kind} ${relation ? `${relation}.` : ''}${name} (${definition})`;

async function schemaOf(ownerUrl: string): Promise<Schema> {
  const dataSource = await migrationSource(ownerUrl, [], 1_000).initialize();
  try {
    const tables = (await dataSource.query(tablesSql)) as { id: number; name: string; file: number }[];
    const parts = (await dataSource.query(partsSql)) as Part[];
    return { tables: new Map(tables.map(({ id, name, file }) => [id, { name, file }])), parts };
  } finally {
    await dataSource.destroy();
  }
}

/** Partitions come and go automatically. */
const ours = `relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v') AND NOT relispartition`;

const tablesSql = `SELECT oid::int AS id, relname AS name, relfilenode::int AS file FROM pg_class WHERE ${ours}`;

const locksSql = `
  SELECT relation::int AS "table", mode FROM pg_locks
   WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted`;

const namesOf = (relation: string, numbers: string): string =>
  `array(SELECT attname::text FROM pg_attribute WHERE attrelid = ${relation} AND attnum = ANY(${numbers}))`;

const partsSql = `
  WITH relations AS (SELECT oid, relname FROM pg_class WHERE ${ours})
  SELECT 'column' AS kind, relname::text AS relation, attname::text AS name,
         format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END AS definition,
         attnotnull AND NOT atthasdef AND attidentity = '' AS demands, '{}'::text[] AS columns, false AS validated
    FROM relations JOIN pg_attribute ON attrelid = oid WHERE attnum > 0 AND NOT attisdropped
  UNION ALL
  SELECT 'constraint', relname::text, conname::text, regexp_replace(pg_get_constraintdef(con.oid), ' NOT VALID$', ''), true,
         ${namesOf('conrelid', 'conkey')}, contype IN ('c', 'f') AND convalidated
    FROM relations JOIN pg_constraint con ON conrelid = relations.oid WHERE contype <> 'n'
  UNION ALL
  SELECT 'index', relname::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisunique, ${namesOf('indrelid', 'indkey')}, false
    FROM relations JOIN pg_index ON indrelid = oid
  UNION ALL
  SELECT 'trigger', relname::text, tgname::text, pg_get_triggerdef(tg.oid), true, '{}', false
    FROM relations JOIN pg_trigger tg ON tgrelid = relations.oid WHERE NOT tgisinternal
  UNION ALL
  SELECT 'function', '', oid::regprocedure::text, pg_get_function_result(oid), false, '{}', false
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace`;
