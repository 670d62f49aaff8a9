import type { Queryable, Tx } from '#libs/transactions';
import { copyInto } from './copy.js';

/** A property of a domain type, or one of a value within it: `amount.minor`. */
export type PropertyPath<Domain> = {
  [Name in keyof Domain & string]: NonNullable<Domain[Name]> extends Date | readonly unknown[] | string | bigint
    ? Name
    : NonNullable<Domain[Name]> extends object
      ? Name | `${Name}.${keyof NonNullable<Domain[Name]> & string}`
      : Name;
}[keyof Domain & string];

/** A column: its type in SQL, and which property it holds or how it is computed. */
export interface Column<Path extends string, Domain = unknown> {
  readonly type: string;
  readonly path?: Path;
  /** For columns that are written for queries and never read back. */
  readonly compute?: (value: Domain) => unknown;
  readonly toDomain?: (stored: never) => unknown;
  readonly toStored?: (value: never) => unknown;
}

const column =
  (type: string) =>
  <Path extends string>(path: Path): Column<Path> => ({ type, path });

export const uuid = column('uuid');
export const uuids = column('uuid[]');
export const text = column('text');
export const texts = column('text[]');
export const integer = column('integer');
export const bigint = column('bigint');
export const bigints = column('bigint[]');
export const boolean = column('boolean');
/** A local date, `YYYY-MM-DD`. */
export const date = column('date');
/** An instant. */
export const timestamp = column('timestamptz');
/** Plain data that is read whole and never searched. */
export const json = column('jsonb');

/** A column whose stored form differs from the property. */
export function converted<Path extends string, Stored, Value>(
  type: string,
  path: Path,
  toStored: (value: Value) => Stored,
  toDomain: (stored: Stored) => Value,
): Column<Path> {
  return {
    type,
    path,
    toStored: toStored as (value: never) => unknown,
    toDomain: toDomain as (stored: never) => unknown,
  };
}

/** A column that queries need and the domain derives from its other values; it is not read back. */
export function computed<Domain>(type: string, compute: (value: Domain) => unknown): Column<never, Domain> {
  return { type, compute };
}

export type Columns<Domain> = Readonly<Record<string, Column<PropertyPath<Domain>, Domain>>>;

/** How rows of one table and values of one domain type become each other; every statement has constant text. */
export interface RowMapping<Domain, Names extends string> {
  readonly table: string;
  /** The columns that `toDomain` reads, for a SELECT; of the alias where one is given. */
  select(alias?: string): string;
  toDomain(row: object): Domain;
  /**
   * Inserts all values by one statement.
   * @param then what follows the rows: `ON CONFLICT (...) DO NOTHING RETURNING payment_id`
   */
  insertMany<Row = object>(on: Queryable, values: readonly Domain[], then?: string): Promise<Row[]>;
  /** Inserts all values with COPY when they are many, which is faster then and knows no ON CONFLICT. */
  addMany(tx: Tx, values: readonly Domain[]): Promise<void>;
  /** Sets the named columns of all values by one statement; the caller has locked the rows in the order of their keys. */
  updateMany(on: Queryable, values: readonly Domain[], names: readonly Names[]): Promise<void>;
  /** Inserts all values; of those whose key exists, it sets the named columns. */
  upsertMany(on: Queryable, values: readonly Domain[], names: readonly Names[]): Promise<void>;
}

/**
 * Says once which column holds which property.
 * @param key columns of the primary key
 * @example const payments = rowOf<Payment>()('payments', ['payment_id'], { payment_id: uuid('paymentId') });
 */
export function rowOf<Domain>() {
  return <const Definition extends Columns<Domain>>(
    table: string,
    key: readonly (keyof Definition & string)[],
    columns: Definition,
  ): RowMapping<Domain, keyof Definition & string> => {
    const all = Object.entries<Column<string, Domain>>(columns);
    const readable = all.filter(([, { path }]) => path !== undefined);
    const readers = readable.map(([name, definition]) => readerOf(name, definition));
    const fields = (chosen: readonly string[]) => all.filter(([name]) => key.includes(name) || chosen.includes(name));
    const recordset = (chosen: typeof all) =>
      `json_to_recordset($1::json) AS r (${chosen.map(([name, { type }]) => `${name} ${type}`).join(', ')})`;
    const names = (chosen: typeof all) => chosen.map(([name]) => name).join(', ');
    const order = key.join(', ');
    const insert = `INSERT INTO ${table} (${names(all)}) SELECT ${names(all)} FROM ${recordset(all)} ORDER BY ${order}`;
    return {
      table,
      select: (alias) => readable.map(([name]) => (alias ? `${alias}.${name}` : name)).join(', '),
      toDomain: (row) => toDomain(row as Record<string, unknown>, readers) as Domain,
      insertMany: async <Row>(on: Queryable, values: readonly Domain[], then = '') =>
        values.length === 0 ? [] : on.query<Row>(`${insert} ${then}`, [toRecords(values, all)]),
      addMany: async (tx, values) => {
        if (values.length === 0) return;
        if (values.length < copiedFrom) return void (await tx.query(insert, [toRecords(values, all)]));
        const cellsOf = all.map(([, definition]) => cellOf(definition));
        await copyInto(tx, `${table} (${names(all)})`, rowsOfCells(values, cellsOf));
      },
      updateMany: async (on, values, chosen) => {
        if (values.length === 0) return;
        const set = chosen.map((name) => `${name} = r.${name}`).join(', ');
        const same = key.map((name) => `t.${name} = r.${name}`).join(' AND ');
        const sql = `UPDATE ${table} t SET ${set} FROM ${recordset(fields(chosen))} WHERE ${same}`;
        await on.query(sql, [toRecords(values, fields(chosen))]);
      },
      upsertMany: async (on, values, chosen) => {
        if (values.length === 0) return;
        const set = chosen.map((name) => `${name} = excluded.${name}`).join(', ');
        await on.query(`${insert} ON CONFLICT (${order}) DO UPDATE SET ${set}`, [toRecords(values, all)]);
      },
    };
  };
}

/** COPY takes a round trip more than INSERT. */
const copiedFrom = 100;

/** One JSON array of records; bigints travel as strings, which PostgreSQL reads exactly. */
function toRecords<Domain>(values: readonly Domain[], columns: readonly [string, Column<string, Domain>][]): string {
  const cellsOf = columns.map(([name, definition]) => [name, storedValueOf(definition)] as const);
  const records = values.map((value) => Object.fromEntries(cellsOf.map(([name, cellOf]) => [name, cellOf(value)])));
  return JSON.stringify(records, (_name, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

/** Rows one by one, so that a COPY holds one chunk of text in memory and not all of them. */
function* rowsOfCells<Domain>(
  values: readonly Domain[],
  cellsOf: readonly ((value: Domain) => unknown)[],
): Generator<readonly unknown[]> {
  for (const value of values) yield cellsOf.map((cellOf) => cellOf(value));
}

/** The stored value as COPY takes it: an array is a literal of PostgreSQL. */
function cellOf<Domain>(definition: Column<string, Domain>): (value: Domain) => unknown {
  const stored = storedValueOf(definition);
  return definition.type.endsWith('[]') ? (value) => arrayLiteral(stored(value)) : stored;
}

function arrayLiteral(items: unknown): string | null {
  if (!Array.isArray(items)) return null;
  return `{${items.map((item) => `"${String(item).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

function storedValueOf<Domain>({ path, compute, toStored }: Column<string, Domain>): (value: Domain) => unknown {
  if (compute) return compute;
  const [name, inner] = path!.split('.') as [string, string?];
  const convert = toStored as ((given: unknown) => unknown) | undefined;
  return (value) => {
    const property = (value as Record<string, unknown>)[name];
    const held = inner === undefined ? property : (property as Record<string, unknown> | null)?.[inner];
    return convert ? convert(held) : (held ?? null);
  };
}

/** Where the value of a column goes; paths are taken apart once, since files bring rows by the thousands. */
interface Reader {
  readonly name: string;
  readonly property: string;
  readonly inner: string | undefined;
  readonly convert: ((stored: unknown) => unknown) | undefined;
}

function readerOf<Domain>(name: string, { path, toDomain: convert }: Column<string, Domain>): Reader {
  const [property, inner] = path!.split('.') as [string, string?];
  return { name, property, inner, convert: convert as Reader['convert'] };
}

/** A value within is null when all its columns are. */
function toDomain(row: Record<string, unknown>, readers: readonly Reader[]): object {
  const built: Record<string, unknown> = {};
  for (const { name, property, inner, convert } of readers) {
    const value = convert ? convert(row[name]) : row[name];
    if (inner === undefined) built[property] = value;
    else if (value !== null) built[property] = { ...(built[property] as object | null), [inner]: value };
    else built[property] ??= null;
  }
  return built;
}
