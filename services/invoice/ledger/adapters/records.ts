/** Columns of a table with their types. */
type Columns = Readonly<Record<string, string>>;

/** One JSON array of records, with every bigint as a string, which PostgreSQL reads exactly. */
export function toJsonArray(records: readonly object[]): string {
  return JSON.stringify(records, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

/** Writes any number of records, given as one JSON array: new ones whole, of the others what may change. */
export function upsertStatement(
  table: string,
  { key, fixed, changing }: Record<'key' | 'fixed' | 'changing', Columns>,
) {
  const columns = { ...key, ...fixed, ...changing };
  return `INSERT INTO ${table} (${names(columns)})
    SELECT ${names(columns)} FROM json_to_recordset($1::json) AS x (${typed(columns)}) ORDER BY ${names(key)}
    ON CONFLICT (${names(key)}) DO UPDATE SET ${assigned(changing, 'excluded')}`;
}

/** Changes any number of rows to records, given as one JSON array. */
export function updateStatement(table: string, { key, changing }: Record<'key' | 'changing', Columns>) {
  const same = Object.keys(key).map((name) => `t.${name} = x.${name}`);
  return `UPDATE ${table} t SET ${assigned(changing, 'x')}
    FROM json_to_recordset($1::json) AS x (${typed({ ...key, ...changing })}) WHERE ${same.join(' AND ')}`;
}

const names = (columns: Columns): string => Object.keys(columns).join(', ');
const typed = (columns: Columns): string =>
  Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
const assigned = (columns: Columns, from: string): string =>
  Object.keys(columns)
    .map((name) => `${name} = ${from}.${name}`)
    .join(', ');
