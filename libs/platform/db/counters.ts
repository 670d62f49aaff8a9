import { EntitySchema } from 'typeorm';
import type { Database } from '#libs/transactions';

/** Counts of the rows of a table by some of its columns, which are kept while the rows are written. */
export interface Counter {
  /** The table of the counts. */
  readonly name: string;
  /** The table whose rows are counted. */
  readonly of: string;
  /** Its columns by which they are counted, with their types. */
  readonly by: Readonly<Record<string, 'text' | 'char(3)' | 'boolean' | 'uuid'>>;
  /** Its columns of type bigint that are added up. */
  readonly sums: readonly string[];
}

const foldedAtOnce = 10_000;
const foldedFrom = 500;

/**
 * The statements of a migration that create a counter. Each statement that writes rows adds what it changed, so that no
 * two wait for each other; `foldCounts` adds these up later.
 */
export function counterStatements({ name, of, by, sums }: Counter): string[] {
  const { columns, keys, grouped } = partsOf({ by, sums });
  const rows = (table: string, sign: '' | '-') =>
    `SELECT ${keys}, ${sign}1::bigint AS row_count${sums.map((sum) => `, ${sign}${sum} AS ${sum}`).join('')} FROM ${table}`;
  const trigger = (event: 'insert' | 'update' | 'delete', tables: string, changed: string) => [
    `CREATE FUNCTION ${name}_${event}() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         INSERT INTO ${name} (${columns})
         ${grouped(`(${changed}) AS changed`)};
         RETURN NULL;
       END
     $$`,
    `CREATE TRIGGER ${name}_${event} AFTER ${event.toUpperCase()} ON ${of} REFERENCING ${tables}
       FOR EACH STATEMENT EXECUTE FUNCTION ${name}_${event}()`,
  ];
  return [
    `CREATE TABLE ${name} (
       count_id bigserial CONSTRAINT ${name}_pkey PRIMARY KEY,
       ${Object.entries(by)
         .map(([column, type]) => `${column} ${type} NOT NULL`)
         .join(', ')},
       ${['row_count', ...sums].map((column) => `${column} bigint NOT NULL`).join(', ')}
     )`,
    ...trigger('insert', 'NEW TABLE AS added', rows('added', '')),
    ...trigger('delete', 'OLD TABLE AS removed', rows('removed', '-')),
    ...trigger(
      'update',
      'OLD TABLE AS removed NEW TABLE AS added',
      `${rows('added', '')} UNION ALL ${rows('removed', '-')}`,
    ),
  ];
}

/** Definition of the table of counts; a test compares it with the migrated schema. */
export function counterTable({ name, by, sums }: Counter): EntitySchema {
  const types = {
    text: { type: 'text' },
    'char(3)': { type: 'char', length: 3 },
    boolean: { type: 'boolean' },
    uuid: { type: 'uuid' },
  } as const;
  return new EntitySchema({
    name,
    columns: {
      count_id: { type: 'bigint', primary: true, generated: 'increment', primaryKeyConstraintName: `${name}_pkey` },
      ...Object.fromEntries(Object.entries(by).map(([column, type]) => [column, types[type]])),
      ...Object.fromEntries(['row_count', ...sums].map((column) => [column, { type: 'bigint' as const }])),
    },
  });
}

/** Adds up what was counted since, so that a sum reads few rows. @returns whether there is more */
export async function foldCounts(database: Database, { name, by, sums }: Counter): Promise<boolean> {
  const [waiting] = await database.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM (SELECT FROM ${name} LIMIT ${foldedAtOnce}) AS counted`,
  );
  if (waiting!.count < foldedFrom) return false;
  const { columns, grouped } = partsOf({ by, sums });
  const left = await database.query(
    `WITH folded AS (
       DELETE FROM ${name} WHERE count_id IN (SELECT count_id FROM ${name} ORDER BY count_id LIMIT ${foldedAtOnce})
       RETURNING ${columns})
     INSERT INTO ${name} (${columns}) ${grouped('folded')} RETURNING 1`,
  );
  // Of as many keys as counts nothing is gained by going on at once.
  return waiting!.count === foldedAtOnce && left.length < foldedAtOnce;
}

/** What the counts of a trigger and those that are folded have in common: one row a key, and none where nothing differs. */
function partsOf({ by, sums }: Pick<Counter, 'by' | 'sums'>) {
  const keys = Object.keys(by).join(', ');
  const counted = ['row_count', ...sums];
  const totals = counted.map((column) => `sum(${column})::bigint`).join(', ');
  const differs = counted.map((column) => `sum(${column}) <> 0`).join(' OR ');
  return {
    keys,
    columns: `${keys}, ${counted.join(', ')}`,
    grouped: (rows: string) => `SELECT ${keys}, ${totals} FROM ${rows} GROUP BY ${keys} HAVING ${differs}`,
  };
}
